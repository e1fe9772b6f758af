import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, parseDigest, textBeforeKey } from './wire.ts';

const none = { loginName: '', fullName: '', kindWord: '', role: '', profile: '' };
const KEY = 'Your%20token';

test('the published sign-in has its published digest', () => {
  const text = textBeforeKey({ ...none, operation: 'signin', email: 'zack@zoho.com' });
  assert.equal(digestOf(text, KEY, '1486076418702').toString('hex'), '0b26a8398efb428287006f45998fe8e3');
});

test('the published sign-up has its published digest', () => {
  const zack = { ...none, email: 'zack@zoho.com', loginName: 'zack', fullName: 'zack%20doe', kindWord: 'portal' };
  const text = textBeforeKey({ ...zack, operation: 'signup' });
  assert.equal(digestOf(text, KEY, '1486076922182').toString('hex'), 'f02ba825f6feaca3f3db971e17c0177f');
});

test('a sign-in signs its e-mail and nothing else', () => {
  const more = { loginName: 'mallory', fullName: 'Mal Lory', kindWord: 'portal', role: 'CEO', profile: 'Light' };
  assert.equal(textBeforeKey({ ...more, operation: 'signin', email: 'a@b.example' }), 'signina@b.example');
});

test('a digest is 32 hexadecimal digits, and only where allowed fewer', () => {
  const short = '95fa712484f45e9319ef10149d66179';
  assert.equal(parseDigest(short, 'whole'), undefined);
  assert.equal(parseDigest(short, 'shortened')?.toString('hex'), `0${short}`);
  assert.deepEqual(parseDigest(`0${short}`.toUpperCase(), 'whole'), parseDigest(`0${short}`, 'whole'));
  for (const bad of [`00${short}`, `${short}g`, `${short} `, `0x${short}`]) {
    assert.equal(parseDigest(bad, 'shortened'), undefined, bad);
  }
});
