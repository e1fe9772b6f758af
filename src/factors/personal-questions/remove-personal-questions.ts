import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import type { Owner } from '../owner.ts';
import type { PersonalQuestionEvent } from './personal-questions.events.ts';
import { deleteAnswers } from './personal-questions.queries.ts';

/** False when there were none. Within a unit of work. */
export async function removePersonalQuestions(
  ctx: Db & Emits<PersonalQuestionEvent>,
  owner: Owner,
  actor: string,
): Promise<boolean> {
  if (!(await deleteAnswers(ctx.db, owner.personId))) return false;
  ctx.emit({ type: 'personal-questions.removed', actor, ...owner });
  return true;
}
