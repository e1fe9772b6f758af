import type { Db } from '../store/database.ts';
import type { Diagnosis, Dialect } from './dialects/dialect.ts';
import type { PersonPreview } from './explanation.ts';
import type { Meant } from './judge-statement.ts';
import type { LinkRefusal } from './link-refusal.ts';
import { previewMatch } from './preview-match.ts';

interface PersonFinding {
  readonly refusals: readonly LinkRefusal[];
  readonly preview: PersonPreview | undefined;
}

/** Whom the link would let in had it none of its mistakes. Only asked once one of our keys fits. */
export async function explainPerson(
  ctx: Db,
  dialect: Dialect,
  { statement }: Diagnosis,
  raw: string,
): Promise<PersonFinding> {
  if (!statement) return { refusals: [], preview: undefined };
  const badField = dialect.checkFields(statement);
  if (badField) return { refusals: [badField], preview: undefined };
  const decoded = dialect.decode(raw);
  const answer = decoded.ok ? decoded.value.sketch.answer : 'browser';
  const judged = await previewMatch(ctx, dialect, statement, answer);
  return judged.ok
    ? { refusals: [], preview: describeMeant(judged.value) }
    : { refusals: [judged.reason], preview: undefined };
}

function describeMeant(meant: Meant): PersonPreview {
  if (meant.kind === 'existing') {
    const { id, fullName, kind } = meant.person;
    return { kind: 'existing', id, fullName, personKind: kind };
  }
  const { fullName, kind, role, profile } = meant.draft;
  return { kind: 'new', fullName: fullName.trim(), personKind: kind, role, profile };
}
