import type { DirectoryEvent } from '../../directory/directory.events.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Person, PersonId } from '../../directory/person.ts';
import { findInvited, takeInvitation } from '../../directory/take-invitation.ts';
import { holdAddress, verifyAddress } from '../../directory/verify-address.ts';
import type { Evidence } from '../../factors/assurance.ts';
import type { PasswordHasher } from '../../factors/hashing/hash-password.ts';
import { checkPassword, type PasswordProblem } from '../../factors/password/check-password.ts';
import type { PasswordEvent } from '../../factors/password/password.events.ts';
import { setFirstPassword } from '../../factors/password/set-first-password.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Db } from '../../store/database.ts';
import { RepeatUnit } from '../../store/repeat-unit.ts';
import { shortestPasswordOf } from '../policy/shortest-password.ts';
import { hasOwnWay } from './send-invitation.ts';

export type AcceptRefusal = 'link_gone' | 'busy' | PasswordProblem;

/** Admission comes after proof and is handed in, so that accepting and the session it opens are one change. */
interface Admits {
  readonly admit: (proven: {
    readonly organizationId: Person['organizationId'];
    readonly personId: PersonId;
    readonly evidence: readonly Evidence[];
    readonly connectionId: null;
    readonly address: string;
    readonly userAgent: string;
  }) => Promise<{ readonly opens: 'session' | 'flow'; readonly sessionId: string; readonly token: string }>;
  readonly leave: (sessionId: string) => Promise<void>;
  readonly dismissOthers: (personId: PersonId, keep: string) => Promise<void>;
}

type AcceptContext = Db &
  Clock & {
    readonly passwords: PasswordHasher;
    readonly unitOfWork: <Outcome>(
      work: (tx: Db & Clock & Emits<DirectoryEvent | PasswordEvent> & Admits) => Promise<Outcome>,
    ) => Promise<Outcome>;
  };

interface Acceptance {
  readonly secret: string;
  readonly organization: Organization;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string;
  /** The session that this browser had before. */
  readonly sessionId: string | undefined;
}

/**
 * Whom a link may let in here; undefined for every link that opens nothing, whatever the reason: unknown, used,
 * withdrawn, expired, of somebody who is switched off or who has a password or second factor by now.
 */
export async function readInvited(ctx: Db & Clock, secret: string): Promise<Person | undefined> {
  const person = await findInvited(ctx, secret);
  return person && !(await hasOwnWay(ctx, person)) ? person : undefined;
}

/** Sets the first password of whoever was invited, notes that the mail reached them, and opens a session. */
export async function acceptInvitation(
  ctx: AcceptContext,
  { secret, organization, password, ...browser }: Acceptance,
): Promise<
  Result<{ readonly person: Person; readonly opens: 'session' | 'flow'; readonly token: string }, AcceptRefusal>
> {
  const invited = await readInvited(ctx, secret);
  if (invited?.organizationId !== organization.id) return refuse('link_gone');
  const { email, fullName, loginName } = invited;
  const known = [email, fullName, loginName ?? '', organization.name, organization.title];
  const checked = checkPassword(password, known, await shortestPasswordOf(ctx, invited));
  if (!checked.ok) return checked;
  const hashed = await ctx.passwords.hash(checked.value);
  if (!hashed.ok) return refuse('busy');
  return ctx.unitOfWork((tx) => commit(tx, { ...browser, secret, invited, hash: hashed.value }));
}

type Inside = Parameters<Parameters<AcceptContext['unitOfWork']>[0]>[0];

interface Commit extends Pick<Acceptance, 'secret' | 'address' | 'userAgent' | 'sessionId'> {
  readonly invited: Person;
  readonly hash: string;
}

async function commit(tx: Inside, { secret, invited, hash, sessionId, address, userAgent }: Commit) {
  await holdAddress(tx, invited.id);
  const person = await readInvited(tx, secret); // anything may have happened while the password was hashed
  if (!person || !(await takeInvitation(tx, secret, person))) return refuse('link_gone');
  const { organizationId, id: personId } = person;
  if (!(await setFirstPassword(tx, { organizationId, personId }, hash, personId)))
    throw new RepeatUnit('A password was set meanwhile');

  if (sessionId !== undefined) await tx.leave(sessionId);
  const evidence = [{ factor: 'password' as const, at: tx.now() }];
  const proven = { organizationId, personId, evidence, connectionId: null, address, userAgent };
  const started = await tx.admit(proven);
  if (person.emailVerifiedAt === null) {
    await verifyAddress(tx, person, 'invitation');
    await tx.dismissOthers(personId, started.sessionId); // whoever came in on the assertion alone
  }
  return accept({ person, opens: started.opens, token: started.token });
}
