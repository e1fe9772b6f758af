import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { generateSync } from 'otplib';
import { offerInvitation } from '../../src/directory/offer-invitation.ts';
import type { Person } from '../../src/directory/person.ts';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { emailCodeFactor } from '../../src/factors/email-code/email-code-factor.ts';
import type { Answer, Attempt, Factor } from '../../src/factors/factor.ts';
import { enrolToken } from '../../src/factors/hotp/enrol-token.ts';
import { hotpFactor } from '../../src/factors/hotp/hotp-factor.ts';
import { passkeyFactor } from '../../src/factors/passkey/passkey-factor.ts';
import { recoveryCodeFactor } from '../../src/factors/recovery-code/recovery-code-factor.ts';
import { registerNumber } from '../../src/factors/sms-code/registered-number.ts';
import { smsCodeFactor } from '../../src/factors/sms-code/sms-code-factor.ts';
import { totpFactor } from '../../src/factors/totp/totp-factor.ts';
import { beginAssertion } from '../../src/factors/webauthn/begin-assertion.ts';
import { beginKeyEnrolment } from '../../src/factors/webauthn/begin-key-enrolment.ts';
import { checkKeyEnrolment } from '../../src/factors/webauthn/check-key-enrolment.ts';
import type { AppContext } from '../../src/http/app-context.ts';
import { MINUTE } from '../../src/kit/clock.ts';
import { openProgram, type Program } from '../../src/main.ts';
import { createAdmission } from '../../src/session/admission.ts';
import { claimInstallation, offerClaim } from '../../src/signin/claim-installation.ts';
import { endFlow, keepFlow } from '../../src/signin/flow/begin-flow.ts';
import { newRecovery, takeDuePassword } from '../../src/signin/flow/recover.ts';
import { offerChallenge, takeSolution } from '../../src/signin/guesses/challenge.ts';
import { acceptInvitation } from '../../src/signin/invitation/accept-invitation.ts';
import { offerObjection, spendObjection } from '../../src/signin/notices/objection.ts';
import { listSms, readSms } from '../../src/sms/list-sms.ts';
import { givePhone } from '../support/authenticator.ts';
import { setPasswordOf } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import { givePasskey } from '../support/give-passkey.ts';
import { readMails } from '../support/read-mails.ts';
import { type Settled, settleOrganization } from '../support/settle-organization.ts';
import { softKey } from '../support/soft-authenticator.ts';
import { temporaryDatabase, temporaryFolder } from '../support/temporary-store.ts';
import { testParts, type World } from '../support/world.ts';

/*
 * Everything that may be used once, fifty times at the same moment, in two processes where the database allows it: one
 * time it counts.
 */

const REPLAYS = 50;
const JANE = 'jane@acme.example';
const TOKEN = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

interface House {
  /** Of each process. */
  readonly contexts: readonly AppContext[];
  readonly ctx: AppContext;
  readonly program: Program;
  readonly clock: World['clock'];
  readonly settled: () => Promise<Settled>;
}

/** One use of the thing, in one of the processes: whether it counted. */
type Use = (ctx: AppContext) => Promise<boolean>;

const insideOf = (ctx: AppContext, tx: Parameters<Parameters<AppContext['unitOfWork']>[0]>[0]) => ({
  ...tx,
  now: ctx.now,
  sealer: ctx.sealer,
});

async function findJane({
  ctx,
  settled,
}: House): Promise<{ readonly ours: Settled; readonly attempt: Attempt; readonly jane: Person }> {
  const ours = await settled();
  const jane = await readPersonByEmail(ctx, ours.organization.id, JANE);
  assert.ok(jane);
  const about = { place: 'flow_of_jane', origin: ours.origin, address: '192.0.2.1' };
  return { ours, jane, attempt: { organization: ours.organization, person: jane, ...about } };
}

/** Proves and spends, as a flow does. */
const proving =
  (factor: Factor, attempt: Attempt, answer: Answer): Use =>
  async (ctx) => {
    const proof = await factor.prove(ctx, attempt, answer);
    return proof.ok && (await ctx.unitOfWork((tx) => proof.value.spend(insideOf(ctx, tx))));
  };

/** The 40 bits or more of a code as mailed: the first run of digits that is long enough. */
const codeIn = (text: string): string => /\b(\d{4} \d{4})\b/.exec(text)?.[1] ?? assert.fail(text);

const onceOnly: Readonly<Record<string, (house: House) => Promise<Use>>> = {
  async 'a time step of an authenticator app'(house) {
    const { ours, attempt } = await findJane(house);
    const phone = await givePhone(house, ours, JANE);
    return proving(totpFactor, attempt, { code: phone.nextCode() });
  },
  async 'a recovery code'(house) {
    const { ours, attempt } = await findJane(house);
    const phone = await givePhone(house, ours, JANE);
    return proving(recoveryCodeFactor, attempt, { code: phone.recoveryCodes[0] ?? '' });
  },
  async 'a code by e-mail'(house) {
    const { attempt } = await findJane(house);
    assert.ok((await emailCodeFactor.challenge(house.ctx, attempt)).ok);
    const mail = (await readMails(house.ctx)).at(-1);
    return proving(emailCodeFactor, attempt, { code: codeIn(mail?.body ?? '') });
  },
  async 'a code by text message'(house) {
    const { ctx } = house;
    const { ours, attempt, jane } = await findJane(house);
    const owner = { organizationId: ours.organization.id, personId: jane.id };
    await ctx.unitOfWork((tx) => registerNumber(insideOf(ctx, tx), owner, '+436641234542', 'file'));
    assert.ok((await smsCodeFactor.challenge(ctx, { ...attempt, smsCountries: ['AT'] })).ok);
    const [message] = (await listSms(ctx, ours.organization.id, { limit: 1 })).messages;
    const text = (await readSms(ctx, ours.organization.id, message?.id ?? ''))?.text ?? '';
    return proving(smsCodeFactor, attempt, { code: /^\d{6}/.exec(text)?.[0] ?? '' });
  },
  async 'a counter of a code generator'(house) {
    const { ctx } = house;
    const { ours, attempt, jane } = await findJane(house);
    const codeAt = (counter: number) => generateSync({ strategy: 'hotp', secret: TOKEN, counter });
    const owner = { organizationId: ours.organization.id, personId: jane.id };
    const token = { name: 'Token', secret: TOKEN, codes: [codeAt(0), codeAt(1)] } as const;
    assert.ok((await ctx.unitOfWork((tx) => enrolToken(insideOf(ctx, tx), owner, token))).ok);
    return proving(hotpFactor, attempt, { code: codeAt(2) });
  },
  async 'a challenge of a passkey'(house) {
    const { ctx } = house;
    const { ours, attempt } = await findJane(house);
    const key = await givePasskey(ctx, ours, JANE);
    const { challenge } = await ctx.unitOfWork((tx) => beginAssertion(insideOf(ctx, tx), attempt, 'passkey'));
    return proving(passkeyFactor, attempt, { response: key.assert({ challenge, origin: attempt.origin }) });
  },
  async 'a challenge to set up a passkey'(house) {
    const { ctx } = house;
    const { attempt, jane } = await findJane(house);
    const wish = { ...attempt, person: jane, factor: 'passkey', models: null } as const;
    const asked = await ctx.unitOfWork((tx) => beginKeyEnrolment(insideOf(ctx, tx), wish));
    const response = softKey().register({ challenge: asked.challenge, origin: attempt.origin });
    return async (here) => {
      const checked = await checkKeyEnrolment(here, wish, { response, name: 'Key' });
      return checked.ok && (await here.unitOfWork((tx) => checked.value.spend(insideOf(here, tx))));
    };
  },
  async 'a flow'(house) {
    const { ctx } = house;
    const { ours, jane } = await findJane(house);
    const flow = {
      secretHash: Buffer.alloc(32, 1),
      organizationId: ours.organization.id,
      kind: 'sign_in',
      way: 'regular',
      identifier: JANE,
      personId: jane.id,
      sessionId: null,
      evidence: [],
      wish: { aal: 0, maxAge: null },
      returnTo: null,
      createdAt: ctx.now(),
      expiresAt: ctx.now() + MINUTE,
    } as const;
    await ctx.unitOfWork((tx) => keepFlow(tx, flow));
    return (here) => here.unitOfWork((tx) => endFlow(tx, flow));
  },
  async 'the end of a recovery'(house) {
    const { ctx } = house;
    const { ours, attempt, jane } = await findJane(house);
    await setPasswordOf(ctx, ours, JANE);
    const begun = await newRecovery(ctx, ours.organization, JANE);
    const flow = { ...begun.flow, evidence: [{ factor: 'email_code' as const, at: ctx.now() }] };
    await ctx.unitOfWork((tx) => keepFlow(tx, flow));
    const whence = { organization: ours.organization, origin: attempt.origin, address: '192.0.2.1', device: undefined };
    return (here) =>
      here.unitOfWork(async (tx) => (await takeDuePassword(insideOf(here, tx), flow, whence))?.id === jane.id);
  },
  async 'the link of a notice'(house) {
    const { ctx } = house;
    const { jane } = await findJane(house);
    const told = { notice: 'password_changed' };
    const secret = await ctx.unitOfWork((tx) => offerObjection(insideOf(ctx, tx), jane, told));
    return (here) => here.unitOfWork((tx) => spendObjection(insideOf(here, tx), secret));
  },
  async 'an invitation'(house) {
    const { ours, jane } = await findJane(house);
    const secret = await house.ctx.unitOfWork((tx) => offerInvitation(insideOf(house.ctx, tx), jane, 'test'));
    const password = 'a first password of Jane alone';
    const browser = { address: '192.0.2.1', userAgent: 'test', sessionId: undefined };
    return async (ctx) => {
      const accepted = await acceptInvitation(
        {
          ...ctx,
          unitOfWork: (work) =>
            ctx.unitOfWork((unit) => {
              const tx = { ...unit, now: ctx.now };
              return work({ ...tx, ...createAdmission(tx, ctx.sessionLimits) });
            }),
        },
        { secret, organization: ours.organization, password, ...browser },
      );
      return accepted.ok;
    };
  },
  async 'the claim of a new installation'(house) {
    const secret = await offerClaim(house.ctx);
    assert.ok(secret);
    const wish = { title: 'Acme', fullName: 'Root Admin', email: 'root@acme.example' };
    let number = 0;
    return async (ctx) => {
      number += 1;
      const claim = { ...wish, secret, name: `acme-${number}`, password: 'a password nobody has heard of' };
      return (await claimInstallation(ctx, claim)).ok;
    };
  },
  async 'a worked out challenge'(house) {
    const { attempt } = await findJane(house);
    const asked = {
      factor: 'password',
      guess: { ...attempt, identifier: JANE, deviceId: undefined, evidence: [] },
    } as const;
    const challenge = JSON.parse(await offerChallenge(house.ctx, asked)) as Parameters<
      typeof solveChallenge
    >[0]['challenge'];
    const solution = JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
    return (ctx) => takeSolution(ctx, asked, solution);
  },
};

async function openHouse(t: TestContext, databaseUrl: string | undefined): Promise<House> {
  let passed = 0;
  const clock = {
    now: () => Date.now() + passed,
    pass: (span: number) => {
      passed += span;
    },
  };
  const open = () => openProgram({ ...testParts(temporaryFolder(t)), databaseUrl, clock });
  const programs: Program[] = [await open()];
  if (databaseUrl !== undefined) programs.push(await open());
  t.after(() => Promise.all(programs.map(({ close }) => close())));
  const [program = assert.fail()] = programs;
  const { ctx } = program;
  return {
    ctx,
    program,
    contexts: programs.map((program) => program.ctx),
    clock,
    settled: () => settleOrganization(ctx, acme),
  };
}

const engines = {
  sqlite: async () => undefined,
  postgres: temporaryDatabase,
} as const;

const seen = new Set<string>();

for (const [kind, prepare] of Object.entries(onceOnly)) {
  for (const [engine, place] of Object.entries(engines)) {
    test(`of fifty uses of ${kind} at the same time one counts (${engine})`, async (t) => {
      const url = await place(t);
      if (engine === 'postgres' && url === undefined) return;
      const house = await openHouse(t, url);
      const use = await prepare(house);
      const counted = await Promise.all(
        Array.from({ length: REPLAYS }, (_, index) => use(house.contexts[index % house.contexts.length] ?? house.ctx)),
      );
      assert.equal(counted.length, REPLAYS);
      assert.equal(counted.filter(Boolean).length, 1);
      assert.equal(await use(house.ctx), false, 'nor does it count later');
      seen.add(kind);
    });
  }
}

test('each kind of thing that may be used once was seen', () => {
  assert.equal(seen.size, 13);
});
