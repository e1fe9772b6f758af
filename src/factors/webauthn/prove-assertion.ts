import type { PersonId } from '../../directory/person.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { WebAuthnEvidence } from '../assurance.ts';
import type { Answer, Attempt, FactorContext, Inside, Proof, ProofRefusal } from '../factor.ts';
import { recallChallenge, spendChallenge } from './challenge.ts';
import { type Assertion, checkAssertion } from './check-assertion.ts';
import { challengeIn } from './check-client-data.ts';
import { findCredential, type KeyFactor, noteUse, type StoredCredential } from './credential.queries.ts';
import { type AssertionResponse, readAssertion } from './read-response.ts';
import { ourRules, rpIdOf } from './rules.ts';

/** The field of a form that the answer of `navigator.credentials` is in, as JSON. */
export const RESPONSE_FIELD = 'response';

/**
 * What a passkey or security key says, held against what was asked here and what was registered. Where nobody was named,
 * the key tells who it is: see `Proof.personId`.
 */
export async function proveAssertion(
  ctx: FactorContext,
  attempt: Attempt,
  answer: Answer,
  factor: KeyFactor,
): Promise<Result<Proof, ProofRefusal>> {
  const response = readAssertion(answer[RESPONSE_FIELD] ?? '');
  if (!response) return refuse('malformed');
  const challenge = challengeIn(response.response.clientDataJSON);
  const asked = await recallChallenge(ctx, challenge, { place: attempt.place, ceremony: 'get' });
  if (!asked.ok) return asked;
  if (challenge === undefined || asked.value.personId !== (attempt.person?.id ?? null)) return refuse('wrong_challenge');
  const credential = await findMeant(ctx, attempt, response);
  if (credential?.factor !== factor) return refuse('unknown_credential');
  if (attempt.person && attempt.person.id !== credential.personId) return refuse('unknown_credential');
  const rules = ourRules({
    origin: attempt.origin,
    challenge,
    userVerification: factor === 'passkey' ? 'required' : 'preferred',
  });
  const checked = await checkAssertion(response, credential, {
    ...rules,
    userHandle: attempt.person ? 'optional' : 'required',
  });
  if (!checked.ok) {
    if (checked.reason === 'counter_went_back') await ctx.unitOfWork(async (tx) => noteCounter(tx, attempt, credential));
    return checked;
  }
  if (credential.isDisabled) return refuse('disabled');
  return accept(proofOf(ctx.now(), { attempt, challenge, credential, assertion: checked.value }));
}

const findMeant = (ctx: FactorContext, { organization, origin }: Attempt, { id }: AssertionResponse) =>
  findCredential(ctx.db, {
    organizationId: organization.id,
    rpId: rpIdOf(origin),
    credentialId: Buffer.from(id, 'base64url'),
  });

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
