import assert from 'node:assert/strict';
import { StatementSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { openConsole } from '../../../test/support/console-house.ts';

/** The text of each statement that reads from now on. */
function watchReads(t: TestContext): ReadonlySet<string> {
  const texts = new Set<string>();
  const { all } = StatementSync.prototype;
  t.mock.method(StatementSync.prototype, 'all', function (this: StatementSync, ...values: Parameters<typeof all>) {
    texts.add(this.sourceSQL);
    return all.apply(this, values);
  });
  return texts;
}

// The database runs inside the server: while a page reads a ledger of years, nobody can sign in.
test('what the home of the console reads does not grow with people, mails and events', async (t) => {
  const { world, desk } = await openConsole(t);
  const root = await desk();
  const reads = watchReads(t);
  await root.open('/console');
  const texts = [...reads];
  assert.ok(texts.some((text) => /from "event"/.test(text)) && texts.some((text) => /from "mail"/.test(text)));
  assert.ok(texts.length < 30, `${texts.length} statements`);

  const wholeTable = /^SCAN (person|event|mail|session)\b/;
  const allOfOne = /^SEARCH (person|event|mail|session) USING INDEX \w+ \(organization_id=\?\)$/;
  for (const text of texts) {
    const plan = await sql<{ detail: string }>`explain query plan ${sql.raw(text)}`.execute(world.program.ctx.db);
    for (const { detail } of plan.rows) {
      assert.doesNotMatch(detail, wholeTable, text);
      assert.doesNotMatch(detail, allOfOne, text);
    }
  }
});
