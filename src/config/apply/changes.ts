import type { Change } from '../../kit/change.ts';
import { fileNameOf } from '../settings.ts';

/** A list of what was changed, a line for each thing. */
export interface Changes {
  readonly lines: string[];
}

/** `+ role CEO of acme`, `~ connection website of acme: login_url`; nothing when nothing is different. */
export function noteChange({ lines }: Changes, thing: string, change: Change): void {
  if (change === 'created') lines.push(`+ ${thing}`);
  else if (change.length > 0) lines.push(`~ ${thing}: ${change.map(nameInFile).join(', ')}`);
}

/** `- role CEO of acme`, or what was done instead of removing it. */
export const noteRemoval = ({ lines }: Changes, thing: string, instead?: string): void =>
  void lines.push(instead === undefined ? `- ${thing}` : `- ${thing}: ${instead}`);

/** `= role CEO of acme: released`: it stays as it is, and no file manages it any more. */
export const noteRelease = ({ lines }: Changes, thing: string): void => void lines.push(`= ${thing}: released`);

const others: Readonly<Record<string, string>> = {
  isManagedByFile: 'managed by this file from now on',
  emailVerified: 'address vouched for',
  grantedAal: 'assurance',
  defaultRoleId: 'default_role',
  defaultProfileId: 'default_profile',
};

const nameInFile = (field: string): string => others[field] ?? fileNameOf(field);
