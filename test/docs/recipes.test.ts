import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, globSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { projectRoot } from '../../src/kit/project-root.ts';
import { type CommandLine, openCommandLine, withoutSettings } from '../support/command-line.ts';
import { readPage } from './printed.ts';

const recipes = globSync('docs/recipes/[0-9]*.md', { cwd: projectRoot }).toSorted();
const program = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.js');

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocksOf = (page: string): readonly Block[] =>
  [...readPage(page).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));

/** A file says its name in its first line. */
const nameOf = ({ text }: Block): string | undefined => /^(?:\/\/|#) ([\w-]+\.\w+)\n/.exec(text)?.[1];

/** The server that the page about all recipes promises, and what it says is in the environment. */
async function openKitchen(t: TestContext) {
  const line = await openCommandLine(t);
  const origin = `http://localhost:${line.port}`;
  const given = {
    SUPPORT_KEY: 'a-key-for-recipes-0123456789',
    SALLYPORT: origin,
    PORTAL: `http://acme.localhost:${line.port}`,
    ENDPOINT: `http://127.0.0.1:${line.port}`,
  };
  for (const file of globSync('sdk/{node,php,python,ruby}/*.{ts,php,py,rb}', { cwd: projectRoot })) {
    copyFileSync(join(projectRoot, file), join(line.folder, basename(file)));
  }
  const [file] = blocksOf('docs/recipes/README.md');
  assert.ok(file);
  writeFileSync(join(line.folder, 'acme.yaml'), file.text);
  const applied = await line.run(['apply', 'acme.yaml'], given);
  assert.equal(applied.code, 0, applied.stderr);
  await line.serve({ SALLYPORT_TRUSTED_PROXIES: '127.0.0.1' });
  writeFileSync(join(line.folder, 'sallyport'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  });
  return { line, given };
}

function cook({ folder, environment }: CommandLine, command: string, given: Readonly<Record<string, string>>) {
  const PATH = [folder, dirname(process.execPath), process.env['PATH']].join(delimiter);
  const env = { ...withoutSettings(process.env), ...environment, ...given, PATH };
  return new Promise<{ readonly code: unknown; readonly said: string }>((done) => {
    execFile('sh', ['-eu', '-c', command], { cwd: folder, env }, (fault, stdout, stderr) =>
      done({ code: fault?.code ?? 0, said: stdout + (fault ? stderr : '') }),
    );
  });
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a page shows of an output: each of its lines in this order, `…` for anything. */
function assertShown(shown: string, said: string, page: string) {
  const lines = shown.trimEnd().split('\n');
  const pattern = lines.map((line) => line.split('…').map(literal).join('.*')).join('\\n(?:.*\\n)*?');
  assert.match(said, new RegExp(pattern), `${page} shows\n${shown}but it is\n${said}`);
}

for (const page of recipes) {
  test(`the recipe ${basename(page, '.md')} does what it says`, async (t) => {
    const { line, given } = await openKitchen(t);
    const blocks = blocksOf(page);
    let said = '';
    let [commands, outputs] = [0, 0];
    for (const block of blocks) {
      const name = nameOf(block);
      if (name) writeFileSync(join(line.folder, name), block.text);
      else if (block.language === 'sh') {
        const cooked = await cook(line, block.text, given);
        assert.equal(cooked.code, 0, `${page}:\n${block.text}\n${cooked.said}`);
        said = cooked.said;
        commands += 1;
      } else if (block.language === 'text') {
        assertShown(block.text, said, page);
        outputs += 1;
      } else assert.fail(`${page} has a block of ${block.language} that is neither a file, nor run, nor compared`);
    }
    t.diagnostic(`${commands} commands, ${outputs} outputs compared`);
    assert.ok(commands > 0 && outputs > 0, `${page} has nothing to run and compare`);
  });
}

test('every recipe is in the list, and the list has no other', () => {
  const listed = [...readPage('docs/recipes/README.md').matchAll(/\]\(([0-9][^)]+)\)/g)].map(([, file = '']) => file);
  assert.ok(recipes.length > 0);
  assert.deepEqual(
    listed.toSorted(),
    recipes.map((page) => basename(page)),
  );
});
