import { readOrganization } from '../../directory/find-organization.ts';
import { addressesToTell } from '../../directory/notice-addresses.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { portalOriginOf } from '../../directory/portal-hosts.ts';
import type { FactorName } from '../../factors/assurance.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Language } from '../../kit/language.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { Db } from '../../store/database.ts';
import { readPublicUrl } from '../../store/public-url.ts';
import { factorWords } from '../factor.words.ts';
import { noticeOfAccount } from './notice-of-account.words.ts';
import { noticeOfProofs } from './notice-of-proofs.words.ts';
import { offerObjection, type Told } from './objection.ts';
import { tellOwnerWords } from './tell-owner.words.ts';

/** What the owner of an account hears of, whoever did it. */
export type Notice = keyof (typeof noticeOfAccount)['en'] | keyof (typeof noticeOfProofs)['en'];

const noticeIn = (language: Language, notice: Notice) =>
  ({ ...noticeOfAccount[language], ...noticeOfProofs[language] })[notice];

/** Whose account it is, and what the mail calls the portal. */
export interface AccountOwner {
  readonly person: Pick<Person, 'id' | 'organizationId' | 'email' | 'language'>;
  readonly organization: MailingOrganization;
}

/** What a mail to somebody of an organization is made of. */
export type MailingOrganization = Pick<Organization, 'title' | 'language'>;

/** What a notice says beyond its kind. */
export interface NoticeDetail extends Omit<Told, 'notice'> {
  readonly factor?: FactorName;
  readonly codesLeft?: number;
  /** Not told any more from now on, but of that. */
  readonly formerNotice?: string;
}

/**
 * Mails the owner that something about their account changed, with the change itself: to every address of the account,
 * so that nobody who reads one of them hides it (NIST 800-63B section 4.6). Each mail has a link for whoever did not do
 * it. Within a unit of work.
 */
export async function tellOwner(
  ctx: Db & Clock,
  { person, organization }: AccountOwner,
  notice: Notice,
  detail: NoticeDetail = {},
): Promise<void> {
  const { organizationId } = person;
  const language = person.language ?? organization.language;
  const words = tellOwnerWords[language];
  const { subject } = noticeIn(language, notice);
  const at = `${new Date(ctx.now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const link = await linkOf(ctx, person, { notice, ...detail });
  const body = [
    words.opening(subject, person.email, organization.title, at),
    bodyOf({ person, organization }, notice, detail),
    link === undefined ? words.notYou : words.objectAt(link),
  ].join('\n\n');
  const former = [detail.formerEmail, detail.formerNotice].filter((address) => address !== undefined);
  for (const recipient of new Set([...former, ...(await addressesToTell(ctx, person))])) {
    const letter = { subject: words.subject(organization.title, subject), body: `${body}\n` };
    await queueMail(ctx, { organizationId, recipient, ...letter });
  }
}

function bodyOf({ person, organization }: AccountOwner, notice: Notice, { factor, codesLeft }: NoticeDetail): string {
  const language = person.language ?? organization.language;
  const words = tellOwnerWords[language];
  return [
    ...(factor === undefined ? [] : [words.factor(factorWords[language][factor])]),
    noticeIn(language, notice).body,
    ...(codesLeft === undefined ? [] : [words.codesLeft(codesLeft)]),
  ].join('\n');
}

/** Where the reader says that it was not them; undefined for what has ended the account. */
async function linkOf(ctx: Db & Clock, person: AccountOwner['person'], told: Told): Promise<string | undefined> {
  const publicUrl = await readPublicUrl(ctx);
  const organization = await readOrganization(ctx, person.organizationId);
  if (publicUrl === undefined || organization === undefined) return undefined;
  return `${portalOriginOf(publicUrl, organization)}/not-me/${await offerObjection(ctx, person, told)}`;
}
