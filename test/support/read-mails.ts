import type { AppContext } from '../../src/http/app-context.ts';
import { readText } from '../../src/mail/seal-text.ts';

/** Every mail in line as its recipient would read it, oldest first. */
export async function readMails({ db, sealer }: Pick<AppContext, 'db' | 'sealer'>) {
  const rows = await db.selectFrom('mail').selectAll().orderBy('id').execute();
  return rows.map(({ id, subject, recipient, body, sealed_body: sealedBody }) => ({
    id,
    subject,
    recipient,
    body: readText({ sealer }, { id, body, sealedBody }),
  }));
}
