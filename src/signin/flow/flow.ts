import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Aal, Evidence } from '../../factors/assurance.ts';
import type { Millis } from '../../kit/clock.ts';
import type { FlowKind } from './situation.ts';

/** An attempt to sign in, step up or recover, and where it stands. It belongs to the browser that holds its secret. */
export interface Flow {
  readonly secretHash: Uint8Array;
  readonly organizationId: OrganizationId;
  readonly kind: FlowKind;
  readonly way: 'regular' | 'safe';
  /** As typed; empty before anything was. */
  readonly identifier: string;
  readonly personId: PersonId | null;
  readonly sessionId: string | null;
  readonly evidence: readonly Evidence[];
  readonly wish: { readonly aal: Aal; readonly maxAge: Millis | null };
  readonly returnTo: string | null;
  readonly createdAt: Millis;
  readonly expiresAt: Millis;
}
