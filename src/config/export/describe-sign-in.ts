import type { PlacePolicy, PolicySet } from '../../signin/policy/policy-set.ts';
import { entryOfChange } from '../apply/sign-in-entry.ts';
import type { AskedEntry, SignInEntry } from '../apply/sign-in-schema.ts';

const isEmpty = (entry: object): boolean => Object.keys(entry).length === 0;

/** What an organization has set, as a file says it; nothing where it has set nothing. */
export function describeSignIn({ organization, customer, representative }: PolicySet): { sign_in?: SignInEntry } {
  const customers = entryOfChange(customer);
  const representatives = entryOfChange(representative);
  const entry: SignInEntry = {
    ...entryOfChange(organization),
    ...(!isEmpty(customers) && { customers }),
    ...(!isEmpty(representatives) && { representatives }),
  };
  return isEmpty(entry) ? {} : { sign_in: entry };
}

export function signInOfPlace(places: readonly PlacePolicy[], id: string): { sign_in?: AskedEntry } {
  const entry = entryOfChange(places.find((place) => place.id === id)?.change ?? {});
  return isEmpty(entry) ? {} : { sign_in: entry };
}

export const smsOf = ({ organization: { smsCountries } }: PolicySet): { sms?: string[] } =>
  smsCountries ? { sms: [...smsCountries] } : {};
