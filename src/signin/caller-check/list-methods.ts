import type { Person } from '../../directory/person.ts';
import { readPersonalQuestions } from '../../factors/personal-questions/read-personal-questions.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import { readPolicyOf } from '../policy/read-policy.ts';
import { listChecks } from './caller-check.queries.ts';
import { type CallerCheck, type CallerCheckMethod, CHECK_LIFETIME } from './caller-check.ts';

/** How this caller can be checked now. Personal questions prove nothing by themselves: they come after another way. */
export async function listMethods(
  ctx: Db & Clock,
  person: Person,
  subject: string,
): Promise<readonly CallerCheckMethod[]> {
  if (person.deactivatedAt !== null) return [];
  const methods: CallerCheckMethod[] = ['device', 'email_code'];
  if (await mayBeAsked(ctx, person, subject)) methods.push('personal_questions');
  return methods;
}

async function mayBeAsked(ctx: Db & Clock, person: Person, subject: string): Promise<boolean> {
  const { personalQuestions } = await readPolicyOf(ctx, person);
  if (personalQuestions === 'off' || !(await findPassed(ctx, person, subject))) return false;
  const kept = await readPersonalQuestions(ctx, person.id);
  return kept !== undefined && kept.state !== 'disabled';
}

/** A check in this matter that was passed a moment ago, and to which answers may be added. */
export async function findPassed(
  { db, now }: Db & Clock,
  { id }: Pick<Person, 'id'>,
  subject: string,
): Promise<CallerCheck | undefined> {
  const [newest] = await listChecks(db, id, { subject, limit: 1 });
  const isLate = newest?.endedAt === null || (newest?.endedAt ?? 0) < now() - CHECK_LIFETIME;
  return newest?.outcome === 'matched' && newest.method !== 'personal_questions' && !isLate ? newest : undefined;
}
