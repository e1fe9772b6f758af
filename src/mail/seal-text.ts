import type { Sealer } from '../kit/secrets.ts';
import type { Mail } from './mail.ts';

interface Seals {
  readonly sealer: Sealer;
}

/** The text of a mail opens for that mail alone. */
const purposeOf = (id: string): string => `mail ${id}`;

export const sealText = ({ sealer }: Seals, id: string, text: string): Uint8Array => sealer.seal(text, purposeOf(id));

/** What the recipient reads; empty once it was sent. */
export const readText = (
  { sealer }: Seals,
  { id, body, sealedBody }: Pick<Mail, 'id' | 'body' | 'sealedBody'>,
): string => (sealedBody === null ? body : sealer.open(sealedBody, purposeOf(id)));
