import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskNumber, readPhoneNumber } from './phone-number.ts';

const european = ['AT', 'DE', 'GB', 'FR'];

const read = (text: string, countries: readonly string[] | 'any' = european) => {
  const result = readPhoneNumber(text, countries);
  return result.ok ? result.value.e164 : result.reason;
};

test('a number is the same however it was typed', () => {
  for (const typed of ['+43 664 1234567', '0043 664 123 45 67', '0664/1234567', ' +43(664)1234567 ', '٠٦٦٤١٢٣٤٥٦٧'])
    assert.equal(read(typed), '+436641234567', typed);
});

test('what is no whole number is none', () => {
  for (const typed of ['', 'jane', '+43', '+43 664', '+43 664 1234567 ext. 3', 'tel +43 664 1234567 or so', '0664'])
    assert.equal(read(typed), 'not_a_number', typed);
});

/** Threat: numbers that pay whoever owns them for each message, or that are nobody's phone. */
test('premium, shared-cost, toll-free, internet and fixed numbers get no messages', () => {
  const refused = {
    'premium, Austria': '+43 900 123456',
    'shared cost, United Kingdom': '+44 843 1234567',
    'toll-free, Germany': '+49 800 1234567',
    'internet, France': '+33 9 12 34 56 78',
    'personal, United Kingdom': '+44 70 1234 5678',
    'fixed, Austria': '+43 1 5880 1234',
  };
  for (const [what, number] of Object.entries(refused)) assert.equal(read(number), 'not_mobile', what);
});

test('only the chosen countries get messages; none chosen, none', () => {
  assert.equal(read('+1 201 555 0123'), 'other_country');
  assert.equal(read('+43 664 1234567', []), 'other_country');
  assert.equal(read('+1 201 555 0123', ['US']), '+12015550123');
  assert.equal(read('+43 664 1234567', 'any'), '+436641234567');
  assert.equal(read('+882 16 3451 2345', 'any'), 'other_country', 'a satellite is in no country');
});

test('of a number its country, its network and its end are told', () => {
  const number = readPhoneNumber('+43 664 1234542', european);
  assert.ok(number.ok);
  assert.deepEqual(number.value, { e164: '+436641234542', country: 'AT', prefix: '+43 664' });
  assert.equal(maskNumber('+436641234542'), '+43 ••• ••42');
});
