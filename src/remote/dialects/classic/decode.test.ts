import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from './decode.ts';

const valueIn = (raw: string, name: string): string | undefined => {
  const decoded = decode(raw);
  assert.ok(decoded.ok, raw);
  return decoded.value.variants.asBlank.get(name);
};

test('a value is decoded exactly once', () => {
  assert.equal(valueIn('fullname=New%2520User', 'fullname'), 'New%20User');
  assert.equal(valueIn('fullname=Zo%C3%AB+M%C3%BCller', 'fullname'), 'Zoë Müller');
  assert.equal(valueIn('email=a%2Bb@c.example', 'email'), 'a+b@c.example');
  assert.equal(valueIn('a=1=2&&b', 'a'), '1=2');
});

test('a raw plus is a blank, and a plus in the second reading', () => {
  const decoded = decode('email=a+b@c.example');
  assert.ok(decoded.ok);
  assert.equal(decoded.value.variants.asBlank.get('email'), 'a b@c.example');
  assert.equal(decoded.value.variants.asPlus?.get('email'), 'a+b@c.example');
});

test('a repeated parameter is refused, however its name is written', () => {
  for (const raw of ['email=a&email=a', 'email=a&%65mail=b', 'email&email=']) {
    assert.deepEqual(decode(raw), { ok: false, reason: 'repeated_parameter' }, raw);
  }
});

test('bytes that are not UTF-8 and stray percent signs are refused', () => {
  for (const raw of ['a=%80', 'a=%C3', 'a=%ED%A0%80', 'a=%C0%AF', 'a=%', 'a=%G1', '%FF=a']) {
    assert.deepEqual(decode(raw), { ok: false, reason: 'bad_encoding' }, raw);
  }
});

test('only a sign-up can ask for JSON', () => {
  const answerOf = (raw: string) => {
    const decoded = decode(raw);
    return decoded.ok && decoded.value.sketch.answer;
  };
  assert.equal(answerOf('operation=signup&redirect=0'), 'json');
  for (const raw of [
    'operation=signup',
    'operation=signup&redirect=1',
    'operation=signup&redirect=',
    'operation=signin&redirect=0',
  ]) {
    assert.equal(answerOf(raw), 'browser', raw);
  }
});
