import { addressesToTell } from '../../directory/notice-addresses.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { holdAddress } from '../../directory/verify-address.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { newId } from '../../kit/ids.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { hashSecret, newSecret, type Sealer } from '../../kit/secrets.ts';
import { queueSecretMail } from '../../mail/queue-mail.ts';
import type { Db } from '../../store/database.ts';
import { readPolicyOf } from '../policy/read-policy.ts';
import type { AssistedRecoveryEvent } from './assisted-recovery.events.ts';
import { findOpenOf, insertRecovery } from './assisted-recovery.queries.ts';
import {
  type AssistedRecovery,
  type IdentityCheck,
  isIdentified,
  SEND_WITHIN,
  WAITING_TIME,
} from './assisted-recovery.ts';
import { assistedLetters } from './assisted-recovery.words.ts';

export type BeginRecoveryRefusal = 'own_account' | 'deactivated' | 'under_way' | 'not_identified' | 'no_note';

export interface RecoveryWish {
  readonly organization: Organization;
  readonly person: Person;
  readonly administrator: Person;
  readonly checks: readonly IdentityCheck[];
  readonly note: string;
  /** Of the portal, whatever host the administrator is on: the links of mails begin with it. */
  readonly origin: string;
}

const SHORTEST_NOTE = 10;

/**
 * Nothing about the account changes yet: every address of it hears what is to come, with a link that stops it. Where only
 * what cannot be phished lets in, a second administrator is to agree. Within a unit of work.
 */
export async function beginAssistedRecovery(
  ctx: Db & Clock & Emits<AssistedRecoveryEvent> & { readonly sealer: Sealer },
  wish: RecoveryWish,
): Promise<Result<AssistedRecovery, BeginRecoveryRefusal>> {
  const { person, administrator, checks } = wish;
  if (person.id === administrator.id) return refuse('own_account');
  if (person.deactivatedAt !== null) return refuse('deactivated');
  if (!isIdentified(checks)) return refuse('not_identified');
  if (wish.note.trim().length < SHORTEST_NOTE) return refuse('no_note');
  await holdAddress(ctx, person.id); // two who begin at once do so one after the other
  if (await findOpenOf(ctx.db, person.id, ctx.now())) return refuse('under_way');
  const policy = await readPolicyOf(ctx, person);
  const now = ctx.now();
  const opensAt = now + WAITING_TIME;
  const recovery: AssistedRecovery = {
    id: newId('rec', now),
    organizationId: person.organizationId,
    personId: person.id,
    begunBy: administrator.id,
    checks,
    note: wish.note.trim(),
    approval: policy.phishingResistantOnly ? 'needed' : 'not_needed',
    approvedBy: null,
    createdAt: now,
    opensAt,
    sentAt: null,
    expiresAt: opensAt + SEND_WITHIN,
    endedAt: null,
    outcome: null,
  };
  const stop = newSecret();
  await insertRecovery(ctx.db, recovery, hashSecret(stop));
  await tellEveryAddress(ctx, wish, `${wish.origin}/recovery/stop/${stop}`);
  const about = { organizationId: person.organizationId, personId: person.id, actor: administrator.id };
  ctx.emit({ type: 'recovery.begun', ...about, checks: checks.join(', ') });
  return accept(recovery);
}

async function tellEveryAddress(
  ctx: Db & Clock & { readonly sealer: Sealer },
  { organization, person }: RecoveryWish,
  link: string,
) {
  const { subject, body } = assistedLetters[person.language ?? organization.language].begun;
  const { title, id: organizationId } = organization;
  const letter = { organizationId, subject: subject(title), body: body({ title, email: person.email, link }) };
  for (const recipient of await addressesToTell(ctx, person)) await queueSecretMail(ctx, { ...letter, recipient });
}
