import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeTurns } from './take-turns.ts';

/** Sixty searches at once would otherwise have sixty slices between two looks at the network. */
test('of many works only one has a slice in each turn of the event loop, and all come to their end', async () => {
  let turn = 0;
  const turns: number[] = [];
  const count = () => {
    turn += 1;
    if (turns.length < 20) setImmediate(count);
  };
  setImmediate(count);
  function* work(name: number): Generator<undefined, number> {
    for (let slice = 0; slice < 3; slice += 1) {
      turns.push(turn);
      yield;
    }
    turns.push(turn);
    return name;
  }
  const names = [1, 2, 3, 4, 5];
  assert.deepEqual(await Promise.all(names.map((name) => takeTurns(work(name)))), names);
  assert.equal(new Set(turns).size, names.length * 4, String(turns));
});

test('a work that fails fails alone', async () => {
  function* broken(): Generator<undefined, never> {
    yield;
    throw new Error('broken');
  }
  function* sound(): Generator<undefined, string> {
    yield;
    return 'done';
  }
  const [failed, done] = await Promise.allSettled([takeTurns(broken()), takeTurns(sound())]);
  assert.equal(failed.status, 'rejected');
  assert.deepEqual(done, { status: 'fulfilled', value: 'done' });
});
