import type { Emits } from '../kit/emits.ts';
import type { Language } from '../kit/language.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { Person } from './person.ts';
import { updatePerson } from './write-person.queries.ts';

/** The language that somebody wants pages and mails in, from wherever they sign in. */
export async function pickLanguage(ctx: Db & Emits<DirectoryEvent>, person: Person, language: Language): Promise<void> {
  const { organizationId, id: personId } = person;
  if (person.language === language) return;
  await updatePerson(ctx.db, organizationId, personId, { language });
  ctx.emit({ type: 'person.changed', organizationId, actor: personId, personId, fields: 'language' });
}
