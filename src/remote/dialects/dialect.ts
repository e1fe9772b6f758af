import type { PersonKind } from '../../directory/person.ts';
import type { Millis } from '../../kit/clock.ts';
import type { Result } from '../../kit/result.ts';
import type { Connection, OpenKey } from '../connection.ts';
import type { LinkRefusal } from '../link-refusal.ts';
import type { Mistake } from '../mistake.ts';

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

/** What a link says about somebody. */
export interface Statement {
  readonly connection: Connection;
  readonly operation: 'signin' | 'signup';
  readonly email: string;
  readonly loginName: string;
  readonly fullName: string;
  /** As sent; see {@link Statement.kind}. */
  readonly kindWord: string;
  readonly kind: PersonKind | undefined;
  readonly role: string;
  readonly profile: string;
}

/** What a link says once its signature is good. */
export interface Claims extends Statement {
  readonly key: OpenKey;
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

/** A link as it came or was pasted, and what it is held against. */
export interface LinkToDiagnose {
  readonly raw: string;
  /** Every key of the one organization, the likeliest first: revoked ones and those of drafts too. */
  readonly candidates: readonly Candidate[];
  readonly names: Names;
  /** When it came. */
  readonly at: Millis;
}

/** A parameter as an administrator may see it: never a whole digest, never a key. */
export interface SeenParameter {
  readonly name: string;
  readonly received: string;
  /** Whether the protocol signs it; `digest` is the signature itself. */
  readonly role: 'signed' | 'unsigned' | 'digest';
  /** What the digest covers instead; null = nothing of it, undefined = the same, or nobody knows. */
  readonly signed?: string | null;
}

export interface Diagnosis {
  readonly parameters: readonly SeenParameter[];
  /** `none`: there is nothing in the link that could be a digest. */
  readonly signature: 'exact' | 'explained' | 'not_signed_with_your_key' | 'none';
  /** Whose key fits, once the mistakes are put right. */
  readonly candidate: Candidate | undefined;
  readonly mistakes: readonly Mistake[];
  /** Every reason of the dialect itself to refuse the link, each judged as if there were no other. */
  readonly refusals: readonly LinkRefusal[];
  readonly signedAt: Millis | undefined;
  /** What the link says, believed or not. */
  readonly said: { readonly operation: string; readonly email: string };
  /** What was signed, and what should have been, with the key as its name; undefined where nobody knows. */
  readonly signedText: string | undefined;
  readonly expectedText: string;
  /** The digest of that text, in hexadecimal. With a key it is as good as the key for this one link. */
  readonly digestWith: (key: OpenKey) => string;
  /** What the site means to say; undefined unless one of our keys fits. */
  readonly statement: Statement | undefined;
  /** How many digests were tried. */
  readonly digests: number;
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
  readonly checkFields: (statement: Statement) => LinkRefusal | undefined;
  readonly otherReadings: (statement: Statement, names: Names) => OtherReadings;
  /** Why a link is as it is: the search for the site's mistake, in slices between which others have their turn. */
  readonly diagnose: (link: LinkToDiagnose) => Generator<undefined, Diagnosis>;
  /** The body of the historic answer. */
  readonly answer: (
    outcome: LinkRefusal | 'provisioned',
    connection: Connection | undefined,
  ) => Readonly<Record<string, string>>;
}
