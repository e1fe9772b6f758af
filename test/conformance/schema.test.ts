import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/kit/project-root.ts';
import { asInSqlite, describeSchema, printSchema } from '../support/describe-schema.ts';
import { temporaryPostgres, temporaryStore } from '../support/temporary-store.ts';

const file = join(projectRoot, 'src/store/schema.sql');

test('both engines have the same tables, and schema.sql shows them', async (t) => {
  const sqlite = await describeSchema((await temporaryStore(t)).engine);
  const [process] = (await temporaryPostgres(t, { processes: 1 })) ?? [];
  if (!process) return;
  const postgres = await describeSchema(process.engine);

  assert.ok(postgres.length > 20);
  assert.deepEqual(postgres.map(asInSqlite), sqlite);
  const printed = printSchema(postgres);
  if (globalThis.process.env['PRINT_SCHEMA'] === '1') writeFileSync(file, printed);
  assert.equal(
    readFileSync(file, 'utf8'),
    printed,
    'schema.sql is not current: PRINT_SCHEMA=1 npm test -- conformance/schema',
  );
});
