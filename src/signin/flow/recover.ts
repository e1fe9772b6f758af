import type { DirectoryEvent } from '../../directory/directory.events.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { readPersonByIdentifier } from '../../directory/read-person.ts';
import { verifyAddress } from '../../directory/verify-address.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import type { AssistedRecoveryEvent } from '../assisted-recovery/assisted-recovery.events.ts';
import { hasOwnWay } from '../invitation/send-invitation.ts';
import { readPolicyOf } from '../policy/read-policy.ts';
import { endFlow, newFlow } from './begin-flow.ts';
import type { Flow } from './flow.ts';
import { readStanding, type Whence } from './read-flow.ts';

/**
 * A recovery of whoever has this name. It goes on in the same way where nobody has it, where they come by their company’s
 * site alone, and where a new password would let nobody in: no mail leaves then, and no code is ever right.
 */
export async function newRecovery(ctx: Db & Clock, { id: organizationId }: Organization, identifier: string) {
  const person = await readPersonByIdentifier(ctx, organizationId, identifier);
  const isMeant = person !== undefined && (await mayRecover(ctx, person));
  return newFlow(ctx, {
    ...{ organizationId, kind: 'recovery', way: 'regular', identifier, personId: isMeant ? person.id : null },
    ...{ sessionId: null, evidence: [], wish: { aal: 0, maxAge: null }, returnTo: null },
  });
}

async function mayRecover(ctx: Db, person: Person): Promise<boolean> {
  if (person.deactivatedAt !== null || !(await hasOwnWay(ctx, person))) return false;
  return (await readPolicyOf(ctx, person)).factors.includes('password');
}

/**
 * Ends the flow in which a new password is due, for one caller, with all that it has proved as of now. Undefined for every
 * flow that has not come so far. Within the unit of work that sets the password.
 */
export async function takeDuePassword(
  ctx: Db & Clock & Emits<DirectoryEvent | AssistedRecoveryEvent>,
  flow: Flow,
  whence: Whence,
): Promise<Person | undefined> {
  const { step, person } = await readStanding(ctx, flow, whence);
  if (flow.kind !== 'recovery' || step.step !== 'choose_password' || !person || person.deactivatedAt !== null)
    return undefined;
  if (!(await endFlow(ctx, flow))) return undefined;
  const proofs = flow.evidence.map(({ factor }) => factor);
  if (person.emailVerifiedAt === null && proofs.includes('email_code')) await verifyAddress(ctx, person, 'recovery');
  const { organizationId, id: personId } = person;
  ctx.emit({ type: 'recovery.finished', organizationId, personId, actor: personId, by: proofs.join(', ') });
  return person;
}
