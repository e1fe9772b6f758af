import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPassword } from './check-password.ts';

const context = ['jane.doe@acme.example', 'jane.d', 'Jane Müller-Doe', 'acme', 'Acme Customer Care'];
const outcomeOf = (password: string, shortest?: number) => {
  const checked = checkPassword(password, context, shortest);
  return checked.ok ? 'fine' : checked.reason;
};

const lengths: readonly [password: string, alone: string, withSecond: string][] = [
  ['sevenly', 'too_short', 'too_short'],
  ['eight wé', 'too_short', 'fine'],
  ['fourteen chars', 'too_short', 'fine'],
  ['fifteen letters', 'fine', 'fine'],
  ['🗝🎺'.repeat(3), 'too_short', 'too_short'],
  ['🗝🎺🐌🌂🧭🪕🥨🚲', 'too_short', 'fine'],
  ['🗝🎺🐌🌂🧭🪕🥨🚲🦀🪁🌵🧵🎲🐙🌶', 'fine', 'fine'],
];

test('length is counted in code points: 15 for a password alone, 8 beside a second factor', () => {
  for (const [password, alone, withSecond] of lengths) {
    assert.equal(outcomeOf(password), alone, password);
    assert.equal(outcomeOf(password, 8), withSecond, password);
  }
});

test('length is counted after letters are composed: a letter and its accent are one', () => {
  const decomposed = 'e\u0301'.normalize('NFD');
  assert.equal(outcomeOf(`nine and ${decomposed.repeat(5)}`), 'too_short');
  assert.equal(outcomeOf(`nine and ${decomposed}${decomposed}o${decomposed}ue`), 'fine');
});

test('a long phrase is taken up to 1024 code points, and refused beyond', () => {
  const phrase = Array.from({ length: 200 }, (_, index) => `word${index * 7}`).join(' ');
  for (const [length, outcome] of [
    [64, 'fine'],
    [1_024, 'fine'],
    [1_025, 'too_long'],
  ] as const) {
    assert.equal(outcomeOf(phrase.slice(0, length)), outcome);
  }
});

test('any printing character may be in it, and none must be', () => {
  for (const password of [
    'only small words',
    '7290518364402917',
    'ÜBER ALLEN GIPFELN',
    'كلمات كثيرة بلا صلة',
    '   a  b   c d  e   f',
  ]) {
    assert.equal(outcomeOf(password), 'fine', password);
  }
});

/** ASVS 6.2.11: what a guesser of this very account tries first. */
test('what names its owner is refused, also with a year, marks or words that anybody adds', () => {
  const refused = [
    'jane.doe@acme.example',
    'Jane.Doe@ACME.example2026',
    'acmeacmeacmeacme',
    'JaneMüllerDoe1987!',
    'jane mu\u0308ller 2026!!',
    'Acme-Customer-Care',
    'acmecustomercare1',
    'Welcome2026@Acme!!',
    'acme support 12345',
    'Sallyport Jane 1!',
  ];
  for (const password of refused) assert.equal(outcomeOf(password), 'names_its_owner', password);
  for (const password of ['acme is where I work', 'jane eats plums daily']) assert.equal(outcomeOf(password), 'fine');
});

test('a single letter or nothing in the context names nobody', () => {
  assert.ok(checkPassword('a b c x y z 1 2 9 4', ['', 'a', ' ', '12']).ok);
});

test('what repeats itself or follows the keyboard is refused however long it is', () => {
  const refused = [
    'a'.repeat(40),
    '1234567890123456',
    'abcabcabcabcabcabc',
    'qwertyuiopasdfghjkl',
    'QWERTZUIOPÜASDFGHJKL',
    '1qaz2wsx3edc4rfv',
    '9876543210987654',
    'aaaaabbbbbcccccddddd',
    'PasswordPasswordPassword',
    'letmein1letmein1',
    'ابتثابتثابتثابتث',
  ];
  for (const password of refused) assert.equal(outcomeOf(password), 'trivial', password);
  for (const password of ['the sun is high again', 'plum plum elephant', '20 defiant hijackers']) {
    assert.equal(outcomeOf(password), 'fine', password);
  }
});

test('what is on the lists is refused, in whatever case', () => {
  for (const password of ['Sunshine1', 'iloveyou2', 'Football1']) assert.equal(outcomeOf(password, 8), 'common');
  for (const password of ['CountryCottages123', 'welcomehadewale']) assert.equal(outcomeOf(password), 'common');
});
