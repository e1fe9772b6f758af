import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import { type Clock, MINUTE, type Millis } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/secrets.ts';

/** A test that an administrator asked for on one host, to begin on another. */
export interface TestTicket {
  readonly organizationId: OrganizationId;
  readonly connectionId: string;
  readonly testerId: PersonId;
  /** Address of the console to come back to. */
  readonly returnTo: string;
}

/** One redirect long. */
export const TICKET_LIFETIME: Millis = MINUTE;

const PURPOSE = 'test-ticket';

/** Sealed: nobody but this server can make one, read one, or change where it leads. */
export function sealTestTicket({ sealer, now }: Clock & { readonly sealer: Sealer }, ticket: TestTicket): string {
  const text = JSON.stringify({ ...ticket, expiresAt: now() + TICKET_LIFETIME });
  return Buffer.from(sealer.seal(text, PURPOSE)).toString('base64url');
}

export function openTestTicket(
  { sealer, now }: Clock & { readonly sealer: Sealer },
  sealed: string,
): TestTicket | undefined {
  try {
    const text = sealer.open(Buffer.from(sealed, 'base64url'), PURPOSE);
    const { expiresAt, ...ticket } = JSON.parse(text) as TestTicket & { readonly expiresAt: Millis };
    return expiresAt > now() ? ticket : undefined;
  } catch {
    return undefined; // not ours, or not whole
  }
}
