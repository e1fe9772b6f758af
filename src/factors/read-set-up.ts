import type { Db } from '../store/database.ts';
import type { FactorName } from './assurance.ts';
import type { Attempt } from './factor.ts';
import { findSetUp } from './set-up.queries.ts';
import { rpIdOf } from './webauthn/rules.ts';

interface SetUp {
  /** What can be proved now, and here. */
  readonly has: readonly FactorName[];
  /** The rest: it was disabled, or is a key of another host. */
  readonly lost: readonly FactorName[];
}

/** What somebody has set up; nothing of nobody. A code can be mailed to everybody. */
export async function readSetUp({ db }: Db, { person, origin }: Pick<Attempt, 'person' | 'origin'>): Promise<SetUp> {
  if (!person) return { has: [], lost: [] };
  const found = await findSetUp(db, { personId: person.id, rpId: rpIdOf(origin) });
  const has: readonly FactorName[] = [
    'email_code',
    ...found.filter(({ isProvable }) => isProvable).map(({ factor }) => factor),
  ];
  return { has, lost: found.map(({ factor }) => factor).filter((factor) => !has.includes(factor)) };
}
