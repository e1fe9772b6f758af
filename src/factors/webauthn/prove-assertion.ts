import type { PersonId } from '../../directory/person.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { WebAuthnEvidence } from '../assurance.ts';
import type { Answer, Attempt, FactorContext, Inside, Proof, ProofRefusal } from '../factor.ts';
import { recallChallenge, spendChallenge } from './challenge.ts';
import { type Assertion, checkAssertion } from './check-assertion.ts';
import { challengeIn } from './check-client-data.ts';
import { findCredential, type KeyFactor, noteUse, type StoredCredential } from './credential.queries.ts';
import { type AssertionResponse, readAssertion } from './read-response.ts';
import { RESPONSE_FIELD } from './response-field.ts';
import { ourRules, rpIdOf, userVerificationOf } from './rules.ts';

type Ctx = Pick<FactorContext, 'db' | 'now' | 'unitOfWork'>;

/**
 * What a passkey or security key says, held against what was asked here and what was registered. Where nobody was named,
 * the key tells who it is: see `Proof.personId`.
 */
export async function proveAssertion(
  ctx: Ctx,
  attempt: Attempt,
  answer: Answer,
  factor: KeyFactor,
): Promise<Result<Proof, ProofRefusal>> {
  const meant = await findMeant(ctx, attempt, answer, factor);
  if (!meant.ok) return meant;
  const { response, challenge, credential } = meant.value;
  const rules = ourRules({
    origin: attempt.origin,
    challenge,
    userVerification: userVerificationOf(factor),
  });
  const userHandle = attempt.person ? 'optional' : 'required';
  const checked = await checkAssertion(response, credential, { ...rules, userHandle });
  if (!checked.ok) {
    if (checked.reason === 'counter_went_back')
      await ctx.unitOfWork(async (tx) => noteCounter(tx, attempt, credential));
    return checked;
  }
  if (credential.isDisabled) return refuse('disabled');
  return accept(proofOf(ctx.now(), { attempt, challenge, credential, assertion: checked.value }));
}

interface Meant {
  readonly response: AssertionResponse;
  readonly challenge: string;
  readonly credential: StoredCredential;
}

/** The question that is answered and the key that answers: each of this place, and of the person where one was named. */
async function findMeant(
  ctx: Ctx,
  { organization, origin, place, person }: Attempt,
  answer: Answer,
  factor: KeyFactor,
): Promise<Result<Meant, ProofRefusal>> {
  const response = readAssertion(answer[RESPONSE_FIELD] ?? '');
  const challenge = response && challengeIn(response.response.clientDataJSON);
  if (!response || challenge === undefined) return refuse('malformed');
  const asked = await recallChallenge(ctx, challenge, { place, ceremony: 'get' });
  if (!asked.ok) return asked;
  if (asked.value.personId !== (person?.id ?? null)) return refuse('wrong_challenge');
  const credential = await findCredential(ctx.db, {
    organizationId: organization.id,
    rpId: rpIdOf(origin),
    credentialId: Buffer.from(response.id, 'base64url'),
  });
  const isTheirs = credential?.factor === factor && (!person || person.id === credential.personId);
  return isTheirs ? accept({ response, challenge, credential }) : refuse('unknown_credential');
}

interface Checked {
  readonly attempt: Attempt;
  readonly challenge: string;
  readonly credential: StoredCredential;
  readonly assertion: Assertion;
}

function proofOf(at: number, { attempt, challenge, credential, assertion }: Checked): Proof {
  const { authenticatorId, factor, isBackupEligible, isHardware, isBiometric, personId } = credential;
  const { isUserVerified, isBackedUp, signCount } = assertion;
  const evidence: WebAuthnEvidence = {
    factor,
    at,
    authenticatorId,
    isUserVerified,
    isBackupEligible,
    isHardware,
    isBiometric,
  };
  const spend = async (tx: Inside) => {
    if (!(await spendChallenge(tx, challenge))) return false;
    if (!(await noteUse(tx.db, credential, { signCount, isBackedUp, at }))) return false;
    if (assertion.hasCountedBack) noteCounter(tx, attempt, credential);
    return true;
  };
  return { evidence, personId, spend };
}

function noteCounter({ emit }: Pick<Inside, 'emit'>, { organization }: Attempt, credential: StoredCredential) {
  const { authenticatorId, factor } = credential;
  const personId: PersonId = credential.personId;
  emit({
    type: 'authenticator.counter-went-back',
    organizationId: organization.id,
    actor: personId,
    personId,
    authenticatorId,
    factor,
  });
}
