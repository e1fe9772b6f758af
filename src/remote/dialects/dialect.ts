import type { PersonKind } from '../../directory/person.ts';
import type { Millis } from '../../kit/clock.ts';
import type { Result } from '../../kit/result.ts';
import type { Connection, OpenKey } from '../connection.ts';
import type { LinkRefusal } from '../link-refusal.ts';

/** What a link says before anybody believed it: for the log, and for the way back. */
export interface Sketch {
  readonly operation: string;
  readonly email: string;
  readonly loginName: string;
  readonly state: string | undefined;
  readonly returnTo: string | undefined;
  readonly answer: 'json' | 'browser';
}

/** A link as sent: decoded once, and once more by every rule a switch allows. */
export interface Decoded {
  readonly sketch: Sketch;
  readonly variants: { readonly asBlank: Parameters; readonly asPlus: Parameters | undefined };
}

export type Parameters = ReadonlyMap<string, string>;

/** A key with the connection it belongs to. */
export interface Candidate {
  readonly connection: Connection;
  readonly key: OpenKey;
}

/** What a link says once its signature is good. */
export interface Claims {
  readonly connection: Connection;
  readonly key: OpenKey;
  readonly operation: 'signin' | 'signup';
  readonly email: string;
  readonly loginName: string;
  readonly fullName: string;
  /** As sent; see {@link Claims.kind}. */
  readonly kindWord: string;
  readonly kind: PersonKind | undefined;
  readonly role: string;
  readonly profile: string;
  /** The second in which the site signed, by the site's clock. */
  readonly signedAt: Millis;
  readonly digest: Uint8Array;
}

/** A refusal with what was known by then. */
export interface Refused {
  readonly ok: false;
  readonly reason: LinkRefusal;
  readonly candidate?: Candidate;
  readonly clockOffset?: Millis;
}

export interface Names {
  readonly roles: readonly string[];
  readonly profiles: readonly string[];
}

/** What else the signed text could mean. */
export interface OtherReadings {
  /** Addresses that another cut would name. */
  readonly emails: readonly string[];
  /** True when another cut gives another kind, role or profile. */
  readonly givesOtherRights: boolean;
}

/** One wire form of Remote Authentication. */
export interface Dialect<Id extends string = string> {
  readonly id: Id;
  /** A legacy dialect has weaknesses of its own; the console says so. */
  readonly strength: 'modern' | 'legacy';
  readonly decode: (raw: string) => Result<Decoded, 'repeated_parameter' | 'bad_encoding'>;
  /** Operation, time and signature; nothing that needs the directory. */
  readonly verify: (
    decoded: Decoded,
    candidates: readonly Candidate[],
    now: Millis,
  ) => { readonly ok: true; readonly claims: Claims } | Refused;
  readonly checkFields: (claims: Claims) => LinkRefusal | undefined;
  readonly otherReadings: (claims: Claims, names: Names) => OtherReadings;
  /** The body of the historic answer. */
  readonly answer: (
    outcome: LinkRefusal | 'provisioned',
    connection: Connection | undefined,
  ) => Readonly<Record<string, string>>;
}
