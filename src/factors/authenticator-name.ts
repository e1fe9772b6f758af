import { hasControlCharacters, hasInvisibleCharacters, lengthOf, withoutJoiners } from '../kit/text.ts';

/** Characters. */
export const LONGEST_NAME = 50;

/** What somebody calls an authenticator of theirs, as it is kept; empty, or unfit to be shown: what it is will do. */
export function readAuthenticatorName(typed: string | undefined): string {
  const name = (typed ?? '').trim().normalize('NFC');
  const isFit =
    lengthOf(name) <= LONGEST_NAME && !hasControlCharacters(name) && !hasInvisibleCharacters(withoutJoiners(name));
  return isFit ? name : '';
}
