import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/secrets.ts';
import { queueSecretMail } from '../../mail/queue-mail.ts';
import type { Connection, Key } from '../../remote/connection.ts';
import { offerReveal } from '../../remote/reveal-key.ts';
import type { Db } from '../../store/database.ts';

interface MadeKey {
  readonly organization: Organization;
  readonly connection: Connection;
  readonly key: Key;
  /** Who made it. */
  readonly person: Person;
  /** Of the console that they use. */
  readonly origin: string;
}

/** Tells the administrator of the key they made, with a link that shows it once more. A mail never holds the key. */
export async function mailKeyLink(
  ctx: Db & Clock & { readonly sealer: Sealer },
  { organization, connection, key, person, origin }: MadeKey,
): Promise<void> {
  const secret = await offerReveal(ctx, key, person.id);
  const body = [
    `You made the key ${key.name} (fingerprint ${key.fingerprint}) for the connection “${connection.name}” of ${organization.title}.`,
    '',
    'Within 24 hours this link shows it once more, to you alone, after you have confirmed that it is you:',
    `${origin}/console/keys/reveal/${secret}`,
    '',
    'If you did not make it, somebody else uses your account: end your sessions in the console under People, and revoke the key.',
  ].join('\n');
  await queueSecretMail(ctx, {
    organizationId: organization.id,
    recipient: person.email,
    subject: `New key for ${connection.name}`,
    body,
  });
}
