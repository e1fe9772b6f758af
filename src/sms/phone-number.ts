import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { accept, type Result, refuse } from '../kit/result.ts';

/** A mobile number that may get messages. */
export interface PhoneNumber {
  /** E.164, such as +436641234567. */
  readonly e164: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Country and network, such as `+43 664`: what a pumping script keeps to. */
  readonly prefix: string;
}

export type NumberRefusal = 'not_a_number' | 'not_mobile' | 'other_country';

/**
 * A number as somebody typed it. Without a country in front it is of the first of the countries. Premium, shared-cost,
 * toll-free, personal, pager and internet numbers are none that a code goes to: they cost more, or are nobody's phone.
 * @param countries whose numbers are taken; `any` where somebody else answers for that
 */
export function readPhoneNumber(
  text: string,
  countries: readonly string[] | 'any',
): Result<PhoneNumber, NumberRefusal> {
  const home = countries === 'any' ? undefined : countries.find((code) => isSupportedCountry(code));
  const number = parsePhoneNumberFromString(text.trim(), {
    extract: false,
    ...(home !== undefined && { defaultCountry: home }),
  });
  if (!number?.isValid() || number.ext !== undefined) return refuse('not_a_number');
  const { country, number: e164 } = number;
  if (country === undefined || (countries !== 'any' && !countries.includes(country))) return refuse('other_country');
  if (!mobile.has(number.getType() ?? '')) return refuse('not_mobile');
  return accept({ e164, country, prefix: `+${number.countryCallingCode} ${number.nationalNumber.slice(0, 3)}` });
}

const mobile: ReadonlySet<string> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** What may be shown of a number: its country and its end, such as `+43 ••• ••42`. */
export function maskNumber(e164: string): string {
  const code = parsePhoneNumberFromString(e164)?.countryCallingCode ?? '';
  return `+${code} ••• ••${e164.slice(-2)}`;
}
