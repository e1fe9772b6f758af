import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import { DAY, type Millis } from '../../kit/clock.ts';
import type { Id } from '../../kit/ids.ts';

export type DeviceId = Id<'dev'>;

/** A browser in which somebody has signed in. Its cookie holds a secret, of which only a hash is kept. */
export interface Device {
  readonly id: DeviceId;
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Millis;
  readonly lastUsedAt: Millis;
  /** Until then the second step is not asked for here, where the policy leaves it to the person. */
  readonly rememberedUntil: Millis | null;
}

export type DeviceStanding = 'unknown' | 'known' | 'remembered';

/** As long as a browser keeps a cookie (RFC 6265bis section 5.5). */
export const KNOWN_FOR = 400 * DAY;

/**
 * What a sign-in may make of the browser it comes from. A device is no factor and no evidence: it opens no session, and
 * nobody is told of it.
 * @param rememberDevicesFor of the policy as it is today: a shorter one ends what was promised under a longer
 */
export function standingOf(device: Device | undefined, rememberDevicesFor: Millis, now: Millis): DeviceStanding {
  if (!device) return 'unknown';
  const until = device.rememberedUntil ?? now;
  return until > now && until <= now + rememberDevicesFor ? 'remembered' : 'known';
}
