import { createPerson } from '../directory/create-person.ts';
import type { DirectoryEvent } from '../directory/directory.events.ts';
import type { PersonId } from '../directory/person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { Claims, Dialect } from './dialects/dialect.ts';
import { judgeStatement } from './judge-statement.ts';
import { draftRefusals, type LinkRefusal } from './link-refusal.ts';

export interface Matched {
  readonly personId: PersonId;
  readonly isNew: boolean;
}

/** Finds whom good claims mean, or creates them. */
export async function matchPerson(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  dialect: Dialect,
  claims: Claims,
  answer: 'json' | 'browser',
): Promise<Result<Matched, LinkRefusal>> {
  const judged = await judgeStatement(ctx, dialect, claims, answer);
  if (!judged.ok) return judged;
  const meant = judged.value;
  if (meant.kind === 'existing') return accept({ personId: meant.person.id, isNew: false });
  const created = await createPerson(ctx, meant.draft);
  return created.ok ? accept({ personId: created.value, isNew: true }) : refuse(draftRefusals[created.reason]);
}
