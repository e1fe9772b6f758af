import type { Person } from '../directory/person.ts';
import type { Connection } from './connection.ts';
import type { LinkRefusal } from './link-refusal.ts';

type Barred = Extract<LinkRefusal, 'deactivated' | 'representatives_not_allowed' | 'login_name_unproved'>;

/**
 * Whether somebody who exists may come in by such a link at all. Asked when the link arrives and again at the finish,
 * because either may have changed meanwhile.
 *
 * Once a sign-in has proved the address, a login name that only a sign-up ever asserted opens it no more: it may be a
 * squatter's.
 */
export function checkStanding(
  { compatibility, audience, options }: Connection,
  operation: 'signin' | 'signup',
  person: Person,
): Barred | undefined {
  if (person.deactivatedAt !== null) return 'deactivated';
  if (compatibility === 'letter') return undefined;
  if (person.kind === 'representative' && audience === 'customers') return 'representatives_not_allowed';
  const isSquattersPath = person.loginNameVerifiedAt === null && person.emailVerifiedAt !== null;
  return operation === 'signup' && isSquattersPath && !options.existing_by_email ? 'login_name_unproved' : undefined;
}
