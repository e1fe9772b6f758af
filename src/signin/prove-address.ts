import { changeEmail } from '../directory/change-email.ts';
import type { DirectoryEvent } from '../directory/directory.events.ts';
import { isEmail, normalizeIdentifier } from '../directory/identifier.ts';
import { addNoticeAddress } from '../directory/keep-notice-address.ts';
import type { Person } from '../directory/person.ts';
import { type RateLimit, takeTurn } from '../edge/limit-rate.ts';
import type { FactorEvent } from '../factors/factor.events.ts';
import {
  type CodePlace,
  type CodeRefusal,
  judgeCode,
  keepCode,
  newCode,
  readSentTo,
  spaced,
} from '../factors/out-of-band.ts';
import { type Clock, HOUR, MINUTE } from '../kit/clock.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Sealer } from '../kit/secrets.ts';
import { queueSecretMail } from '../mail/queue-mail.ts';
import type { Db } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { forgetFlowsOf } from './flow/begin-flow.ts';
import { type MailingOrganization, tellOwner } from './notices/tell-owner.ts';
import { addressCodeWords } from './prove-address.words.ts';

/** `email`: to sign in with, in place of the one before. `notices`: to be told what happens to the account. */
export type AddressPurpose = 'email' | 'notices';

interface Ctx extends Db, Clock {
  readonly sealer: Sealer;
  readonly unitOfWork: UnitOfWork<Schema, DirectoryEvent | FactorEvent>;
}

/** Whose further address, asked for in which session. */
export interface AddressWish {
  readonly person: Person;
  readonly organization: MailingOrganization;
  readonly sessionId: string;
  readonly purpose: AddressPurpose;
}

const CODE_LIFETIME = 15 * MINUTE;
const DIGITS = 8;
const limits = {
  ofOnePerson: { most: 5, per: HOUR },
  toOneAddress: { most: 5, per: HOUR },
} as const satisfies Readonly<Record<string, RateLimit>>;

/** A code of another purpose, or of a sign-in, has another place. */
const placeOf = ({ sessionId, purpose }: AddressWish): CodePlace => ({
  place: `address-of:${purpose}:${sessionId}`,
  factor: 'email_code',
});

/** Mails a code to an address that is to be the person's, whoever has it: nobody learns here whether somebody does. */
export async function sendAddressCode(
  ctx: Ctx,
  wish: AddressWish,
  typed: string,
): Promise<Result<true, 'bad_email' | 'same' | 'too_many'>> {
  const email = typed.trim();
  const { person, organization } = wish;
  const { id: personId, organizationId } = person;
  if (!isEmail(email)) return refuse('bad_email');
  const normalized = normalizeIdentifier(email);
  if (normalized === normalizeIdentifier(person.email)) return refuse('same');
  return ctx.unitOfWork(async ({ db }) => {
    const tx = { db, now: ctx.now, sealer: ctx.sealer };
    const ofPerson = await takeTurn(tx, `address-code:of:${personId}`, limits.ofOnePerson);
    const toAddress = ofPerson.ok && (await takeTurn(tx, `address-code:to:${normalized}`, limits.toOneAddress)).ok;
    if (!toAddress) return refuse('too_many');
    const code = newCode(DIGITS);
    const words = addressCodeWords[person.language ?? organization.language];
    const messageId = await queueSecretMail(tx, {
      organizationId,
      recipient: email,
      subject: words.subject(organization.title),
      body: words.body(organization.title, spaced(code)),
    });
    await keepCode(tx, { ...placeOf(wish), personId, code, sentTo: email, messageId, lifetime: CODE_LIFETIME });
    return accept(true);
  });
}

/** Where a code is under way to. */
export const readAwaited = (ctx: Ctx, wish: AddressWish): Promise<string | undefined> => readSentTo(ctx, placeOf(wish));

export type AddressRefusal = CodeRefusal | 'taken';

/** Makes the address theirs whose code is right. The former one hears of it, and may object. */
export async function confirmAddress(
  ctx: Ctx,
  wish: AddressWish,
  typed: string,
): Promise<Result<true, AddressRefusal>> {
  const { person, organization, purpose } = wish;
  const right = await judgeCode(ctx, placeOf(wish), { personId: person.id, typed });
  if (!right.ok) return right;
  const { sentTo: email, spend } = right.value;
  return ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now };
    if (!(await spend(tx))) return refuse('none_waiting');
    if (purpose === 'notices') {
      if (!(await addNoticeAddress(tx, person, email))) return refuse('taken');
      await tellOwner(tx, { person, organization }, 'notice_address_added');
      return accept(true);
    }
    if (!(await changeEmail(tx, person, email, person.id))) return refuse('taken');
    await forgetFlowsOf(tx, person);
    await tellOwner(tx, { person: { ...person, email }, organization }, 'email_changed', { formerEmail: person.email });
    return accept(true);
  });
}
