import { createHmac } from 'node:crypto';
import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import { MINUTE } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/secrets.ts';

/** Whose address a code is to prove, in which session. */
export interface Holder {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly sessionId: string;
}

export const CODE_DIGITS = 8;
export const CODE_LIFETIME = 15 * MINUTE;
export const MOST_TRIES = 5;

/** Eight digits are guessed from a plain hash in no time, so the hash needs our key; and a code fits one session only. */
export const hashCode = (sealer: Sealer, sessionId: string, code: string): Buffer =>
  createHmac('sha256', sealer.indexKey).update(`email-code ${sessionId} ${code}`).digest();
