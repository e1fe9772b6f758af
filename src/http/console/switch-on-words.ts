import type { PersonKind } from '../../directory/person.ts';
import type { SwitchOnSheet } from './switch-on-sheet.ts';

type Counted = Pick<SwitchOnSheet, 'connection' | 'people' | 'withPassword'>;

const count = (number: number): string => number.toLocaleString('en');

const people = (number: number, kind: PersonKind): string => `${count(number)} ${kind}${number === 1 ? '' : 's'}`;

const verb = (number: number, word: string): string => (number === 1 ? `${word}s` : word);

const hostOf = ({ loginUrl }: Counted['connection']): string => new URL(loginUrl).host;

/** What “customers only” means for those who are here. */
export function customersHint({ connection, people: { customer, representative } }: Counted): string {
  const there = `${customer === 0 ? 'Customers sign' : `${people(customer, 'customer')} ${verb(customer, 'sign')}`} in at ${hostOf(connection)}`;
  const here = `${people(representative, 'representative')} ${verb(representative, 'keep')} signing in here`;
  return `${there}; ${here}. Your site cannot give anybody rights here.`;
}

/** What “customers and representatives” means for those who are here. */
export function everyoneHint({ connection, people: { representative }, withPassword }: Counted): string {
  const there = `${people(representative, 'representative')} ${verb(representative, 'sign')} in at ${hostOf(connection)} as well`;
  const keep = withPassword.representative;
  const passwords = `${count(keep)} of them ${keep === 1 ? 'has' : 'have'} a password, for safe access`;
  return `${there}; ${passwords}. Whoever holds a key can then make a representative.`;
}

/** What will be different, in numbers of this moment. */
export function changesOf({ connection, people: all, withPassword, inside, values }: SwitchOnSheet) {
  const { origin, pathname } = new URL(connection.loginUrl);
  const from = { everybody: '', mine: ' from your address', ranges: ' from these addresses' }[values.visitors];
  return [
    { term: 'Signed-out visitors', value: `Whoever opens the portal${from} is sent to ${origin}${pathname}.` },
    { term: 'Customers', value: customersSentence(all.customer, withPassword.customer) },
    {
      term: 'Representatives',
      value: `${people(all.representative, 'representative')}, ${count(withPassword.representative)} with a password. Passwords stay as they are.`,
    },
    { term: 'Signed in now', value: insideSentence(inside - 1) },
  ];
}

function customersSentence(all: number, withPassword: number): string {
  if (all === 0) return 'None yet: each is made at the first visit through your website.';
  const passwords =
    withPassword === 0
      ? 'None of them has a password.'
      : `${count(withPassword)} of them ${withPassword === 1 ? 'has' : 'have'} a password, from now on for safe access.`;
  return `${people(all, 'customer')}. ${passwords}`;
}

const insideSentence = (others: number): string =>
  others <= 0
    ? 'You alone, and you are signed out of this browser.'
    : `You are signed out of this browser. ${count(others)} other${others === 1 ? '' : 's'} ${verb(others, 'stay')} signed in.`;
