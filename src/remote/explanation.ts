import type { PersonId, PersonKind } from '../directory/person.ts';
import type { Clock, Millis } from '../kit/clock.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { ConnectionId, KeyState } from './connection.ts';
import type { SeenParameter } from './dialects/dialect.ts';
import type { Outcome, Stage } from './link-refusal.ts';
import type { Mistake } from './mistake.ts';

/** What the debugger needs to see. It changes nothing. */
export interface Explains extends Db, Clock {
  readonly sealer: Sealer;
  /** Where the program is reached without a portal: organizations have standing hosts below it. */
  readonly publicHost: string;
}

export interface LinkToExplain {
  /** Query or form body, as sent. */
  readonly raw: string;
  /** Where the link goes; undefined where only its parameters are known. */
  readonly host: string | undefined;
  readonly at: Millis;
  /** Of a link that came: from where, and what became of it. */
  readonly arrived?: { readonly address: string; readonly outcome: Outcome };
}

export interface ExplainedStage {
  readonly stage: Stage;
  /** `not_judged`: it was not reached, or cannot be known without the browser. */
  readonly state: 'passed' | 'failed' | 'not_judged';
  /** Why it failed, or what there is to know. */
  readonly sentence?: string | undefined;
  readonly received?: string | undefined;
  readonly expected?: string | undefined;
}

/** The key that made the signature, once its mistakes are put right. */
export interface FittingKey {
  readonly connectionId: ConnectionId;
  readonly connection: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly state: KeyState;
}

/** Whom the link lets in, or would once its mistakes are put right. */
export type PersonPreview =
  | { readonly kind: 'existing'; readonly id: PersonId; readonly fullName: string; readonly personKind: PersonKind }
  | {
      readonly kind: 'new';
      readonly fullName: string;
      readonly personKind: PersonKind;
      readonly role: string | null;
      readonly profile: string | null;
    };

/** What the debugger says of one link. There is no key, no whole digest and nothing else secret in it. */
export interface LinkExplanation {
  readonly verdict: 'good' | 'mistaken' | 'refused' | 'not_signed_with_your_key';
  /** The verdict in one sentence: the mistake, where one was found. */
  readonly sentence: string;
  /** All of them together make the link what it is; what a digest proves comes first. */
  readonly mistakes: readonly Mistake[];
  /** As they came, with what the digest covers in their place. */
  readonly parameters: readonly SeenParameter[];
  /** What was signed, with the key as its name; undefined when nobody knows. */
  readonly signedText: string | undefined;
  /** What should have been signed. */
  readonly expectedText: string;
  readonly key: FittingKey | undefined;
  readonly stages: readonly ExplainedStage[];
  readonly person: PersonPreview | undefined;
}
