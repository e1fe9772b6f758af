import { checkDraft } from '../directory/create-person.ts';
import { type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { Dialect, Statement } from './dialects/dialect.ts';
import { judgeStatement, type Meant } from './judge-statement.ts';
import { draftRefusals, type LinkRefusal } from './link-refusal.ts';

/** Whom a link would let in or create, by the checks that really let in and create; nothing is changed. */
export async function previewMatch(
  ctx: Db,
  dialect: Dialect,
  statement: Statement,
  answer: 'json' | 'browser',
): Promise<Result<Meant, LinkRefusal>> {
  const judged = await judgeStatement(ctx, dialect, statement, answer);
  if (!judged.ok || judged.value.kind === 'existing') return judged;
  const refused = await checkDraft(ctx, judged.value.draft);
  return refused ? refuse(draftRefusals[refused]) : judged;
}
