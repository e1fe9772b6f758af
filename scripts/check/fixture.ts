import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { projectRoot } from '../../src/kit/project-root.ts';

const configuration = ['.dependency-cruiser.mjs', 'biome.json', 'layers.json', 'tsconfig.json'];

/** A tree with our configuration and these files, as git would track it. */
export function plant(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'sallyport-check-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };

  for (const file of configuration) copyFileSync(join(projectRoot, file), join(root, file));
  write('package.json', '{\n  "name": "fixture",\n  "type": "module"\n}\n');
  write('knip.json', '{ "entry": ["src/main.ts"], "project": ["**/*.ts"] }\n');
  write('.gitignore', 'node_modules/\n');
  for (const name of ['fastify', 'kysely', 'smtp-server']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js', types: 'index.d.ts' }));
    write(`node_modules/${name}/index.js`, '');
    write(`node_modules/${name}/index.d.ts`, 'export {};\n');
  }
  symlinkSync(join(projectRoot, 'node_modules/@types'), join(root, 'node_modules/@types'));
  for (const [file, text] of Object.entries(files)) write(file, text);
  execFileSync('git', ['init', '--quiet', root]);
  return root;
}
