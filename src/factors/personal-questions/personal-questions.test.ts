import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { test } from 'node:test';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { type TemporaryStore, temporaryStore, testOnEachEngine } from '../../../test/support/temporary-store.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { DAY } from '../../kit/clock.ts';
import { refuse } from '../../kit/result.ts';
import { createSealer } from '../../kit/secrets.ts';
import type { FactorEvent } from '../factor.events.ts';
import type { Answer, Attempt, FactorContext } from '../factor.ts';
import { createPasswordHasher } from '../hashing/hash-password.ts';
import { readSetUp } from '../read-set-up.ts';
import { checkAnswers } from './check-answers.ts';
import { normalizeAnswer } from './normalize-answer.ts';
import { personalQuestionsFactor } from './personal-questions.ts';
import { questionWords } from './personal-questions.words.ts';
import { type QuestionId, questionIds } from './questions.ts';
import { randomAnswer } from './random-answer.ts';
import { readAskedQuestions, readPersonalQuestions } from './read-personal-questions.ts';
import { removePersonalQuestions } from './remove-personal-questions.ts';
import { hashAnswers, setPersonalQuestions } from './set-personal-questions.ts';

const owner = { organizationId: 'org_1', personId: 'per_bo' } as const;
const bo = { id: 'per_bo', organizationId: 'org_1' } as unknown as Person;
const answers = { 'first-pet': 'Rumpelmauz', 'first-wage': 'Gärtnerei Groß', 'cuddly-toy': 'Herr Löffel' } as const;
const chosen = Object.entries(answers).map(([question, answer]) => ({ question: question as QuestionId, answer }));

async function openDesk({ engine, unitOfWork, recorded }: TemporaryStore<FactorEvent>) {
  let now = 1_700_000_000_000;
  let isBusy = false;
  const hasher = createPasswordHasher({ key: createSecretKey(Buffer.alloc(32)), parallel: 2, waiting: 200 });
  const ctx: FactorContext = {
    db: engine.reader,
    now: () => now,
    unitOfWork,
    sealer: createSealer(Buffer.alloc(32, 1)),
    passwords: { ...hasher, verify: async (...given) => (isBusy ? refuse('busy') : hasher.verify(...given)) },
  };
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, 'org_1');
    await seedPerson(db, 'org_1', 'per_bo');
  });
  const attempt = (place: string, person: Person | undefined = bo): Attempt => ({
    organization: { id: 'org_1' } as unknown as Organization,
    person,
    place,
    origin: 'https://support.acme.example',
    address: '192.0.2.7',
  });
  return {
    ctx,
    recorded,
    attempt,
    pass: (time: number) => {
      now += time;
    },
    busy: (is: boolean) => {
      isBusy = is;
    },
    async set() {
      const kept = await hashAnswers(ctx, 'per_bo', chosen);
      assert.ok(kept.ok);
      await unitOfWork((tx) => setPersonalQuestions({ ...tx, now: ctx.now }, owner, kept.value));
    },
    asked: () => readAskedQuestions(ctx, 'per_bo'),
    /** The right answers to what is asked now, changed as the test likes. */
    async right(change: Answer = {}): Promise<Answer> {
      const [one, two] = (await readAskedQuestions(ctx, 'per_bo')) as (keyof typeof answers)[];
      assert.ok(one && two);
      return { answer_1: answers[one], answer_2: answers[two], ...change };
    },
    prove: (place: string, answer: Answer) => personalQuestionsFactor.prove(ctx, attempt(place), answer),
    async spend(place: string, answer: Answer) {
      const proof = await personalQuestionsFactor.prove(ctx, attempt(place), answer);
      if (!proof.ok) return proof.reason;
      return unitOfWork((tx) => proof.value.spend({ ...tx, now: ctx.now, sealer: ctx.sealer }));
    },
    isSetUp: async () => (await readSetUp(ctx, attempt('anywhere'))).has.includes('personal_questions'),
    state: async () => (await readPersonalQuestions(ctx, 'per_bo'))?.state,
  };
}

test('there are at least twenty questions, each in every language and with answers that are refused', () => {
  assert.ok(questionIds.length >= 20);
  for (const words of Object.values(questionWords)) {
    assert.deepEqual(Object.keys(words), questionIds);
    assert.equal(new Set(Object.values(words)).size, questionIds.length);
  }
});

test('letter case, blanks, punctuation and the form of a character make no difference to an answer', () => {
  for (const [one, other] of [
    ['Gärtnerei Groß', '  gärtnerei   GROSS '],
    ['St. John’s', 'st johns'],
    ['Rolls-Royce', 'rolls royce'],
    ['ＡＢＣ ①', 'abc 1'],
    ['Cafe\u0301', 'CAFÉ'],
    ['بسبس\u200f', 'بسبس'],
    ['ΟΔΟΣ', 'οδος'],
  ] as const)
    assert.equal(normalizeAnswer(one), normalizeAnswer(other));
  assert.notEqual(normalizeAnswer('Rumpelmauz'), normalizeAnswer('Rumpelmaus'));
});

test('what others know, what many answer, and the same twice are refused', () => {
  const context = ['bo.andersen@acme.example', 'Bo Andersen', 'bo_a', 'Acme Support'];
  const problemOf = (answer: string, question: QuestionId = 'first-pet') =>
    checkAnswers([{ question, answer }], context)[0];
  assert.equal(problemOf('Rumpelmauz'), undefined);
  for (const answer of ['Andersen', 'bo.andersen@acme.example', 'acme', 'ACME support', 'bo andersen'])
    assert.equal(problemOf(answer), 'about_you');
  assert.equal(problemOf('--a.'), 'too_short');
  assert.equal(problemOf('x'.repeat(201)), 'too_long');
  assert.equal(problemOf('Bella!'), 'common');
  assert.equal(problemOf('Bella!', 'first-wage'), undefined);
  const twice = [
    { question: 'first-pet', answer: 'Rumpelmauz' },
    { question: 'first-wage', answer: 'rumpel-mauz' },
    { question: 'cuddly-toy', answer: ' RUMPELMAUZ' },
    { question: 'first-pet', answer: 'Fridolin' },
  ] as const;
  assert.deepEqual(checkAnswers(twice, context), [undefined, undefined, 'same_answer', 'same_question']);
});

test('a random answer has 60 bits, and is taken', () => {
  const all = Array.from({ length: 500 }, randomAnswer);
  assert.equal(new Set(all).size, 500);
  assert.match(all[0] ?? '', /^(?:[0-9a-z]{4} ){2}[0-9a-z]{4}$/);
});

testOnEachEngine<FactorEvent>('the same two are asked until both are answered, with one verdict', async (_t, store) => {
  const desk = await openDesk(store);
  assert.equal(await desk.isSetUp(), false);
  assert.equal(await desk.spend('here', { answer_1: 'a', answer_2: 'b' }), 'not_set_up');
  await desk.set();
  assert.equal(await desk.isSetUp(), true);
  const pair = await desk.asked();
  assert.equal(pair.length, 2);
  for (const [n, change] of [{ answer_1: 'wrong' }, { answer_2: 'wrong' }, { answer_2: '' }].entries()) {
    assert.equal(await desk.spend(`place ${n}`, await desk.right(change)), 'wrong');
    assert.deepEqual(await desk.asked(), pair);
  }
  const typed = await desk.right();
  const shouted = { answer_1: ` ${typed['answer_1']?.toUpperCase()}!`, answer_2: typed['answer_2'] ?? '' };
  assert.equal(await desk.spend('another', shouted), true);
  const pairs = new Set<string>();
  for (let turn = 0; turn < 12; turn += 1) {
    pairs.add((await desk.asked()).join());
    assert.equal(await desk.spend(`turn ${turn}`, await desk.right()), true);
  }
  assert.ok(pairs.size > 1, 'after an answer others are asked');
});

testOnEachEngine<FactorEvent>('50 answers to one question at once are one success', async (_t, store) => {
  const desk = await openDesk(store);
  await desk.set();
  const right = await desk.right();
  const proofs = await Promise.all(Array.from({ length: 8 }, (_, n) => desk.prove(`place ${n}`, right)));
  const [proof] = proofs.flatMap((one) => (one.ok ? [one.value] : []));
  assert.ok(proof);
  const tx = { now: desk.ctx.now, sealer: desk.ctx.sealer };
  const spent = await Promise.all(
    Array.from({ length: 50 }, () => store.unitOfWork((unit) => proof.spend({ ...unit, ...tx }))),
  );
  assert.equal(spent.filter(Boolean).length, 1);
});

testOnEachEngine<FactorEvent>('three tries in one attempt; ten wrong in a row switch them off', async (_t, store) => {
  const desk = await openDesk(store);
  await desk.set();
  const wrong = await desk.right({ answer_1: 'wrong' });
  for (let turn = 0; turn < 3; turn += 1) assert.equal(await desk.spend('one', wrong), 'wrong');
  assert.equal(await desk.spend('one', await desk.right()), 'disabled');
  assert.equal(await desk.state(), 'fine', 'another attempt is not shut by it');
  const others = await Promise.all(Array.from({ length: 9 }, (_, n) => desk.spend(`place ${n}`, wrong)));
  assert.equal(others.filter((reason) => reason === 'wrong').length, 7, 'tries at once are counted one by one');
  assert.equal(await desk.state(), 'disabled');
  assert.equal(await desk.isSetUp(), false);
  assert.equal(await desk.spend('late', await desk.right()), 'disabled');
  assert.deepEqual(
    desk.recorded.map(({ type }) => type),
    ['personal-questions.set', 'personal-questions.disabled'],
  );
  await desk.set();
  assert.equal(await desk.spend('anew', await desk.right()), true);
});

test('a right answer forgets the wrong ones, and a busy server counts none', async (t) => {
  const desk = await openDesk(await temporaryStore<FactorEvent>(t));
  await desk.set();
  for (let round = 0; round < 3; round += 1) {
    const wrong = await desk.right({ answer_2: 'wrong' });
    for (let turn = 0; turn < 6; turn += 1) await desk.spend(`${round}.${turn}`, wrong);
    desk.busy(true);
    for (let turn = 0; turn < 9; turn += 1) assert.equal(await desk.spend(`busy ${round}.${turn}`, wrong), 'busy');
    desk.busy(false);
    assert.equal(await desk.spend(`right ${round}`, await desk.right()), true);
  }
  assert.equal(await desk.state(), 'fine');
});

test('answers that were changed while they were compared prove nothing', async (t) => {
  const desk = await openDesk(await temporaryStore<FactorEvent>(t));
  await desk.set();
  const proof = await desk.prove('here', await desk.right());
  assert.ok(proof.ok);
  desk.pass(1);
  await desk.set();
  const { now, sealer, unitOfWork } = desk.ctx;
  assert.equal(await unitOfWork((tx) => proof.value.spend({ ...tx, now, sealer })), false);
});

test('after a year without an answer they are due, and removed they are nothing', async (t) => {
  const desk = await openDesk(await temporaryStore<FactorEvent>(t));
  await desk.set();
  desk.pass(366 * DAY);
  assert.equal(await desk.state(), 'due');
  assert.equal(await desk.spend('check', await desk.right()), true);
  assert.equal(await desk.state(), 'fine');
  await desk.ctx.unitOfWork((tx) => removePersonalQuestions(tx, owner, 'per_bo'));
  assert.equal(await desk.state(), undefined);
  assert.equal(await desk.isSetUp(), false);
});

/** Threat: whoever reads the database tries common answers against it. */
test('no table holds an answer, and a hash is worth nothing without our key or for another question', async (t) => {
  const desk = await openDesk(await temporaryStore<FactorEvent>(t));
  await desk.set();
  const rows = await desk.ctx.db.selectFrom('personal_question').selectAll().execute();
  for (const { answer_hash: hash } of rows) {
    assert.match(hash, /^\$argon2id\$/);
    for (const { answer } of chosen) {
      assert.ok(!JSON.stringify(rows).includes(answer));
      assert.deepEqual(await desk.ctx.passwords.verify(hash, normalizeAnswer(answer)), refuse('not_accepted'));
    }
  }
  assert.equal(new Set(rows.map(({ answer_hash: hash }) => hash.split('$')[4])).size, 3, 'each has a salt of its own');
});
