import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../src/audit/catalogue.ts';
import { printFileSchema } from '../../src/config/apply/print-schema.ts';
import { printSettingsReference } from '../../src/config/print-settings.ts';
import { createServer, openProgram } from '../../src/main.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';
import { readEventFields } from './event-fields.ts';
import { assertPrinted } from './printed.ts';
import { type ApiDescription, printApiReference, printEventsReference, printRefusalsReference } from './references.ts';

test('the reference of settings is what the schema prints', () => {
  assertPrinted('docs/reference/configuration.md', printSettingsReference());
});

test('the published schema of configuration files is what they are checked against', () => {
  assertPrinted('docs/reference/configuration-file.schema.json', printFileSchema());
});

test('the reference of events is what the catalogue prints', () => {
  assertPrinted('docs/reference/events.md', printEventsReference());
});

test('the fields of every event are read from its type', () => {
  assert.deepEqual([...readEventFields().keys()].sort(), Object.keys(catalogue).sort());
});

test('the reference of refusals is what a link can be refused for', () => {
  assertPrinted('docs/reference/refusals.md', printRefusalsReference());
});

test('the reference of the API is what the routes declare', async (t) => {
  const program = await openProgram(testParts(temporaryFolder(t)));
  const app = createServer(program);
  t.after(async () => {
    await app.close();
    await program.close();
  });
  const description = (await app.inject('/openapi.json')).json<ApiDescription>();
  assert.ok(Object.keys(description.paths).length > 0);
  assertPrinted('docs/reference/api.md', printApiReference(description));
});
