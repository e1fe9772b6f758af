import type { Organization } from '../directory/organization.ts';
import { readAdministratorAddresses } from '../directory/read-person.ts';
import type { Clock } from '../kit/clock.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { Db } from '../store/database.ts';
import type { Claims } from './dialects/dialect.ts';

/** A representative can do harm, so whoever answers for the portal hears of each one that a link created. */
export async function tellAdministrators(ctx: Db & Clock, organization: Organization, claims: Claims): Promise<void> {
  const { email, fullName, connection } = claims;
  const site = new URL(connection.loginUrl).hostname;
  const body = [
    `${fullName} (${email}) was added to ${organization.title} as a representative by a signed link from ${site}.`,
    '',
    `If you did not expect this, deactivate the person in the console under People, and set the audience of the connection “${connection.name}” to customers only.`,
  ].join('\n');
  for (const recipient of await readAdministratorAddresses(ctx, organization.id)) {
    await queueMail(ctx, {
      organizationId: organization.id,
      recipient,
      subject: `New representative: ${fullName}`,
      body,
    });
  }
}
