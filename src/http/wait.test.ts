import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE, SECOND } from '../kit/clock.ts';
import { waitWords } from './wait.words.ts';

test('a wait is told so that it is over by then', () => {
  const told = (wait: number) => / Wait (.+), then/.exec(waitWords.en.tooMany(wait))?.[1];
  assert.equal(told(1), '1 second');
  assert.equal(told(30 * SECOND), '30 seconds');
  assert.equal(told(MINUTE), '60 seconds');
  assert.equal(told(MINUTE + 1), '2 minutes');
  assert.equal(told(5 * MINUTE), '5 minutes');
  assert.equal(told(HOUR), '60 minutes');
  assert.equal(told(23 * HOUR - 1), '23 hours');
  assert.match(waitWords.de.tooMany(MINUTE + 1), /Warten Sie 2 Minuten,/);
  assert.match(waitWords.ar.tooMany(2 * SECOND), /ثانيتين/);
});
