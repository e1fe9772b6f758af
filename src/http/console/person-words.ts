import type { Person } from '../../directory/person.ts';
import type { Evidence } from '../../factors/assurance.ts';
import type { Connection } from '../../remote/connection.ts';
import { factorWords } from '../../signin/factor.words.ts';
import { browserOf } from '../browser-of.ts';

/** Such as “Customer” or “Representative: Manager, Standard”. */
export function rightsOf({ kind, role, profile }: Person): string {
  if (kind === 'customer') return 'Customer';
  const place = [role, profile].filter((name) => name !== null).join(', ');
  return place === '' ? 'Representative' : `Representative: ${place}`;
}

/** Who brought the person here. */
export function originOf({ createdBy }: Pick<Person, 'createdBy'>, connections: readonly Connection[]): string {
  const known: Readonly<Record<string, string>> = {
    claim: 'By the claim link of the server',
    file: 'By a configuration file',
    import: 'By an import of people',
    administrator: 'By an administrator, in this console',
  };
  const connection = connections.find(({ id }) => id === createdBy);
  if (connection)
    return `By a signed sign-up of ${new URL(connection.loginUrl).hostname} (connection ${connection.name})`;
  return (
    known[createdBy] ?? (createdBy.startsWith('cnx_') ? 'By a signed sign-up of a connection that is gone' : createdBy)
  );
}

const words: Readonly<Record<Evidence['factor'], string>> = { ...factorWords.en, remote: 'signed link' };

/** What a session rests on, such as “password”. */
export const proofsOf = (evidence: readonly Evidence[]): string =>
  [...new Set(evidence.map(({ factor }) => words[factor]))].join(', ');

/** Such as “Firefox on Windows”, as far as a browser tells. */
export function browserWords(userAgent: string): string {
  const { name = 'Unknown browser', system } = browserOf(userAgent);
  return system === undefined ? name : `${name} on ${system}`;
}
