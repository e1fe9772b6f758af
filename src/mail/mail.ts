import type { Millis } from '../kit/clock.ts';

/** A mail of plain text to one person. It is due while it has a next try, and abandoned with neither that nor a sending. */
export interface Mail {
  readonly id: string;
  readonly organizationId: string | null;
  readonly recipient: string;
  readonly subject: string;
  /** Empty once it was sent, and where it is sealed. */
  readonly body: string;
  /** Of a mail that holds a code or a link: see `readText`. */
  readonly sealedBody: Uint8Array | null;
  readonly createdAt: Millis;
  readonly attempts: number;
  readonly nextTryAt: Millis | null;
  readonly sentAt: Millis | null;
  /** Why the last attempt failed. */
  readonly problem: string | null;
}

export type MailState = 'waiting' | 'sent' | 'abandoned';

export function stateOf({ sentAt, nextTryAt }: Pick<Mail, 'sentAt' | 'nextTryAt'>): MailState {
  if (sentAt !== null) return 'sent';
  return nextTryAt === null ? 'abandoned' : 'waiting';
}
