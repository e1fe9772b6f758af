import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import type { Clock } from '../kit/clock.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { Db } from '../store/database.ts';
import { tellOwnerWords } from './tell-owner.words.ts';

/** What the owner of an account hears of, whoever did it. */
export type Notice = keyof (typeof tellOwnerWords)['en']['notices'];

/** Whose account it is, and what the mail calls the portal. */
export interface AccountOwner {
  readonly person: Pick<Person, 'id' | 'organizationId' | 'email' | 'language'>;
  readonly organization: MailingOrganization;
}

/** What a mail to somebody of an organization is made of. */
export type MailingOrganization = Pick<Organization, 'title' | 'language'>;

/** Mails the owner that something about their account changed, with the change itself. Within a unit of work. */
export async function tellOwner(
  ctx: Db & Clock,
  { person, organization }: AccountOwner,
  notice: Notice,
  codesLeft?: number,
): Promise<void> {
  const { email, organizationId } = person;
  const words = tellOwnerWords[person.language ?? organization.language];
  const { subject, body } = words.notices[notice];
  const at = `${new Date(ctx.now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const text = codesLeft === undefined ? body : `${body}\n${words.codesLeft(codesLeft)}`;
  await queueMail(ctx, {
    organizationId,
    recipient: email,
    subject: words.subject(organization.title, subject),
    body: `${words.opening(subject, email, organization.title, at)}\n\n${text}\n\n${words.notYou}\n`,
  });
}
