import assert from 'node:assert/strict';
import { test } from 'node:test';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { exampleAttempt } from '../../../test/support/example-attempt.ts';
import { type TemporaryStore, temporaryStore, testOnEachEngine } from '../../../test/support/temporary-store.ts';
import { MINUTE } from '../../kit/clock.ts';
import { createSealer } from '../../kit/secrets.ts';
import { forgetSolutions, offerChallenge, takeSolution } from './challenge.ts';

const guess = { ...exampleAttempt, identifier: 'bo@acme.example', deviceId: undefined, evidence: [] };

function openGate({ unitOfWork, engine }: TemporaryStore<never>) {
  let time = Date.UTC(2026, 0, 1);
  const ctx = { now: () => time, sealer: createSealer(Buffer.alloc(32, 1)), unitOfWork };
  return {
    ctx,
    pass: (span: number) => {
      time += span;
    },
    take: (solution: string, whose = guess) => takeSolution(ctx, { factor: 'password', guess: whose }, solution),
    sweep: () => unitOfWork(({ db }) => forgetSolutions({ db, now: ctx.now })),
    spent: async () => (await engine.reader.selectFrom('spent_challenge').selectAll().execute()).length,
  };
}

async function solve(offered: string): Promise<string> {
  const challenge = JSON.parse(offered) as Awaited<Parameters<typeof solveChallenge>[0]>['challenge'];
  const solution = await solveChallenge({ challenge, deriveKey });
  assert.ok(solution);
  return JSON.stringify({ challenge, solution });
}

testOnEachEngine<never>(
  'a solution counts once, for the name it was offered to, until it is too old',
  async (_t, store) => {
    const gate = openGate(store);
    const solution = await solve(await offerChallenge(gate.ctx, { factor: 'password', guess }));
    assert.equal(await gate.take(solution, { ...guess, person: undefined, identifier: 'eve@acme.example' }), false);
    assert.equal(await gate.take(solution), true);
    assert.equal(await gate.take(solution), false);
    const late = await solve(await offerChallenge(gate.ctx, { factor: 'password', guess }));
    gate.pass(10 * MINUTE);
    assert.equal(await gate.take(late), false);
    assert.equal(await gate.spent(), 1);
    await gate.sweep();
    assert.equal(await gate.spent(), 0);
  },
);

test('a known and an unknown name are offered the same, but for what is random', async (t) => {
  const gate = openGate(await temporaryStore<never>(t));
  const [known, unknown] = await Promise.all([
    offerChallenge(gate.ctx, { factor: 'password', guess }),
    offerChallenge(gate.ctx, { factor: 'password', guess: { ...guess, person: undefined } }),
  ]);
  assert.equal(known.length, unknown.length);
  assert.equal(shape(known), shape(unknown));
});

const shape = (offered: string): string => offered.replace(/"[0-9a-f]{32,}"/g, '"…"');

test('nothing but the work of this challenge is taken for it', async (t) => {
  const gate = openGate(await temporaryStore<never>(t));
  const solved = JSON.parse(await solve(await offerChallenge(gate.ctx, { factor: 'password', guess })));
  const { parameters } = solved.challenge;
  const changed = (change: object) =>
    JSON.stringify({ ...solved, challenge: { ...solved.challenge, parameters: { ...parameters, ...change } } });
  const otherKey = JSON.parse(
    await solve(
      await offerChallenge({ ...gate.ctx, sealer: createSealer(Buffer.alloc(32, 2)) }, { factor: 'password', guess }),
    ),
  );
  const wrong = [
    '',
    '{}',
    'null',
    '[',
    'x'.repeat(5_000),
    changed({ cost: 1 }),
    changed({ keyPrefix: '' }),
    changed({ keyPrefix: parameters.keyPrefix, nonce: '00'.repeat(16) }),
    changed({ data: { ...parameters.data, until: parameters.data.until + 1 } }),
    changed({ salt: parameters.salt.slice(0, -2) }),
    JSON.stringify({ ...solved, solution: { ...solved.solution, counter: solved.solution.counter + 1 } }),
    JSON.stringify({ ...solved, solution: { ...solved.solution, derivedKey: `00${'11'.repeat(31)}` } }),
    JSON.stringify({ ...solved, challenge: { ...solved.challenge, signature: '00'.repeat(32) } }),
    JSON.stringify(otherKey),
  ];
  for (const text of wrong) assert.equal(await gate.take(text), false, text.slice(0, 200));
  assert.equal(await gate.spent(), 0);
  assert.equal(await gate.take(JSON.stringify(solved)), true);
});
