import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Aal,
  aalOf,
  type Evidence,
  type FactorName,
  isPhishingResistant,
  provesAddress,
} from '../../factors/assurance.ts';
import { type SignInPolicy, shippedPolicy } from '../policy/policy.ts';
import { nextStep } from './next-step.ts';
import type { Situation } from './situation.ts';
import type { Step } from './steps.ts';

const enrolled = [
  'password',
  'passkey',
  'security_key',
  'totp',
  'sms_code',
  'email_code',
  'personal_questions',
] as const;
const second: readonly FactorName[] = ['passkey', 'security_key', 'totp', 'hotp', 'sms_code'];

/** Every set of these, the empty one too. */
const setsOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, place) => (bits >> place) % 2 === 1));

/** What a proof of it may turn out to be: a key is soft or hard, and asks for a gesture or for a touch. */
function proofsOf(factor: FactorName): readonly Evidence[] {
  if (factor !== 'passkey' && factor !== 'security_key') return [{ factor, at: 1 } as Evidence];
  const key = { factor, at: 1, authenticatorId: 'aut_1', isBiometric: false } as const;
  const soft = { ...key, isUserVerified: factor === 'passkey', isBackupEligible: true, isHardware: false };
  return [soft, { ...key, isUserVerified: true, isBackupEligible: false, isHardware: true }];
}

const everything: readonly FactorName[] = [...enrolled, 'hotp', 'recovery_code'];
const fewer: readonly FactorName[] = everything.filter((factor) => factor !== 'email_code' && factor !== 'sms_code');

const policies: readonly SignInPolicy[] = [1, 2, 3].flatMap((requiredAal) =>
  [everything, fewer].flatMap((factors) =>
    [false, true].flatMap((phishingResistantOnly) =>
      [false, true].flatMap((newDeviceCode) =>
        (['off', 'recovery', 'with_possession'] as const).map((personalQuestions) => ({
          ...shippedPolicy,
          ...{
            requiredAal: requiredAal as 1 | 2 | 3,
            factors,
            phishingResistantOnly,
            newDeviceCode,
            personalQuestions,
          },
        })),
      ),
    ),
  ),
);

/** Whoever has a second factor has recovery codes with it. */
const accounts: readonly (readonly FactorName[])[] = setsOf<FactorName>(enrolled).map((has) =>
  has.some((factor) => second.includes(factor)) ? [...has, 'recovery_code'] : has,
);

const remote: Evidence = { factor: 'remote', at: 1, connectionId: 'cnx_1', operation: 'signin', aal: 1 };

const starts: readonly Pick<Situation, 'kind' | 'device' | 'wishedAal' | 'evidence'>[] = [
  ...(['unknown', 'known', 'remembered'] as const).map((device) => ({
    ...{ kind: 'sign_in' as const, device, wishedAal: 0 as Aal, evidence: [] },
  })),
  ...[remote, { ...remote, aal: 2 } as Evidence, { ...remote, operation: 'signup' } as Evidence].map((proof) => ({
    ...{ kind: 'sign_in' as const, device: 'unknown' as const, wishedAal: 0 as Aal, evidence: [proof] },
  })),
  ...([0, 1, 2, 3] as const).map((wishedAal) => ({
    ...{ kind: 'step_up' as const, device: 'known' as const, wishedAal, evidence: [] },
  })),
  { kind: 'recovery', device: 'unknown', wishedAal: 0, evidence: [] },
];

interface Seen {
  readonly situation: Situation;
  readonly step: Step;
}

/** Walks on from a situation by every proof that its step offers, and by everything that it lets somebody set up. */
function* walk(situation: Situation, has: readonly FactorName[], visited: Set<string>): Generator<Seen> {
  const isBlind = situation.evidence.length === 0 && situation.kind === 'sign_in';
  const here: Situation = { ...situation, has: isBlind ? everything : has };
  const mark = `${has.join()}|${JSON.stringify(here.evidence)}`;
  if (visited.has(mark)) return;
  visited.add(mark);
  const step = nextStep(here);
  yield { situation: { ...here, has }, step };
  for (const [owned, proof] of onward(step, has))
    yield* walk({ ...situation, evidence: [...situation.evidence, proof] }, owned, visited);
}

/** Nobody proves what they do not have; what is set up is had from then on. */
function onward(step: Step, has: readonly FactorName[]): readonly (readonly [readonly FactorName[], Evidence])[] {
  if (step.step !== 'prove' && step.step !== 'enrol') return [];
  const possible = step.factors.filter((factor) => step.step === 'enrol' || has.includes(factor));
  return possible.flatMap((factor) =>
    proofsOf(factor).map((proof) => [has.includes(factor) ? has : [...has, factor], proof] as const),
  );
}

/** What a kind of flow does not look at is not walked twice. */
function matters({ kind }: { readonly kind: Situation['kind'] }, policy: SignInPolicy): boolean {
  if (kind === 'sign_in') return policy.personalQuestions !== 'recovery';
  return !policy.newDeviceCode && policy.personalQuestions !== (kind === 'recovery' ? 'with_possession' : 'recovery');
}

function* walkAll(): Generator<Seen> {
  for (const start of starts)
    for (const policy of policies.filter((one) => matters(start, one)))
      for (const has of accounts) yield* walk({ ...start, isIdentified: true, has, policy }, has, new Set());
}

const namesOf = ({ evidence }: Situation) => evidence.map(({ factor }) => factor);
const isIn = (names: readonly FactorName[]) => (factor: FactorName) => names.includes(factor);
const ownOf = ({ has, policy }: Situation) => has.filter((factor) => policy.factors.includes(factor));
const standsForSecond = isIn([...second, 'recovery_code']);

type Judge = (seen: Seen, told: string) => void;

/** Written without the words of the code that is tested. */
const judges: Readonly<Record<Step['step'], Judge>> = {
  identify: (_seen, told) => assert.fail(told),
  admit({ situation }, told) {
    const { kind, evidence, wishedAal, policy } = situation;
    const level = aalOf(evidence);
    assert.ok(kind !== 'recovery' && level >= 1 && level >= wishedAal, told);
    const names = namesOf(situation);
    const isBesideQuestions = policy.personalQuestions === 'with_possession' && names.includes('personal_questions');
    assert.ok(names.some(isIn(['passkey', 'password', 'email_code', 'remote'])) || isBesideQuestions, told);
    if (kind === 'sign_in') judgePolicy(situation, level, told);
    judgeOwnChoice(situation, level, told);
  },
  prove({ situation, step }, told) {
    const { kind, evidence, has, policy } = situation;
    assert.ok(step.step === 'prove' && step.factors.length > 0, told);
    assert.equal(new Set(step.factors).size, step.factors.length, told);
    const names = namesOf(situation);
    for (const factor of step.factors) {
      assert.ok(!names.includes(factor), `${factor} again: ${told}`);
      const isAsserted = factor === 'email_code' && names.includes('remote') && !provesAddress(evidence);
      const isMailed = factor === 'email_code' && (kind === 'recovery' || policy.newDeviceCode);
      const isHurdle = factor === 'personal_questions' && policy.personalQuestions !== 'off';
      assert.ok(
        policy.factors.includes(factor) || isMailed || isHurdle || isAsserted,
        `${factor} is not allowed: ${told}`,
      );
      assert.ok(kind !== 'step_up' || factor !== 'recovery_code', told);
      const isBlind = evidence.length === 0 && kind !== 'step_up';
      assert.ok(isBlind || isAsserted || has.includes(factor), `${factor} is not set up: ${told}`);
    }
  },
  enrol({ situation, step }, told) {
    const names = namesOf(situation);
    assert.ok(step.step === 'enrol' && step.factors.length > 0, told);
    assert.ok(situation.kind === 'sign_in' && names.length > 0, told);
    assert.ok(
      step.factors.every((factor) => situation.policy.factors.includes(factor) && !names.includes(factor)),
      told,
    );
    assert.ok(!names.includes('remote') || provesAddress(situation.evidence), `an address was only asserted: ${told}`);
    if (ownOf(situation).some(isIn(second)) && !names.includes('remote'))
      assert.ok(names.some(standsForSecond), `a second factor was spared: ${told}`);
  },
  /** NIST 800-63B section 4.2.2.2. */
  choose_password({ situation }, told) {
    const { kind, policy, has } = situation;
    const names = namesOf(situation);
    assert.ok(kind === 'recovery' && names.includes('email_code'), told);
    const ways = names.filter((factor) => factor === 'email_code' || standsForSecond(factor));
    const own = ownOf(situation);
    const isStrong = policy.requiredAal >= 2 || (own.includes('password') && own.some(isIn(second)));
    assert.ok(new Set(ways).size >= (isStrong ? 2 : 1), told);
    const isHurdle = policy.personalQuestions === 'recovery' && has.includes('personal_questions');
    assert.ok(!isHurdle || names.includes('personal_questions'), told);
  },
  stop: () => undefined,
};

function judgePolicy({ policy, evidence, device }: Situation, level: Aal, told: string): void {
  assert.ok(level >= policy.requiredAal, told);
  assert.ok(!policy.phishingResistantOnly || isPhishingResistant(evidence), told);
  const names = evidence.map(({ factor }) => factor);
  const isNew = policy.newDeviceCode && device === 'unknown' && level < 2 && !names.includes('remote');
  assert.ok(!isNew || names.includes('email_code'), told);
}

function judgeOwnChoice(situation: Situation, level: Aal, told: string): void {
  const names = namesOf(situation);
  const own = ownOf(situation);
  const isSpared = names.includes('remote') || (situation.kind === 'sign_in' && situation.device === 'remembered');
  if (isSpared || !own.some(isIn(second))) return;
  assert.ok(names.some(standsForSecond), told);
  assert.ok(!own.includes('password') || level >= 2, told);
}

test('no path admits, sets up or recovers without its proofs: the whole graph is walked', (t) => {
  const counts = new Map<string, number>();
  for (const seen of walkAll()) {
    const { kind, policy, has, wishedAal, device } = seen.situation;
    const told = () =>
      JSON.stringify({ kind, has, names: namesOf(seen.situation), device, wishedAal, policy, ...seen.step });
    try {
      judges[seen.step.step](seen, '');
    } catch (fault) {
      throw new Error(told(), { cause: fault });
    }
    const key = `${kind} ${seen.step.step}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  t.diagnostic(`${total} situations: ${[...counts].map(([key, count]) => `${key} ${count}`).join(', ')}`);
  assert.ok(total > 100_000, `${total} situations`);
  for (const end of ['sign_in admit', 'sign_in enrol', 'sign_in stop', 'step_up admit', 'step_up stop'])
    assert.ok((counts.get(end) ?? 0) > 0, end);
  assert.ok((counts.get('recovery choose_password') ?? 0) > 0);
});

/** Whoever has set up what the policy takes, and can prove none of it. */
function* walkLost(): Generator<Seen> {
  for (const start of starts.filter(({ evidence, device }) => evidence.length === 0 && device !== 'remembered'))
    for (const policy of policies.filter((one) => matters(start, one)))
      for (const all of accounts.filter((has) =>
        has.some((factor) => isIn(second)(factor) && policy.factors.includes(factor)),
      )) {
        const [lost, has] = [all.filter(isIn(second)), all.filter((factor) => !isIn(second)(factor))];
        yield* walk({ ...start, isIdentified: true, has, lost, policy }, has, new Set());
      }
}

/** Threat: what was set up is disabled, by guesses or an objection, or is a key of another host: nobody is spared by that. */
test('what was set up and proves nothing here is asked for all the same: recovery codes alone stand in for it', () => {
  const ends = [...walkLost()].filter(({ step }) => /^(?:admit|enrol|choose_password)$/.test(step.step));
  for (const seen of ends) assert.ok(namesOf(seen.situation).some(standsForSecond), JSON.stringify(seen));
  assert.ok(ends.length > 100, `${ends.length} ends`);
});

test('whoever has what the policy asks for is let in by it', () => {
  const begin = { kind: 'sign_in', device: 'unknown', wishedAal: 0, isIdentified: true } as const;
  const at = (has: readonly FactorName[], evidence: readonly Evidence[], policy: Partial<SignInPolicy> = {}) =>
    nextStep({ ...begin, has, evidence, policy: { ...shippedPolicy, ...policy } });
  const [password, totp] = [proofsOf('password'), proofsOf('totp')];
  assert.deepEqual(at(['password'], password), { step: 'admit' });
  assert.deepEqual(at(['password', 'totp', 'recovery_code'], password), {
    step: 'prove',
    factors: ['totp', 'recovery_code'],
  });
  assert.deepEqual(at(['password', 'totp'], [...password, ...totp]), { step: 'admit' });
  assert.deepEqual(at(['password'], password, { requiredAal: 2 }), {
    step: 'enrol',
    factors: ['passkey', 'security_key', 'totp'],
  });
  assert.deepEqual(at(['password', 'totp'], password, { phishingResistantOnly: true }), {
    step: 'prove',
    factors: ['totp'],
  });
  assert.deepEqual(at(['password', 'totp'], [...password, ...totp], { phishingResistantOnly: true }), {
    step: 'enrol',
    factors: ['passkey', 'security_key'],
  });
  assert.deepEqual(nextStep({ ...begin, isIdentified: false, has: [], evidence: [], policy: shippedPolicy }), {
    step: 'identify',
  });
});

test('a possession and answers to personal questions let in at the lowest level, where the policy says so', () => {
  const policy = { ...shippedPolicy, personalQuestions: 'with_possession', factors: ['totp', 'password'] } as const;
  const has: readonly FactorName[] = ['totp', 'personal_questions'];
  const begin = { kind: 'sign_in', device: 'unknown', wishedAal: 0, isIdentified: true, has, policy } as const;
  const totp: Evidence = { factor: 'totp', at: 1 };
  const answers: Evidence = { factor: 'personal_questions', at: 1 };
  assert.deepEqual(nextStep({ ...begin, evidence: [totp] }), { step: 'prove', factors: ['personal_questions'] });
  assert.deepEqual(nextStep({ ...begin, evidence: [totp, answers] }), { step: 'admit' });
  assert.equal(aalOf([totp, answers]), 1);
  const off = { ...policy, personalQuestions: 'recovery' } as const;
  assert.notEqual(nextStep({ ...begin, policy: off, evidence: [totp, answers] }).step, 'admit');
});

/** Threat: whoever reads the mails of an account answers the questions wrongly until they are disabled, and asked no more. */
test('questions that were disabled stay in the way of a recovery', () => {
  const policy = { ...shippedPolicy, personalQuestions: 'recovery' } as const;
  const mailed = proofsOf('email_code');
  const flow = {
    kind: 'recovery',
    device: 'unknown',
    wishedAal: 0,
    isIdentified: true,
    evidence: mailed,
    policy,
  } as const;
  const at = (has: readonly FactorName[], lost: readonly FactorName[]) => nextStep({ ...flow, has, lost });
  assert.deepEqual(at(['password'], []), { step: 'choose_password' });
  assert.deepEqual(at(['password', 'personal_questions'], []), { step: 'prove', factors: ['personal_questions'] });
  assert.deepEqual(at(['password'], ['personal_questions']), { step: 'stop' });
});
