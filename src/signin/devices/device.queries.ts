import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';
import type { Device, DeviceId } from './device.ts';

const shown = [
  'id',
  'organization_id',
  'person_id',
  'user_agent',
  'address',
  'created_at',
  'last_used_at',
  'remembered_until',
] as const;

export async function findDeviceBySecret(
  db: Database,
  personId: string,
  secretHash: Uint8Array,
  usedAfter: Millis,
): Promise<Device | undefined> {
  const row = await db
    .selectFrom('device')
    .select(shown)
    .where('person_id', '=', personId)
    .where('secret_hash', '=', secretHash)
    .where('last_used_at', '>', usedAfter)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The newest first. */
export async function findDevicesOf(db: Database, personId: string, usedAfter: Millis): Promise<readonly Device[]> {
  const rows = await db
    .selectFrom('device')
    .select(shown)
    .where('person_id', '=', personId)
    .where('last_used_at', '>', usedAfter)
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** Everybody who is known by the old secret is known by the new one. */
export async function replaceSecret(db: Database, was: Uint8Array, is: Uint8Array): Promise<void> {
  await db.updateTable('device').set({ secret_hash: is }).where('secret_hash', '=', was).execute();
}

/** One more, or the one that this person has under this secret as it is now. */
export async function putDevice(db: Database, device: Device, secretHash: Uint8Array): Promise<void> {
  const seen = {
    user_agent: device.userAgent,
    address: device.address,
    last_used_at: device.lastUsedAt,
    remembered_until: device.rememberedUntil,
  };
  await db
    .insertInto('device')
    .values({
      id: device.id,
      organization_id: device.organizationId,
      person_id: device.personId,
      secret_hash: secretHash,
      created_at: device.createdAt,
      ...seen,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'secret_hash']).doUpdateSet(seen))
    .execute();
}

/** Whether there was such a device of this person. */
export async function deleteDevice(db: Database, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('device')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function clearRemembered(db: Database, personId: string): Promise<void> {
  await db.updateTable('device').set({ remembered_until: null }).where('person_id', '=', personId).execute();
}

export async function deleteUnusedDevices(db: Database, usedBefore: Millis): Promise<void> {
  await db.deleteFrom('device').where('last_used_at', '<=', usedBefore).execute();
}

interface DeviceRow {
  id: string;
  organization_id: string;
  person_id: string;
  user_agent: string;
  address: string;
  created_at: number;
  last_used_at: number;
  remembered_until: number | null;
}

const fromRow = (row: DeviceRow): Device => ({
  id: row.id as DeviceId,
  organizationId: row.organization_id as OrganizationId,
  personId: row.person_id as PersonId,
  userAgent: row.user_agent,
  address: row.address,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  rememberedUntil: row.remembered_until,
});
