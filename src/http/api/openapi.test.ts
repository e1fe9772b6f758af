import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../../test/support/temporary-store.ts';
import { testParts } from '../../../test/support/world.ts';
import { openProgram } from '../../main.ts';
import type { Access } from '../access.ts';
import { createApp } from '../create-app.ts';
import { routes as allRoutes } from '../routes.ts';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: Access | undefined;
}

interface Operation {
  readonly summary?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { schema: object }>> }>>;
}

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** The routes that the server really has, and what it says of them. */
async function readBoth(t: TestContext): Promise<{ routes: readonly Route[]; description: Description }> {
  const program = await openProgram(testParts(temporaryFolder(t)));
  const app = createApp(program.ctx, false);
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    const path = url.replace(/:([a-z_]+)/g, '{$1}');
    if (url.startsWith('/api/') && method !== 'HEAD') {
      routes.push({ method: String(method).toLowerCase(), path, access: config?.access });
    }
  });
  for (const addRoutes of allRoutes) addRoutes(app, program.ctx);
  const answer = await app.inject('/openapi.json');
  await app.close();
  await program.close();
  assert.equal(answer.statusCode, 200);
  assert.match(String(answer.headers['content-type']), /^application\/json/);
  return { routes, description: answer.json() };
}

test('every route of the API is described: what it does, who may, and what it answers', async (t) => {
  const { routes, description } = await readBoth(t);
  assert.ok(routes.length >= 14, `only ${routes.length} routes`);
  for (const { method, path, access } of routes) {
    const operation = description.paths[path]?.[method];
    const name = `${method} ${path}`;
    assert.ok(operation, `${name} is not described`);
    assert.match(operation.summary ?? '', /^[A-Z].+\.$/, `${name} has no summary`);
    const [success] = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    assert.ok(success && operation.responses[success]?.content['application/json'], `${name} names no answer`);
    const permits = operation.security.flatMap((one) => one['token'] ?? []);
    assert.deepEqual(permits, access === 'session' ? [] : [access], name);
  }
  const described = Object.values(description.paths).flatMap((operations) => Object.keys(operations));
  assert.equal(described.length, routes.length, 'something is described that is not there');
  t.diagnostic(`${routes.length} routes`);
});

test('the description is whole: every reference leads somewhere, every part of a path is a parameter', async (t) => {
  const { description } = await readBoth(t);
  assert.match(description.openapi, /^3\.1\./);
  const references = JSON.stringify(description).match(/"\$ref":"[^"]*"/g) ?? [];
  assert.ok(references.length > 0);
  for (const reference of references) {
    const name = /^"\$ref":"#\/components\/schemas\/([A-Za-z]+)"$/.exec(reference)?.[1] ?? '';
    assert.ok(description.components.schemas[name], `${reference} leads nowhere`);
  }
  for (const [path, operations] of Object.entries(description.paths)) {
    const parts = [...path.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(operations)) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      assert.deepEqual(
        inPath.map(({ name, required }) => [name, required]),
        parts.map((name) => [name, true]),
        path,
      );
    }
  }
});
