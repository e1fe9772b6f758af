import { readOrganization } from '../../directory/find-organization.ts';
import type { Organization, OrganizationId } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { readNames } from '../../directory/read-names.ts';
import { readPerson } from '../../directory/read-person.ts';
import { aalOf } from '../../factors/assurance.ts';
import type { FactorEvent } from '../../factors/factor.events.ts';
import type { FactorContext } from '../../factors/factor.ts';
import { answerFields } from '../../factors/personal-questions/personal-questions.ts';
import { questionWords } from '../../factors/personal-questions/personal-questions.words.ts';
import { readAskedQuestions } from '../../factors/personal-questions/read-personal-questions.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { type AnswerRefusal, judgeAnswers, readBackCode } from '../../signin/caller-check/answer-caller-check.ts';
import { type BeginRefusal, beginCallerCheck } from '../../signin/caller-check/begin-caller-check.ts';
import type { CallerCheckEvent } from '../../signin/caller-check/caller-check.events.ts';
import {
  type CallerCheck,
  type CallerCheckMethod,
  MOST_TRIES,
  numberOf,
  stateOf,
} from '../../signin/caller-check/caller-check.ts';
import { failCheck } from '../../signin/caller-check/end-caller-check.ts';
import { listMethods } from '../../signin/caller-check/list-methods.ts';
import { listCallerChecks, readCallerCheck } from '../../signin/caller-check/read-caller-check.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { CallerCheckView, CallerView } from './caller.ts';

interface Ctx extends Omit<FactorContext, 'unitOfWork'> {
  readonly unitOfWork: UnitOfWork<Schema, FactorEvent | CallerCheckEvent>;
}

export interface AboutCaller {
  readonly organization: string;
  readonly person: string;
  /** What the call is about, such as `ticket:17`. */
  readonly subject: string;
}

/** Undefined for who has no account here: there is nothing to prove. */
export async function describeCaller(ctx: Ctx, about: AboutCaller): Promise<CallerView | undefined> {
  const found = await findCaller(ctx, about);
  if (!found) return undefined;
  const checks = await listCallerChecks(ctx, found.person, about.subject);
  const views = await Promise.all(checks.map((check) => describeCheck(ctx, found, check)));
  return { methods: [...(await listMethods(ctx, found.person, about.subject))], checks: views };
}

interface CheckWish extends AboutCaller {
  /** Id of whoever is on the phone with the caller. */
  readonly representative: string;
  readonly method: CallerCheckMethod;
}

export async function beginCheck(
  ctx: Ctx,
  wish: CheckWish,
): Promise<Result<CallerCheckView, BeginRefusal | 'not_found'>> {
  const found = await findCaller(ctx, wish);
  const representative = found && (await findRepresentative(ctx, found.organization, wish.representative));
  if (!representative) return refuse('not_found');
  const { subject, method } = wish;
  const begun = await ctx.unitOfWork((tx) =>
    beginCallerCheck({ ...tx, now: ctx.now, sealer: ctx.sealer }, { ...found, representative, subject, method }),
  );
  return begun.ok ? accept(await describeCheck(ctx, found, begun.value)) : begun;
}

export interface SpokenAnswer {
  readonly organization: string;
  readonly check: string;
  readonly representative: string;
  /** What the caller says: a code, or the answers in the order of the questions. */
  readonly answers: readonly string[];
}

/** Undefined where the representative has no such check. */
export async function answerCheck(ctx: Ctx, spoken: SpokenAnswer): Promise<Result<true, AnswerRefusal> | undefined> {
  const found = await findOwnCheck(ctx, spoken);
  if (!found) return undefined;
  const { check, ...caller } = found;
  if (check.method !== 'personal_questions')
    return ctx.unitOfWork((tx) =>
      readBackCode({ ...tx, now: ctx.now, sealer: ctx.sealer }, check, spoken.answers[0] ?? ''),
    );
  const answer = Object.fromEntries(answerFields.map((field, index) => [field, spoken.answers[index] ?? '']));
  return judgeAnswers(ctx, check, { ...caller, answer });
}

/** False where the representative has no such check. */
export async function cancelCheck(ctx: Ctx, own: Omit<SpokenAnswer, 'answers'>): Promise<boolean> {
  const found = await findOwnCheck(ctx, own);
  if (found) await ctx.unitOfWork((tx) => failCheck({ ...tx, now: ctx.now }, found.check, 'cancelled'));
  return found !== undefined;
}

interface Found {
  readonly organization: Organization;
  readonly person: Person;
}

async function findCaller(
  ctx: Ctx,
  { organization: id, person: personId }: Pick<AboutCaller, 'organization' | 'person'>,
) {
  const organization = await readOrganization(ctx, id as OrganizationId);
  const person = organization && (await readPerson(ctx, organization.id, personId));
  return person && { organization, person };
}

async function findRepresentative(ctx: Ctx, { id }: Organization, personId: string): Promise<Person | undefined> {
  const person = await readPerson(ctx, id, personId);
  return person?.kind === 'representative' && person.deactivatedAt === null ? person : undefined;
}

/** What one representative has begun is no other’s to answer. */
async function findOwnCheck(ctx: Ctx, { organization, check: id, representative }: Omit<SpokenAnswer, 'answers'>) {
  const check = await readCallerCheck(ctx, organization as OrganizationId, id);
  if (check?.representativeId !== representative) return undefined;
  const found = await findCaller(ctx, { organization, person: check.personId });
  const isStill = found && (await findRepresentative(ctx, found.organization, representative));
  return isStill && { ...found, check };
}

async function describeCheck(ctx: Ctx, { organization, person }: Found, check: CallerCheck): Promise<CallerCheckView> {
  const state = stateOf(check, ctx.now());
  const isWaiting = state === 'waiting';
  const names = await readNames(ctx, organization.id, [check.representativeId]);
  const asked = isWaiting && check.method === 'personal_questions' ? await readAskedQuestions(ctx, person.id) : [];
  const words = questionWords[person.language ?? organization.language];
  return {
    id: check.id,
    method: check.method,
    state,
    aal: state === 'matched' ? aalOf(check.evidence) : 0,
    factors: state === 'matched' ? check.evidence.map(({ factor }) => factor) : [],
    representative: { id: check.representativeId, full_name: names.get(check.representativeId) ?? '' },
    number: isWaiting && check.method === 'device' ? numberOf(ctx.sealer, check.id) : null,
    questions: asked.map((question) => words[question]),
    tries_left: Math.max(0, MOST_TRIES - check.tries),
    created_at: timeOf(check.createdAt),
    expires_at: timeOf(check.expiresAt),
    ended_at: check.endedAt === null ? null : timeOf(check.endedAt),
  };
}

const timeOf = (at: number): string => new Date(at).toISOString();
