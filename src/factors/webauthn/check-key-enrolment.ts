import type { Clock, Millis } from '../../kit/clock.ts';
import { newId } from '../../kit/ids.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Db } from '../../store/database.ts';
import type { WebAuthnEvidence } from '../assurance.ts';
import type { Inside, Proof } from '../factor.ts';
import type { KeyEnrolment } from './begin-key-enrolment.ts';
import { recallChallenge, spendChallenge } from './challenge.ts';
import { challengeIn } from './check-client-data.ts';
import { checkRegistration, type Registration, type RegistrationRefusal } from './check-registration.ts';
import { findKeys, insertKey, isCredentialTaken } from './credential.queries.ts';
import { leadsToRoot } from './leads-to-root.ts';
import { findModel, type Model } from './model.queries.ts';
import { nameModel } from './name-model.ts';
import { readRegistration } from './read-response.ts';
import { ourRules, rpIdOf, userVerificationOf } from './rules.ts';

export type KeyEnrolmentRefusal =
  | RegistrationRefusal
  | 'expired'
  /** Somebody has it already, the person or another. */
  | 'credential_taken'
  | 'too_many'
  /** No attestation that leads to the roots of its model. */
  | 'not_attested'
  | 'model_not_allowed';

const MOST_KEYS = 25;

export interface KeyAnswer {
  /** JSON of the browser. */
  readonly response: string;
  /** What the key is called where its model is not known. */
  readonly name: string;
}

/** Holds a new key against what was asked; `spend` sets it up. */
export async function checkKeyEnrolment(
  ctx: Db & Clock,
  enrolment: KeyEnrolment,
  answer: KeyAnswer,
): Promise<Result<Proof, KeyEnrolmentRefusal>> {
  const response = readRegistration(answer.response);
  const challenge = response && challengeIn(response.response.clientDataJSON);
  if (!response || challenge === undefined) return refuse('malformed');
  const { person, place, origin, factor } = enrolment;
  const asked = await recallChallenge(ctx, challenge, { place, ceremony: 'create' });
  if (!asked.ok) return asked;
  if (asked.value.personId !== person.id) return refuse('wrong_challenge');
  const userVerification = userVerificationOf(factor);
  const registered = await checkRegistration(response, ourRules({ origin, challenge, userVerification }));
  if (!registered.ok) return registered;
  const model = await findProvedModel(ctx, registered.value);
  const refusal = await findObstacle(ctx, enrolment, registered.value, model);
  if (refusal) return refuse(refusal);
  return accept(proofOf(ctx.now(), { enrolment, challenge, registration: registered.value, model, name: answer.name }));
}

/** The model that an attestation has proved. One that was broken since proves nothing. */
async function findProvedModel(ctx: Db & Clock, { aaguid, certificates }: Registration): Promise<Model | undefined> {
  const model = await findModel(ctx.db, aaguid);
  if (!model || model.isCompromised) return undefined;
  const roots = model.roots.map((root) => Buffer.from(root, 'base64'));
  return leadsToRoot(certificates, roots, ctx.now()) ? model : undefined;
}

async function findObstacle(
  ctx: Db,
  { person, models }: KeyEnrolment,
  { credentialId }: Registration,
  model: Model | undefined,
): Promise<KeyEnrolmentRefusal | undefined> {
  if (await isCredentialTaken(ctx.db, credentialId)) return 'credential_taken';
  if ((await findKeys(ctx.db, person.id)).length >= MOST_KEYS) return 'too_many';
  if (models === null) return undefined;
  if (!model) return 'not_attested';
  return models.includes(model.aaguid) ? undefined : 'model_not_allowed';
}

interface Checked {
  readonly enrolment: KeyEnrolment;
  readonly challenge: string;
  readonly registration: Registration;
  readonly model: Model | undefined;
  readonly name: string;
}

function proofOf(at: Millis, { enrolment, challenge, registration, model, name }: Checked): Proof {
  const { person, factor, origin } = enrolment;
  const id = newId('aut', at);
  const { isUserVerified, isBackupEligible } = registration;
  const evidence: WebAuthnEvidence = {
    factor,
    at,
    authenticatorId: id,
    isUserVerified,
    isBackupEligible,
    isHardware: model?.isHardware ?? false,
    isBiometric: model?.isBiometric ?? false,
  };
  const owner = { organizationId: person.organizationId, personId: person.id };
  const spend = async (tx: Inside) => {
    if (!(await spendChallenge(tx, challenge))) return false;
    const isNew = await insertKey(tx.db, {
      ...registration,
      ...owner,
      id,
      factor,
      name: nameModel(registration.aaguid) ?? model?.name ?? name,
      rpId: rpIdOf(origin),
      isAttested: model !== undefined,
      at,
    });
    if (!isNew) return false;
    tx.emit({ type: 'authenticator.enrolled', actor: person.id, authenticatorId: id, factor, ...owner });
    return true;
  };
  return { evidence, personId: person.id, spend };
}
