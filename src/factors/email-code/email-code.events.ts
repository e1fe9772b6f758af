import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';

interface AboutCode {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
}

/** `because` of a refusal: see `CodeRefusal`. */
export type EmailCodeEvent =
  | (AboutCode & { readonly type: 'address-code.sent' })
  | (AboutCode & { readonly type: 'address-code.refused'; readonly because: string })
  | (AboutCode & { readonly type: 'address.confirmed' });

export const emailCodeEvents: Readonly<Record<EmailCodeEvent['type'], string>> = {
  'address-code.sent': 'A code was mailed to the address of a person.',
  'address-code.refused': 'A code to confirm an address was wrong, or was not taken any more.',
  'address.confirmed': 'A person showed, for one session, that the e-mail address is theirs.',
};
