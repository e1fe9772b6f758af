import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { AjvCompiler } from '@fastify/ajv-compiler';
import { parse } from 'yaml';
import { openFileHouse } from '../../../test/support/file-house.ts';
import { randomFile } from '../../../test/support/random-files.ts';
import { createSeededRandom } from '../../../test/support/seeded-random.ts';
import { projectRoot } from '../../kit/project-root.ts';
import { printFileSchema } from './print-schema.ts';

/** Somebody else's reading of the published schema (Ajv), strict, so that a word it does not know is a fault. */
const compile = AjvCompiler()(
  {},
  { customOptions: { strict: true, allErrors: true, coerceTypes: false, removeAdditional: false, useDefaults: false } },
);
const published = JSON.parse(printFileSchema()) as Record<string, unknown>;
const isValid = compile({ schema: published, method: '', url: '', httpPart: 'body' });

const accepts = (content: unknown): boolean => isValid(content) === true;

const readYaml = (path: string): unknown => parse(readFileSync(join(projectRoot, path), 'utf8'));

const inOrganization = (more: object) => ({ version: 1, organizations: [{ name: 'acme', title: 'Acme', ...more }] });

test('the published schema takes the file of the demo, the one of the documents, exports and what apply takes', async (t) => {
  assert.ok(accepts(readYaml('examples/demo.yaml')));
  const [, shown = ''] =
    /^```yaml\n(.*?)^```$/ms.exec(readFileSync(join(projectRoot, 'docs/configuration-file.md'), 'utf8')) ?? [];
  assert.ok(accepts(parse(shown)), 'docs/configuration-file.md');
  const house = await openFileHouse(t);
  for (let seed = 1; seed <= 30; seed += 1) {
    const text = randomFile(createSeededRandom(seed));
    assert.ok(accepts(JSON.parse(text)), text);
    await house.apply(text);
    const exported = await house.exported();
    assert.ok(accepts(parse(exported)), exported);
  }
});

test('it refuses unknown keys everywhere, keys of later versions, and values that cannot be', () => {
  const connection = { name: 'website', login_url: 'https://a.example/', logout_url: 'https://a.example/' };
  const person = { email: 'a@b.example', full_name: 'A B', kind: 'customer' };
  for (const good of [
    inOrganization({ remote_authentication: [connection], people: [person] }),
    { $schema: './configuration-file.schema.json', version: 1, organizations: [] },
  ]) {
    assert.ok(accepts(good), JSON.stringify(good));
  }
  for (const bad of [
    { version: 2, organizations: [] },
    { version: 1 },
    { version: 1, organizations: [], other: 1 },
    inOrganization({ other: 1 }),
    inOrganization({ access: {} }),
    inOrganization({ departments: [] }),
    inOrganization({ features: { sms: ['Austria'] } }),
    inOrganization({ accent: '0a6e5c' }),
    inOrganization({ language: 'fr' }),
    inOrganization({ support_domain: 'https://a.example' }),
    inOrganization({ roles: [{ name: 'A', other: 1 }] }),
    inOrganization({ profiles: [{ name: 'A' }] }),
    inOrganization({ profiles: [{ name: 'A', permissions: ['everything'] }] }),
    inOrganization({ people: [{ ...person, phone: '+43' }] }),
    inOrganization({ people: [{ ...person, kind: 'admin' }] }),
    inOrganization({ people: [{ ...person, password: '' }] }),
    inOrganization({ remote_authentication: [{ ...connection, enabled: 'yes' }] }),
    inOrganization({ remote_authentication: [{ ...connection, login_url: 'ftp://a.example' }] }),
    inOrganization({ remote_authentication: [{ ...connection, options: { other: true } }] }),
    inOrganization({ remote_authentication: [{ ...connection, keys: [{ name: 'k1' }] }] }),
  ]) {
    assert.ok(!accepts(bad), JSON.stringify(bad));
  }
});

test('everything in it is described, for editors show that', () => {
  const undescribed: string[] = [];
  const walk = (schema: Record<string, unknown>, path: string) => {
    const properties = (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>;
    for (const [name, inner] of Object.entries(properties)) {
      if (typeof inner['description'] !== 'string') undescribed.push(`${path}.${name}`);
      walk(inner, `${path}.${name}`);
    }
    if (schema['items']) walk(schema['items'] as Record<string, unknown>, `${path}[]`);
  };
  walk(published, '');
  assert.deepEqual(undescribed, []);
  assert.ok(!JSON.stringify(published).includes('isSecret'));
});
