import type { Id } from '../kit/ids.ts';
import type { Language } from '../kit/language.ts';
import { hasControlCharacters, lengthOf } from '../kit/text.ts';

export type OrganizationId = Id<'org'>;

/** What an edition of the portal may use. */
export interface Features {
  readonly remote_authentication: boolean;
}

export const shippedFeatures: Features = { remote_authentication: true };

/** Tenant: the isolation boundary. Owns people, portal and policy. */
export interface Organization {
  readonly id: OrganizationId;
  /** Portal name, `[a-z0-9-]`. */
  readonly name: string;
  readonly title: string;
  /** Six hexadecimal digits of the brand's colour. */
  readonly accent: string | null;
  /** For visitors who ask for no language that we have. */
  readonly language: Language;
  readonly features: Features;
  /** Lower-case host name without port. */
  readonly supportDomain: string | null;
  readonly aliases: readonly string[];
  readonly isManagedByFile: boolean;
}

/** How a host name leads to an organization: only its Support Domain takes signed links. */
export interface Portal {
  readonly organization: Organization;
  readonly hostKind: 'support_domain' | 'alias';
}

export const isPortalName = (name: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(name);

/** Up to 80 characters that people can read. */
export function isTitle(text: string): boolean {
  const title = text.trim();
  return title !== '' && lengthOf(title) <= 80 && !hasControlCharacters(title);
}

/** Names that the program's own addresses use on the public host. */
export const reservedNames: ReadonlySet<string> = new Set([
  'account',
  'api',
  'assets',
  'check',
  'claim',
  'console',
  'healthz',
  'language',
  'login',
  'portal',
  'readyz',
  'recovery',
  'safe-access',
  'sign-in',
  'sign-out',
  'signed-out',
  'support',
  'workspace',
  'www',
]);

export const isHostName = (name: string): boolean =>
  name.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name);
