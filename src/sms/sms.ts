import { MINUTE, type Millis } from '../kit/clock.ts';
import type { Sealer } from '../kit/secrets.ts';

/** A text message to one phone. It is due while it has a next try, and given up with neither that nor a sending. */
export interface Sms {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  /** E.164, sealed. */
  readonly recipient: Uint8Array;
  /** Country and network of the number. */
  readonly prefix: string;
  /** Sealed; null once it was sent, or is of no use any more. */
  readonly body: Uint8Array | null;
  readonly createdAt: Millis;
  readonly attempts: number;
  readonly nextTryAt: Millis | null;
  readonly sentAt: Millis | null;
  /** When the code in it was typed in. */
  readonly usedAt: Millis | null;
  /** Why the last attempt failed. */
  readonly problem: string | null;
}

export type SmsState = 'waiting' | 'sent' | 'used' | 'abandoned';

export function stateOf({ usedAt, sentAt, nextTryAt }: Pick<Sms, 'usedAt' | 'sentAt' | 'nextTryAt'>): SmsState {
  if (usedAt !== null) return 'used';
  if (sentAt !== null) return 'sent';
  return nextTryAt === null ? 'abandoned' : 'waiting';
}

/** How long the code in a message is worth something (NIST 800-63B section 3.1.3.2), and the message with it. */
export const SMS_LIFETIME = 10 * MINUTE;

interface Seals {
  readonly sealer: Sealer;
}

/** What is sealed opens for that message alone. */
export const sealSms = ({ sealer }: Seals, id: string, text: string): Uint8Array => sealer.seal(text, `sms ${id}`);

export const openSms = ({ sealer }: Seals, id: string, sealed: Uint8Array): string => sealer.open(sealed, `sms ${id}`);
