import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../kit/project-root.ts';
import { migrations } from './index.ts';

const folder = join(projectRoot, 'src/store/migrations');

/**
 * Frozen: databases in the field have run exactly this text. A change to one of these files is a mistake; what must be
 * otherwise becomes a new migration, with a new line here.
 */
const frozen: Readonly<Record<string, string>> = {
  '0001-foundation': '257651d7c0987bb320d1388f4b185cdf5ac4674a65d23092314b68d66316a201',
  '0002-remote-authentication': 'fa5f4cd5cfababd52467f54683c3d214b85a77add72dfdb394549e42012338e3',
  '0003-setting-up': '888ff052aa5ab0c4019973b50f5171e6f5437f43c8746a1c98e64af621537979',
  '0004-authenticators': '3449309dffb3394a95b93c9e5a326b4bbfbc21a804b45e9f49b49ab394ab807f',
  '0005-what-the-console-counts': 'e91070a62dc311d43645b2d8bb4e34ba177b2b5d72a8177a87de4298681f698a',
  '0006-ways-to-prove': '5aed614d649073839618a21809725927d19777268899eaccbfc21ff2cb85b6d9',
  '0007-around-a-sign-in': '5647c34576a8a5dcdb1e29cc7e4e6ff75d4b40d14fdc5dd3ecc3fe0d3fd647bd',
};

const fileHash = (name: string): string =>
  hash('sha256', readFileSync(join(folder, `${name}.ts`), 'utf8').replaceAll('\r', ''));

test('every migration is as it was when it was released', () => {
  assert.deepEqual(Object.fromEntries(migrations.map(({ name }) => [name, fileHash(name)])), frozen);
});

test('every file is in the list, and the list is in the order of the files', () => {
  const files = readdirSync(folder)
    .filter((file) => /^[0-9]/.test(file))
    .toSorted();
  assert.deepEqual(
    migrations.map(({ name }) => `${name}.ts`),
    files,
  );
  assert.ok(files.length > 0);
});

test('a migration knows nothing of the application but the types of columns', () => {
  for (const { name } of migrations) {
    const imports = [...readFileSync(join(folder, `${name}.ts`), 'utf8').matchAll(/from '([^']+)'/g)].map(
      ([, from]) => from,
    );
    assert.deepEqual(
      imports.filter((from) => from !== 'kysely' && from !== '../columns.ts'),
      [],
    );
  }
});
