import { createPerson, type PersonRefusal } from '../../directory/create-person.ts';
import type { DirectoryEvent } from '../../directory/directory.events.ts';
import type { OrganizationId } from '../../directory/organization.ts';
import type { FactorEvent } from '../../factors/factor.events.ts';
import type { PasswordHasher } from '../../factors/hashing/hash-password.ts';
import { bringPassword, layerPassword } from '../../factors/password/bring-password.ts';
import { bringTotp } from '../../factors/totp/bring-totp.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { type LineProblem, type Newcomer, readNewcomer } from './read-newcomer.ts';
import type { Row } from './read-rows.ts';

export interface ImportContext extends Clock {
  readonly sealer: Sealer;
  readonly passwords: PasswordHasher;
  readonly unitOfWork: UnitOfWork<Schema, DirectoryEvent | FactorEvent>;
}

interface Import {
  readonly organizationId: OrganizationId;
  readonly rows: readonly Row[];
  /** `try`: nothing is kept. `all`: everybody or nobody. `good`: whoever nothing is wrong with. */
  readonly wanted: 'try' | 'all' | 'good';
  readonly actor: string;
}

export interface ImportReport {
  readonly problems: readonly LineProblem[];
  /** Who was brought in, or would be. */
  readonly people: readonly Newcomer[];
  readonly isKept: boolean;
}

/** Thrown so that nothing of the unit of work is kept. */
class Undone extends Error {}

/** Brings people in with what they prove themselves with elsewhere: one unit of work, after every hash was made. */
export async function importPeople(ctx: ImportContext, { rows, wanted, ...rest }: Import): Promise<ImportReport> {
  const read = rows.map(readNewcomer);
  const unreadable = read.flatMap((one) => (one.ok ? [] : one.problems));
  const readable = read.flatMap((one) => (one.ok ? [one.value] : []));
  const isDoomed = wanted === 'all' && unreadable.length > 0;
  const hashes = wanted === 'try' || isDoomed ? new Map() : await makeHashes(ctx, readable);

  let report: ImportReport = { problems: [], people: [], isKept: false };
  try {
    await ctx.unitOfWork(async (unit) => {
      const added = await addAll({ ...ctx, ...unit }, readable, { hashes, ...rest });
      const problems = [...unreadable, ...added.problems].toSorted((a, b) => a.line - b.line);
      const isKept = wanted === 'good' || (wanted === 'all' && problems.length === 0);
      report = { problems, people: added.people, isKept };
      if (!isKept) throw new Undone();
    });
  } catch (fault) {
    if (!(fault instanceof Undone)) throw fault;
  }
  return report;
}

/** Few enough that none waits too long in line. */
const AT_ONCE = 8;

type Hashes = ReadonlyMap<Newcomer, string>;

async function makeHashes(ctx: ImportContext, newcomers: readonly Newcomer[]): Promise<Hashes> {
  const hashes = new Map<Newcomer, string>();
  const waiting = newcomers.filter(({ password }) => password !== undefined);
  for (let next = waiting.splice(0, AT_ONCE); next.length > 0; next = waiting.splice(0, AT_ONCE)) {
    await Promise.all(next.map(async (one) => one.password && hashes.set(one, await layerPassword(ctx, one.password))));
  }
  return hashes;
}

type Inside = ImportContext & Parameters<Parameters<ImportContext['unitOfWork']>[0]>[0];
type Common = Pick<Import, 'organizationId' | 'actor'> & { readonly hashes: Hashes };

async function addAll(ctx: Inside, newcomers: readonly Newcomer[], common: Common) {
  const problems: LineProblem[] = [];
  const people: Newcomer[] = [];
  for (const newcomer of newcomers) {
    const refusal = await addOne(ctx, newcomer, common);
    if (refusal) problems.push({ line: newcomer.line, sentence: sentences[refusal] });
    else people.push(newcomer);
  }
  return { problems, people };
}

async function addOne(ctx: Inside, newcomer: Newcomer, { organizationId, actor, hashes }: Common) {
  const origin = { organizationId, actor, identifiers: 'vouched', createdBy: 'import' } as const;
  const created = await createPerson(ctx, { ...newcomer.person, ...origin });
  if (!created.ok) return created.reason;
  const owner = { organizationId, personId: created.value };
  const kept = hashes.get(newcomer);
  if (kept !== undefined) await bringPassword(ctx, owner, kept, actor);
  if (newcomer.totp) await bringTotp(ctx, owner, newcomer.totp, actor);
  return undefined;
}

const sentences: Readonly<Record<PersonRefusal, string>> = {
  bad_email: 'email: not an email address',
  bad_login_name: 'login_name: 3 to 100 characters without blanks, at signs or marks that disguise it',
  bad_full_name: 'full_name: missing, or longer than 50 characters a part',
  email_taken: 'email: somebody here, or on an earlier line, has it already; leave the line out',
  login_name_taken: 'login_name: somebody here, or on an earlier line, has it already',
  unknown_role: 'role: the organization has none of this name',
  unknown_profile: 'profile: the organization has none of this name',
};
