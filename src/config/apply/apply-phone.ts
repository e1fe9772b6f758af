import type { Owner } from '../../factors/owner.ts';
import { readRegisteredNumber, registerNumber, removeNumber } from '../../factors/sms-code/registered-number.ts';
import { readPhoneNumber } from '../../sms/phone-number.ts';
import { type ApplyUnit, actor } from './apply-context.ts';

/** Registers the number that the file vouches for, or takes away the one there is. Answers whether that changed anything. */
export async function applyPhone(unit: ApplyUnit, owner: Owner, phone: string | null | undefined): Promise<boolean> {
  if (phone === undefined) return false;
  if (phone === null) return removeNumber(unit, owner, actor);
  const number = readPhoneNumber(phone, 'any');
  if (!number.ok) throw new Error(`The schema let ${number.reason} pass`);
  const registered = await readRegisteredNumber(unit, owner.personId);
  if (registered?.e164 === number.value.e164) return false;
  await registerNumber(unit, owner, number.value.e164, actor);
  return true;
}
