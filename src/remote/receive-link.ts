import { hash } from 'node:crypto';
import { normalizeIdentifier } from '../directory/identifier.ts';
import { type RateLimit, takeTurn } from '../edge/limit-rate.ts';
import { networkOf } from '../edge/read-address.ts';
import { MINUTE } from '../kit/clock.ts';
import { newId } from '../kit/ids.ts';
import { hashSecret, newSecret } from '../kit/secrets.ts';
import { admitByLetter, type LetterAdmission } from './admit-by-letter.ts';
import { insertAttempt } from './attempt.queries.ts';
import type { AttemptId } from './attempt.ts';
import type { Connection } from './connection.ts';
import type { Claims, Dialect, Sketch } from './dialects/dialect.ts';
import { type ArrivedLink, type Judgement, judgeLink } from './judge-link.ts';
import { markKeyUsed } from './key.queries.ts';
import { insertAdmission } from './link.queries.ts';
import { type LinkRefusal, type Outcome, stageOf } from './link-refusal.ts';
import { type Matched, matchPerson } from './match-person.ts';
import { sealReceived } from './received.ts';
import { newReference } from './reference.ts';
import type { InRemoteUnit, RemoteContext } from './remote-context.ts';
import { tellAdministrators } from './tell-administrators.ts';

interface Answered {
  readonly reference: string;
  readonly connection: Connection | undefined;
}

/** What becomes of a link at its first request. */
export type Reception =
  | (Answered & { readonly kind: 'refused'; readonly reason: LinkRefusal; readonly answer: 'json' | 'browser' })
  | (Answered & { readonly kind: 'provisioned' })
  | (Answered & { readonly kind: 'tested'; readonly attemptId: AttemptId })
  | (Answered & {
      readonly kind: 'waiting';
      readonly admissionId: string;
      readonly code: string;
      readonly browser: string;
    })
  | (Answered & LetterAdmission);

/** How long a verified link waits for its browser at the finish step. */
export const FINISH_WITHIN = 2 * MINUTE;

/** Far more than a misconfigured site sends from one address. */
const unsigned: RateLimit = { most: 3_000, per: 5 * MINUTE };

/** Takes a signed link: verifies it, finds or creates the person, and records the attempt, whatever comes of it. */
export async function receiveLink(ctx: RemoteContext, dialect: Dialect, link: ArrivedLink): Promise<Reception> {
  const judgement = await judgeLink(ctx, dialect, link);
  if (!judgement.ok) return refuseLink(ctx, link, judgement);
  const { claims, test } = judgement;
  if (test) return noteTest(ctx, link, claims);
  return ctx.unitOfWork(async (tx) => {
    const matched = await matchPerson({ ...tx, now: ctx.now }, dialect, claims, judgement.decoded.sketch.answer);
    if (!matched.ok)
      return refuseMatch({ ...tx, now: ctx.now, sealer: ctx.sealer }, link, claims, {
        reason: matched.reason,
        answer: judgement.decoded.sketch.answer,
      });
    return welcome({ ...tx, now: ctx.now }, link, { claims, matched: matched.value, sketch: judgement.decoded.sketch });
  });
}

async function refuseLink(
  ctx: RemoteContext,
  link: ArrivedLink,
  refused: Extract<Judgement, { ok: false }>,
): Promise<Reception> {
  const { reason, candidate, decoded, clockOffset, usual } = refused;
  const attempt = describe(ctx, link, decoded?.sketch, reason);
  const known = {
    connectionId: candidate?.connection.id ?? null,
    keyId: candidate?.key.id ?? null,
    clockOffset: clockOffset ?? null,
  };
  await ctx.unitOfWork(async ({ db }) => {
    // Without a fitting key anybody may send anything: a flood is answered, and not kept.
    const isKept =
      candidate ?? (await takeTurn({ db, now: ctx.now }, `attempt:${networkOf(link.address)}`, unsigned)).ok;
    if (isKept) await insertAttempt(db, { ...attempt, ...known }, sealReceived(ctx, link, attempt.id));
  });
  const answer = decoded?.sketch.answer ?? 'browser';
  return { kind: 'refused', reason, answer, reference: attempt.reference, connection: candidate?.connection ?? usual };
}

/** A test creates nobody and opens nothing: its result waits for the administrator’s own browser. */
async function noteTest(ctx: RemoteContext, link: ArrivedLink, claims: Claims): Promise<Reception> {
  const attempt = describeClaims(ctx, link, claims, 'waiting');
  await ctx.unitOfWork(({ db }) => insertAttempt(db, attempt, sealReceived(ctx, link, attempt.id)));
  return { kind: 'tested', attemptId: attempt.id, reference: attempt.reference, connection: claims.connection };
}

interface Refusal {
  readonly reason: LinkRefusal;
  readonly answer: 'json' | 'browser';
}

async function refuseMatch(
  ctx: InRemoteUnit & Pick<RemoteContext, 'sealer'>,
  link: ArrivedLink,
  claims: Claims,
  { reason, answer }: Refusal,
): Promise<Reception> {
  const { connection } = claims;
  const attempt = describeClaims(ctx, link, claims, reason);
  await insertAttempt(ctx.db, attempt, sealReceived(ctx, link, attempt.id));
  if (stageOf(reason) === 'policy') {
    const { organizationId, id: connectionId } = connection;
    const about = {
      organizationId,
      connectionId,
      actor: 'stranger',
      reference: attempt.reference,
      address: link.address,
    };
    ctx.emit({ type: 'link.refused', because: reason, ...about });
  }
  return { kind: 'refused', reason, answer, reference: attempt.reference, connection };
}

interface Welcome {
  readonly claims: Claims;
  readonly matched: Matched;
  readonly sketch: Sketch;
}

async function welcome(ctx: InRemoteUnit, link: ArrivedLink, { claims, matched, sketch }: Welcome): Promise<Reception> {
  const { connection, key } = claims;
  const { personId } = matched;
  const provisions = sketch.answer === 'json';
  const attempt = { ...describeClaims(ctx, link, claims, provisions ? 'provisioned' : 'waiting'), personId };
  const answered = { reference: attempt.reference, connection };
  await insertAttempt(ctx.db, attempt);
  if (matched.isNew && claims.kind === 'representative' && link.portal)
    await tellAdministrators(ctx, link.portal.organization, claims);
  if ((key.lastUsedAt ?? 0) < ctx.now() - MINUTE) await markKeyUsed(ctx.db, key.id, ctx.now());
  if (provisions) return { kind: 'provisioned', ...answered };
  if (connection.compatibility === 'letter') {
    return { ...answered, ...(await admitByLetter(ctx, link, { claims, personId, sketch, attempt })) };
  }

  const [code, browser] = [newSecret(), link.browser || newSecret()];
  const admission = {
    id: newId('adm', ctx.now()),
    codeHash: hashSecret(code),
    organizationId: connection.organizationId,
    connectionId: connection.id,
    attemptId: attempt.id,
    personId,
    operation: claims.operation,
    digest: claims.digest,
    twin: twinOf(claims),
    returnTo: sketch.returnTo ?? null,
    stateHash: sketch.state === undefined ? null : hashSecret(sketch.state),
    ts: claims.signedAt,
    browserHash: hashSecret(browser),
    address: link.address,
    expiresAt: ctx.now() + FINISH_WITHIN,
  };
  await insertAdmission(ctx.db, admission);
  return { kind: 'waiting', ...answered, admissionId: admission.id, code, browser };
}

/** What two links share that one text was made into: the second must not open a session of its own. */
const twinOf = ({ operation, email, signedAt }: Claims): Buffer =>
  hash('sha256', JSON.stringify([operation, normalizeIdentifier(email), signedAt]), 'buffer');

const LONGEST_LOGGED = 320;

type Said = Pick<Sketch, 'operation' | 'email' | 'loginName'>;

function describe(ctx: Pick<RemoteContext, 'now'>, link: ArrivedLink, said: Said | undefined, outcome: Outcome) {
  const now = ctx.now();
  const logged = (text = '') => text.replaceAll('\0', '').slice(0, LONGEST_LOGGED);
  return {
    id: newId('att', now),
    reference: newReference(),
    organizationId: link.portal?.organization.id ?? null,
    connectionId: null,
    keyId: null,
    at: now,
    host: link.host,
    address: link.address,
    operation: logged(said?.operation),
    email: logged(said?.email),
    loginName: logged(said?.loginName),
    stage: stageOf(outcome),
    outcome,
    clockOffset: null,
    personId: null,
  };
}

const describeClaims = (ctx: Pick<RemoteContext, 'now'>, link: ArrivedLink, claims: Claims, outcome: Outcome) => ({
  ...describe(ctx, link, claims, outcome),
  connectionId: claims.connection.id,
  keyId: claims.key.id,
  clockOffset: claims.signedAt - ctx.now(),
});
