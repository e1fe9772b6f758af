import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import type { PasswordHasher } from '../factors/hashing/hash-password.ts';
import { checkPassword, type PasswordProblem } from '../factors/password/check-password.ts';
import { comparePassword } from '../factors/password/compare-password.ts';
import { isPasswordCompromised } from '../factors/password/distrust-password.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { shortestPasswordOf } from './policy/shortest-password.ts';

/** `unchanged`: it is the very one that others may know. */
export type NewPasswordProblem = PasswordProblem | 'busy' | 'unchanged';

/** The hash of a new password that this person may have. Outside of a unit of work: it takes long. */
export async function preparePassword(
  ctx: Db & { readonly passwords: PasswordHasher },
  { person, organization }: { readonly person: Person; readonly organization: Organization },
  typed: string,
): Promise<Result<string, NewPasswordProblem>> {
  const { email, fullName, loginName } = person;
  const { name, title } = organization;
  const context = [email, fullName, loginName ?? '', name, title];
  const checked = checkPassword(typed, context, await shortestPasswordOf(ctx, person));
  if (!checked.ok) return checked;
  const known = (await isPasswordCompromised(ctx, person.id)) && (await comparePassword(ctx, person.id, typed));
  if (known && (known.ok || known.reason === 'busy')) return refuse(known.ok ? 'unchanged' : 'busy');
  const hashed = await ctx.passwords.hash(checked.value);
  return hashed.ok ? accept(hashed.value) : refuse('busy');
}
