import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';

export type SmsCodeEvent = {
  readonly type: 'phone-code.sent';
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
};

export const smsCodeEvents: Readonly<Record<SmsCodeEvent['type'], string>> = {
  'phone-code.sent': 'A code was sent to the phone of a person, to sign in or to set the phone up.',
};
