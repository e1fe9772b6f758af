import assert from 'node:assert/strict';
import { exampleAttempt } from '../../../test/support/example-attempt.ts';
import { readMails } from '../../../test/support/read-mails.ts';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { testOnEachEngine } from '../../../test/support/temporary-store.ts';
import { MINUTE } from '../../kit/clock.ts';
import { createSealer } from '../../kit/secrets.ts';
import { readBackCode } from './answer-caller-check.ts';
import { beginCallerCheck } from './begin-caller-check.ts';
import type { CallerCheckEvent } from './caller-check.events.ts';
import { numberOf } from './caller-check.ts';
import { failCheck } from './end-caller-check.ts';

testOnEachEngine<CallerCheckEvent>(
  'of two who begin at once one does, and of 50 answers one counts',
  async (_t, store) => {
    const parts = { now: () => 1_700_000_000_000, sealer: createSealer(Buffer.alloc(32, 1)) };
    const { organization, person } = exampleAttempt;
    assert.ok(person);
    const representative = { ...person, id: 'per_rep', kind: 'representative', fullName: 'Rep One' } as const;
    await store.unitOfWork(async ({ db }) => {
      await seedOrganization(db, organization.id);
      for (const { id } of [person, representative]) await seedPerson(db, organization.id, id);
    });
    const wish = { organization, person, representative, subject: 'ticket:1', method: 'email_code' } as const;
    const begun = await Promise.all(
      Array.from({ length: 4 }, () => store.unitOfWork((tx) => beginCallerCheck({ ...tx, ...parts }, wish))),
    );
    const [check, ...more] = begun.flatMap((one) => (one.ok ? [one.value] : []));
    assert.ok(check);
    assert.equal(more.length, 0);
    const mails = await readMails({ db: store.engine.reader, sealer: parts.sealer });
    const code = /^ {4}(\d{3} \d{3})$/m.exec(mails[0]?.body ?? '')?.[1] ?? '';
    assert.equal(mails.length, 1);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => store.unitOfWork((tx) => readBackCode({ ...tx, ...parts }, check, code))),
    );
    assert.equal(answers.filter(({ ok }) => ok).length, 1);
    assert.equal(await store.unitOfWork((tx) => failCheck({ ...tx, ...parts }, check, 'denied')), false);
    assert.deepEqual(
      store.recorded.map(({ type }) => type),
      ['caller-check.begun', 'caller-check.passed'],
    );
    assert.match(numberOf(parts.sealer, check.id), /^[1-9]\d$/);
  },
);

/** Threat: a representative begins check after check without a caller, and guesses at each. */
testOnEachEngine<CallerCheckEvent>(
  'the codes for one account are compared ten times a day, in however many checks',
  async (_t, store) => {
    let now = 1_700_000_000_000;
    const parts = { now: () => now, sealer: createSealer(Buffer.alloc(32, 1)) };
    const { organization, person } = exampleAttempt;
    assert.ok(person);
    const representative = { ...person, id: 'per_rep', kind: 'representative', fullName: 'Rep One' } as const;
    await store.unitOfWork(async ({ db }) => {
      await seedOrganization(db, organization.id);
      for (const { id } of [person, representative]) await seedPerson(db, organization.id, id);
    });
    const wish = { organization, person, representative, subject: 'ticket:1', method: 'email_code' } as const;
    let compared = 0;
    for (let round = 0; round < 40; round += 1) {
      const begun = await store.unitOfWork((tx) => beginCallerCheck({ ...tx, ...parts }, wish));
      if (begun.ok) {
        for (let turn = 0; turn < 3; turn += 1) {
          const guess = await store.unitOfWork((tx) => readBackCode({ ...tx, ...parts }, begun.value, 'x'));
          compared += !guess.ok && guess.reason === 'wrong' ? 1 : 0;
        }
      }
      now += 10 * MINUTE;
    }
    assert.equal(compared, 10);
  },
);
