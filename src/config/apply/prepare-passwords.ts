import { findPerson } from '../../directory/find-person.ts';
import { comparePassword } from '../../factors/password/compare-password.ts';
import type { ApplyContext } from './apply-context.ts';
import type { ConfigurationFile } from './file-schema.ts';
import type { PersonEntry } from './person-schema.ts';

/** The hash to keep for each person whose password is another one from now on. */
export type PreparedPasswords = ReadonlyMap<PersonEntry, string>;

/** Makes the hash of a password that is another one from now on. */
export type Hash = ApplyContext['passwords']['hash'];

/** Few enough that none waits too long in line for a hash. */
const AT_ONCE = 8;

/** Before the unit of work, because a hash takes long; a password that is the right one already stays as it is. */
export async function preparePasswords(
  ctx: ApplyContext,
  { organizations }: ConfigurationFile,
  hash: Hash,
): Promise<PreparedPasswords> {
  const owners = organizations.flatMap(({ name, people = [] }) => people.map((person) => ({ portal: name, person })));
  const waiting = owners.filter(({ person }) => person.password !== undefined);
  const hashes = new Map<PersonEntry, string>();
  while (waiting.length > 0) {
    const next = waiting.splice(0, AT_ONCE);
    const made = await Promise.all(next.map(({ portal, person }) => prepare({ ...ctx, hash }, portal, person)));
    for (const [index, { person }] of next.entries()) {
      const hash = made[index];
      if (hash !== undefined) hashes.set(person, hash);
    }
  }
  return hashes;
}

async function prepare(
  ctx: ApplyContext & { readonly hash: Hash },
  portal: string,
  { email, password = '' }: PersonEntry,
): Promise<string | undefined> {
  const known = await findPerson(ctx, portal, email);
  if (known && (await comparePassword(ctx, known.id, password)).ok) return undefined;
  const hashed = await ctx.hash(password);
  if (!hashed.ok) throw new Error(`The password of ${email} could not be hashed: ${hashed.reason}`);
  return hashed.value;
}
