import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import type { Clock } from '../kit/clock.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { Db } from '../store/database.ts';

/** What the owner of an account hears of, whoever did it. */
export type Notice = keyof typeof notices;

/** Whose account it is, and what the mail calls the portal. */
export interface AccountOwner {
  readonly person: Pick<Person, 'id' | 'organizationId' | 'email'>;
  readonly organization: Pick<Organization, 'title'>;
}

const notices = {
  authenticator_enrolled: {
    subject: 'An authenticator app was set up',
    body: 'Signing in asks for a code of the app from now on.',
  },
  second_factor_removed: {
    subject: 'Your authenticator app was removed',
    body: 'Signing in asks for the password alone from now on. The recovery codes no longer work.',
  },
  second_factor_reset: {
    subject: 'Your authenticator app was removed by an administrator',
    body: 'Your sessions ended, and signing in asks for the password alone. The recovery codes no longer work. Set up an app again under “Your account”.',
  },
  recovery_codes_made: {
    subject: 'New recovery codes were made',
    body: 'The codes from before no longer work.',
  },
  recovery_code_used: {
    subject: 'A recovery code was used to sign in',
    body: 'It stood in for your authenticator app, and does not work again.',
  },
  password_changed: {
    subject: 'Your password was changed',
    body: 'Your other sessions ended.',
  },
  codes_guessed: {
    subject: 'Somebody knows your password',
    body: 'The right password was entered, and then many wrong codes. If that was not you, sign in and change your password.',
  },
} as const satisfies Readonly<Record<string, { readonly subject: string; readonly body: string }>>;

const notYou = 'If that was not you, change your password and tell your administrator at once.';

/** Mails the owner that something about their account changed, with the change itself. Within a unit of work. */
export async function tellOwner(
  ctx: Db & Clock,
  { person, organization }: AccountOwner,
  notice: Notice,
  more = '',
): Promise<void> {
  const { subject, body } = notices[notice];
  const at = `${new Date(ctx.now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const text = [body, more].filter((line) => line !== '').join('\n');
  await queueMail(ctx, {
    organizationId: person.organizationId,
    recipient: person.email,
    subject: `${organization.title}: ${subject}`,
    body: `${subject}: ${person.email} at ${organization.title}, ${at}.\n\n${text}\n\n${notYou}\n`,
  });
}
