import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/kit/project-root.ts';
import { languages } from './languages.ts';

const readme = readFileSync(join(projectRoot, 'sdk/README.md'), 'utf8');

for (const { name, support } of languages) {
  test(`the README of the SDKs leads to the one for ${name}`, () => {
    const [sdk = ''] = support.beside;
    assert.ok(readme.includes(`](${sdk.replace(/^sdk\//, '')})`), `${sdk} is not linked`);
  });
}
