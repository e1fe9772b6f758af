import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { readPerson } from '../../directory/read-person.ts';
import { factors } from '../../factors/index.ts';
import { isPasswordCompromised } from '../../factors/password/distrust-password.ts';
import { readSetUp } from '../../factors/read-set-up.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Language } from '../../kit/language.ts';
import { hashSecret } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import { standingOf } from '../devices/device.ts';
import { findDevice } from '../devices/find-device.ts';
import type { SignInPolicy } from '../policy/policy.ts';
import { readPolicyOf, readPolicyOfAnybody } from '../policy/read-policy.ts';
import { findFlow } from './flow.queries.ts';
import type { Flow } from './flow.ts';
import { nextStep } from './next-step.ts';
import type { Try } from './prove-factor.ts';
import type { Situation } from './situation.ts';
import type { Step } from './steps.ts';

/** Where a browser comes from that holds a flow. */
export interface Whence {
  readonly organization: Organization;
  /** As the browser sees us. */
  readonly origin: string;
  readonly address: string;
  /** Of the page that asks. */
  readonly language?: Language | undefined;
  /** Of the cookie of its device. */
  readonly device: string | undefined;
}

/** A flow, whose it is, and where it stands. */
export interface Standing {
  readonly flow: Flow;
  /** Undefined where nobody is known by what was typed, which the browser is not told. */
  readonly person: Person | undefined;
  readonly policy: SignInPolicy;
  readonly attempt: Try;
  readonly situation: Situation;
  readonly step: Step;
}

/** The flow of this secret, while it lasts. */
export const findFlowBySecret = async (ctx: Db & Clock, secret: string | undefined): Promise<Flow | undefined> =>
  secret === undefined ? undefined : findFlow(ctx.db, hashSecret(secret), ctx.now());

/** Everything is read anew each time: a policy that was made stricter is asked for in the flows under way. */
export async function readStanding(ctx: Db & Clock, flow: Flow, whence: Whence): Promise<Standing> {
  const { organization, origin, address, language } = whence;
  const person = flow.personId === null ? undefined : await readPerson(ctx, organization.id, flow.personId);
  // Before the first proof nobody learns from the next page who has an account, nor what is set up or asked of it.
  const isBlind = flow.evidence.length === 0 && flow.kind !== 'step_up';
  const policy = isBlind || !person ? await readPolicyOfAnybody(ctx, organization.id) : await readPolicyOf(ctx, person);
  const found = await findDevice(ctx, whence.device, person?.id);
  const device = standingOf(found, policy.rememberDevicesFor, ctx.now());
  const place = Buffer.from(flow.secretHash).toString('base64url');
  const { identifier, evidence } = flow;
  // The session that is to be stepped up vouches for its browser.
  const deviceId = found?.id ?? flow.sessionId ?? undefined;
  const { smsCountries } = policy;
  const where = { organization, place, origin, address, smsCountries, ...(language && { language }) };
  const attempt: Try = { ...where, person, identifier, deviceId, evidence };
  const situation: Situation = {
    kind: flow.kind,
    isIdentified: identifier !== '' || person !== undefined,
    evidence,
    ...(isBlind ? { has: factors.map(({ name }) => name), lost: [] } : await readSetUp(ctx, attempt)),
    policy,
    wishedAal: flow.wish.aal,
    device,
    isPasswordKnown: await isPasswordKnown(ctx, flow, person),
  };
  return { flow, person, policy, attempt, situation, step: nextStep(situation) };
}

const isPasswordKnown = async (ctx: Db, { evidence }: Flow, person: Person | undefined): Promise<boolean> =>
  person !== undefined &&
  evidence.some(({ factor }) => factor === 'password') &&
  (await isPasswordCompromised(ctx, person.id));
