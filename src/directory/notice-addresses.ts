import type { Db } from '../store/database.ts';
import { normalizeIdentifier } from './identifier.ts';
import { listNoticeAddresses } from './notice-address.queries.ts';
import type { NoticeAddress } from './notice-address.ts';
import type { Person } from './person.ts';

/** Addresses beside the one of the account that are told what happens to it, each proved to be the person's. */
export const readNoticeAddresses = ({ db }: Db, personId: string): Promise<readonly NoticeAddress[]> =>
  listNoticeAddresses(db, personId);

/** Every address that a notice of the account goes to, each once: that of the account first. */
export async function addressesToTell(
  ctx: Db,
  { id, email }: Pick<Person, 'id' | 'email'>,
): Promise<readonly string[]> {
  const others = await listNoticeAddresses(ctx.db, id);
  const addresses = [email, ...others.map((other) => other.email)];
  return [...new Map(addresses.map((address) => [normalizeIdentifier(address), address])).values()];
}
