import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLanguage, LANGUAGE_COOKIE, withoutLanguage } from './visitor-language.ts';

const everything = {
  url: '/login?ui_locales=fr%20ar-EG',
  headers: { cookie: `a=b; ${LANGUAGE_COOKIE}=de; c=d`, 'accept-language': 'en-GB' },
  own: 'de',
  fallback: 'ar',
} as const;

test('the address decides, then the account, the cookie, the browser, the organization, and at last English', () => {
  const { headers } = everything;
  assert.equal(chooseLanguage(everything), 'ar');
  assert.equal(chooseLanguage({ ...everything, url: '/login', own: 'en' }), 'en');
  assert.equal(chooseLanguage({ ...everything, url: '/login', own: null }), 'de');
  const plain = { url: '/login', own: undefined, fallback: 'ar' } as const;
  assert.equal(chooseLanguage({ ...plain, headers: { 'accept-language': headers['accept-language'] } }), 'en');
  assert.equal(chooseLanguage({ ...plain, headers: {} }), 'ar');
  assert.equal(chooseLanguage({ url: '/', headers: {} }), 'en');
});

test('of what the browser accepts the most wanted is taken that we have, and nothing that it refuses', () => {
  const accepting = (accept: string) => chooseLanguage({ url: '/', headers: { 'accept-language': accept } });
  assert.equal(accepting('fr, en;q=0.3, de-CH;q=0.8'), 'de');
  assert.equal(accepting('ar-u-nu-arab, de;q=0.9'), 'ar');
  assert.equal(accepting('de;q=0, ar;q=0.1'), 'ar');
  assert.equal(accepting('fr,*;q=0.5'), 'en');
  assert.equal(accepting(',;q=x,constructor,__proto__;q=9'), 'en');
});

test('a cookie of another name is not ours, nor a language that we do not have', () => {
  const remembering = (cookie: string) => chooseLanguage({ url: '/', headers: { cookie } });
  assert.equal(remembering(`x${LANGUAGE_COOKIE}=de`), 'en');
  assert.equal(remembering(`${LANGUAGE_COOKIE}=fr`), 'en');
});

test('an address is told without the language that it asked for, and otherwise as it was', () => {
  assert.equal(withoutLanguage('/login?ui_locales=de'), '/login');
  assert.equal(withoutLanguage('/login?return_to=%2Fx&ui_locales=de'), '/login?return_to=%2Fx');
  assert.equal(withoutLanguage('/portal/tickets?view=open&x=%20'), '/portal/tickets?view=open&x=%20');
});
