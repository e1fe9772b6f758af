import type { PersonKind } from '../../directory/person.ts';
import type { SwitchOnSheet } from './switch-on-sheet.ts';

export const plural = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

/** Such as “1,204 customers and 12 representatives sign in”. */
export function peopleWords(people: Readonly<Partial<Record<PersonKind, number>>>): string {
  const kinds = Object.entries(people).filter(([, number]) => number > 0);
  if (kinds.length === 0) return 'Nobody is here yet: your users appear at their first visit, and sign in';
  const total = kinds.reduce((sum, [, number]) => sum + number, 0);
  return `${kinds.map(([kind, number]) => plural(number, kind)).join(' and ')} sign${total === 1 ? 's' : ''} in`;
}

/** What will be different for whom, in numbers of this moment. */
export function changesOf({ connection, people, withPassword, inside, values }: SwitchOnSheet) {
  const { origin, pathname } = new URL(connection.loginUrl);
  const others = inside - 1;
  const from = { everybody: '', mine: ' from your address', ranges: ' from these addresses' };
  return [
    {
      term: 'Signed-out visitors',
      value: `Whoever opens the portal${from[values.visitors]} is sent to ${origin}${pathname}.`,
    },
    { term: 'Customers', value: customersSentence(people.customer, withPassword.customer) },
    {
      term: 'Representatives',
      value: `${plural(people.representative, 'representative')}, ${withPassword.representative} with a password here. Passwords stay as they are.`,
    },
    {
      term: 'Signed in now',
      value: `You are signed out of this browser. ${others === 0 ? 'Nobody else is signed in.' : `${plural(others, 'other')} ${others === 1 ? 'stays' : 'stay'} signed in.`}`,
    },
  ];
}

function customersSentence(all: number, withPassword: number): string {
  if (all === 0) return 'None yet: each is made at the first visit through your website.';
  const passwords =
    withPassword === 0
      ? 'None of them has a password here.'
      : `${withPassword} of them have a password here, for safe access alone.`;
  return `${plural(all, 'customer')}. ${passwords}`;
}
