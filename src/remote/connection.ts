import type { OrganizationId } from '../directory/organization.ts';
import type { ProfileId, RoleId } from '../directory/person.ts';
import type { Millis } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';

export type ConnectionId = Id<'cnx'>;
export type KeyId = Id<'key'>;

/** Switches for clients in the field; all off as shipped, but the friendly page. */
export interface ConnectionOptions {
  /** Takes `ts` in seconds, ten digits, as well. */
  readonly seconds_timestamps: boolean;
  /** Takes a raw `+` as a plus sign where a blank does not fit the digest. */
  readonly raw_plus: boolean;
  /** Takes a digest that lost its leading zeros. */
  readonly short_digests: boolean;
  /** Puts the code of later servers in front of a cause. */
  readonly coded_causes: boolean;
  /** Answers a browser’s own navigation with a page; absent = on in hardened mode, off in letter mode. */
  readonly friendly_page?: boolean;
  /** A sign-up opens an existing account by its e-mail alone. */
  readonly existing_by_email: boolean;
}

export const shippedOptions: ConnectionOptions = {
  seconds_timestamps: false,
  raw_plus: false,
  short_digests: false,
  coded_causes: false,
  existing_by_email: false,
};

/** One configured Remote Authentication between a site and a portal. */
export interface Connection {
  readonly id: ConnectionId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  /** The id of one of `dialects/`; kept as text, since the dialects themselves build on connections. */
  readonly dialect: string;
  readonly loginUrl: string;
  readonly logoutUrl: string;
  /** Comma separated addresses, CIDR blocks and ranges; empty = everyone. */
  readonly ipRanges: string;
  readonly audience: 'customers' | 'everyone';
  readonly compatibility: 'hardened' | 'letter';
  readonly defaultRoleId: RoleId | null;
  readonly defaultProfileId: ProfileId | null;
  readonly options: ConnectionOptions;
  /** The level that the site’s word stands for; in letter mode never more than 1. */
  readonly grantedAal: 1 | 2;
  readonly createdAt: Millis;
  readonly testedAt: Millis | null;
  readonly enabledAt: Millis | null;
  readonly isManagedByFile: boolean;
}

export type KeyState = 'next' | 'active' | 'retiring' | 'revoked';

/** One shared secret of a connection; the secret itself is only ever read to verify, or revealed. */
export interface Key {
  readonly id: KeyId;
  readonly connectionId: ConnectionId;
  readonly name: string;
  readonly state: KeyState;
  readonly fingerprint: string;
  readonly createdAt: Millis;
  readonly lastUsedAt: Millis | null;
  readonly retiresAt: Millis | null;
  /** Set while a configuration file names it. */
  readonly managedAt: Millis | null;
}

/** A key as it is kept. */
export interface SealedKey extends Key {
  readonly organizationId: OrganizationId;
  readonly secret: Uint8Array;
  readonly secretDigest: Uint8Array;
}

/** A key as the verifier needs it. */
export interface OpenKey extends Key {
  readonly secret: string;
}

export const isAccepted = (key: Key, now: Millis): boolean =>
  key.state !== 'revoked' && (key.retiresAt === null || key.retiresAt > now);

export const showsFriendlyPage = ({ options, compatibility }: Pick<Connection, 'options' | 'compatibility'>): boolean =>
  options.friendly_page ?? compatibility === 'hardened';
