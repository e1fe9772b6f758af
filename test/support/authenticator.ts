import assert from 'node:assert/strict';
import { generateSync } from 'otplib';
import { makeRecoveryCodes } from '../../src/factors/recovery-code/make-recovery-codes.ts';
import { beginEnrolment, readEnrolment } from '../../src/factors/totp/begin-enrolment.ts';
import { confirmEnrolment } from '../../src/factors/totp/confirm-enrolment.ts';
import { type Millis, SECOND } from '../../src/kit/clock.ts';
import type { Settled } from './settle-organization.ts';
import type { World } from './world.ts';

/** What an authenticator app with this secret shows at a time. */
export const appCode = (secret: string, at: Millis): string => generateSync({ secret, epoch: Math.floor(at / SECOND) });

/** Any six digits but those that the app shows around this time. */
function otherCode(secret: string, at: Millis): string {
  const right = new Set([-1, 0, 1].map((step) => appCode(secret, at + step * 30 * SECOND)));
  const wrong = ['000000', '111111', '222222', '333333'].find((code) => !right.has(code));
  assert.ok(wrong);
  return wrong;
}

/** A person with an authenticator app, and their recovery codes. */
export interface Phone {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
  /** A code that nobody has used yet: time passes until the app shows one. */
  readonly nextCode: () => string;
  /** Six digits that are wrong now. */
  readonly wrongCode: () => string;
}

/** Sets an app up for somebody, without the pages for it. */
export async function givePhone(
  world: Pick<World, 'program' | 'clock'>,
  { organization, people }: Settled,
  email: string,
): Promise<Phone> {
  const { ctx } = world.program;
  const person = (await people()).find((one) => one.email === email);
  assert.ok(person, email);
  const owner = { organizationId: organization.id, personId: person.id };
  const enroller = { ...owner, place: 'ses_of_the_test' };
  const [secret, recoveryCodes] = await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    await beginEnrolment(tx, enroller);
    const waiting = (await readEnrolment(tx, enroller)) ?? '';
    assert.ok((await confirmEnrolment(tx, enroller, { code: appCode(waiting, ctx.now()), name: '' })).ok);
    return [waiting, await makeRecoveryCodes(tx, owner)] as const;
  });
  return {
    secret,
    recoveryCodes,
    nextCode() {
      world.clock.pass(30 * SECOND);
      return appCode(secret, ctx.now());
    },
    wrongCode: () => otherCode(secret, ctx.now()),
  };
}
