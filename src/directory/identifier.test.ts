import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEmail, isFullName, isLoginName } from './identifier.ts';

const judge = (is: (value: string) => boolean, right: readonly string[], wrong: readonly string[]) => {
  for (const value of right) assert.equal(is(value), true, JSON.stringify(value));
  for (const value of wrong) assert.equal(is(value), false, JSON.stringify(value));
};

test('an e-mail address is what mail systems take, and shows all its characters', () => {
  judge(
    isEmail,
    ['jane@acme.example', 'a+b@c.example', "o'hara@acme.example", 'zoë@müller.example', `${'a'.repeat(64)}@b.example`],
    [
      '',
      'jane',
      'jane@',
      '@acme.example',
      'jane@acme',
      'a b@c.example',
      'a@b@c.example',
      '.a@b.example',
      'a..b@c.example',
      'jane@acme.com\u3164',
      'ja\u200bne@acme.example',
      'jane@-acme.example',
      `${'a'.repeat(65)}@b.example`,
      `a@${'b.'.repeat(130)}example`,
    ],
  );
});

test('a login name has six to thirty letters, digits, underscores and dots, and not only marks', () => {
  judge(
    isLoginName,
    ['john.b', 'a'.repeat(30), '_____1'],
    ['john', 'a'.repeat(31), '......', 'john-b1', 'john b1', 'jöhn.bb'],
  );
});

test('a full name has two parts of fifty characters at most, shown and without markup', () => {
  judge(
    isFullName,
    ['Cher', 'Zoë Müller', `${'Ü'.repeat(50)} ${'Ö'.repeat(50)}`, 'ana portales', '👩‍🚀 Ripley', 'محمد علی\u200cزاده'],
    ['', '   ', '<b>New User', 'a\u0000b', `Ann ${'B'.repeat(51)}`, '\u200b', 'Ja\u2063ne Doe', '\u200d'],
  );
});
