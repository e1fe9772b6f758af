import assert from 'node:assert/strict';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { beginKeyEnrolment } from '../../src/factors/webauthn/begin-key-enrolment.ts';
import { checkKeyEnrolment } from '../../src/factors/webauthn/check-key-enrolment.ts';
import type { AppContext } from '../../src/http/app-context.ts';
import type { Settled } from './settle-organization.ts';
import { type SoftKey, softKey } from './soft-authenticator.ts';

export interface Passkey extends SoftKey {
  /** Says whose it is, where nobody was named. */
  readonly userHandle: string;
}

/** Sets a passkey up for somebody, without the pages for it. */
export async function givePasskey(ctx: AppContext, { organization, origin }: Settled, email: string): Promise<Passkey> {
  const person = await readPersonByEmail(ctx, organization.id, email);
  assert.ok(person);
  const wish = { organization, person, place: 'ses_of_the_test', origin, factor: 'passkey', models: null } as const;
  const key = softKey();
  const asked = await ctx.unitOfWork((tx) => beginKeyEnrolment({ ...tx, now: ctx.now }, wish));
  const response = key.register({ challenge: asked.challenge, origin });
  const checked = await checkKeyEnrolment(ctx, wish, { response, name: 'Key' });
  assert.ok(checked.ok);
  assert.ok(await ctx.unitOfWork((tx) => checked.value.spend({ ...tx, now: ctx.now, sealer: ctx.sealer })));
  return { ...key, userHandle: asked.user.id };
}
