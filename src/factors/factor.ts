import type { Organization } from '../directory/organization.ts';
import type { Person, PersonId } from '../directory/person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Language } from '../kit/language.ts';
import type { Result } from '../kit/result.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { Evidence, FactorName } from './assurance.ts';
import type { FactorEvent } from './factor.events.ts';
import type { PasswordHasher } from './hashing/hash-password.ts';

export interface FactorContext extends Db, Clock {
  readonly sealer: Sealer;
  readonly passwords: PasswordHasher;
  readonly unitOfWork: UnitOfWork<Schema, FactorEvent>;
}

/** Within a unit of work. */
export type Inside = Db & Clock & { readonly sealer: Sealer; readonly emit: (event: FactorEvent) => void };

/** Somebody is about to prove who they are, in one flow or one session. */
export interface Attempt {
  readonly organization: Organization;
  /** Undefined where nobody is known by the name that was typed: the same work is done, and it proves nothing. */
  readonly person: Person | undefined;
  /** What a challenge is bound to: the id of a session, or the digest of a flow's secret. */
  readonly place: string;
  /** As the browser sees us, e.g. `https://support.acme.example`: what WebAuthn is bound to, and what mails name. */
  readonly origin: string;
  readonly address: string;
  /** Of the page that asks, for a message to somebody who has not picked one; left out: the organization's. */
  readonly language?: Language;
  /** Countries whose numbers get messages, by the policy; left out: none. */
  readonly smsCountries?: readonly string[];
}

/** The fields of a form, as they came. */
export type Answer = Readonly<Record<string, string>>;

/** Why a proof failed: for the ledger. Strangers are told what `shownOf` makes of it. */
export type ProofRefusal =
  | 'wrong'
  /** Right once, and taken before. */
  | 'used'
  | 'expired'
  /** Nothing was sent or asked that this could answer. */
  | 'none_waiting'
  /** Nobody, or somebody without it. */
  | 'not_set_up'
  /** After too many wrong tries. */
  | 'disabled'
  /** Too many hashes are being made: it was not looked at. */
  | 'busy'
  | WebAuthnRefusal;

/** What the rules of W3C WebAuthn Level 3, section 7.2, refuse. */
export type WebAuthnRefusal =
  | 'unknown_credential'
  | 'wrong_ceremony'
  | 'wrong_challenge'
  | 'wrong_origin'
  | 'cross_origin'
  | 'wrong_rp_id'
  | 'wrong_user_handle'
  | 'user_not_present'
  | 'user_not_verified'
  | 'backup_state_changed'
  /** Of a key that cannot be copied: there may be a copy. */
  | 'counter_went_back'
  | 'wrong_signature'
  | 'malformed';

export const shownOf = (refusal: ProofRefusal): 'wrong' | 'expired' | 'busy' =>
  refusal === 'busy' || refusal === 'expired' ? refusal : 'wrong';

/**
 * A proof counts once `spend` was true within the unit of work that makes something of it: whatever may be used once is
 * used up there, by one caller, and whatever was changed while it was checked makes it false.
 */
export interface Proof {
  readonly evidence: Evidence;
  /**
   * Whom it tells, where nobody was named: a passkey that the browser has found. In an attempt of somebody who was named
   * it is theirs, or the proof is refused.
   */
  readonly personId?: PersonId;
  readonly spend: (tx: Inside) => Promise<boolean>;
}

/**
 * One way to prove. Tries, notices, events of refusal, the flow and its pages' frame are outside (`src/signin/`), so that
 * no factor can forget them. Who has set it up is asked of all factors at once: see `set-up.queries.ts`.
 */
export interface Factor {
  readonly name: FactorName;
  /** Makes what the proof will answer: sends a code, remembers a challenge. Left out where nothing is sent. */
  readonly challenge?: (ctx: FactorContext, attempt: Attempt) => Promise<Result<true, 'too_many' | 'not_sent'>>;
  /** Outside of a unit of work: it may take long. */
  readonly prove: (ctx: FactorContext, attempt: Attempt, answer: Answer) => Promise<Result<Proof, ProofRefusal>>;
}
