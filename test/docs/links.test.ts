import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { trackedFiles } from '../../scripts/check/tracked-files.ts';
import { commands } from '../../src/cli/commands.ts';
import { readArguments } from '../../src/cli/read-arguments.ts';
import { projectRoot } from '../../src/kit/project-root.ts';
import { readPage } from './printed.ts';

interface Mention {
  readonly page: string;
  readonly text: string;
}

const pages = trackedFiles(projectRoot).filter((file) => file.endsWith('.md'));

test('every relative link in the documents leads to a file, and to a heading of it', (t) => {
  const links = find(/\]\(([^)\s]+)\)/g).filter(({ text }) => !/^[a-z]+:/.test(text));
  t.diagnostic(`looked at ${links.length} links in ${pages.length} documents`);
  assert.ok(links.length > 0);
  assert.deepEqual(
    links.filter((link) => !leadsSomewhere(link)),
    [],
  );
});

test('every file that the documents name exists', (t) => {
  const files = find(/`((?:src|helpdesk|sdk|examples|scripts|test|bench|docs)\/[^`\s]+)`/g);
  t.diagnostic(`looked at ${files.length} names of files in ${pages.length} documents`);
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.filter(({ text }) => globSync(patternOf(text), { cwd: projectRoot }).length === 0),
    [],
  );
});

test('every npm script that the documents name is in package.json', (t) => {
  const { scripts } = JSON.parse(readPage('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  const named = find(/\bnpm (?:run (?:-s )?([a-z:-]+)|(?:test|start)\b)/g);
  t.diagnostic(`looked at ${named.length} commands in ${pages.length} documents`);
  assert.ok(named.length > 0);
  assert.deepEqual(
    named.filter(({ text }) => !Object.hasOwn(scripts, text.replace(/^npm /, ''))),
    [],
  );
});

test('every command of the server that the documents show is understood', (t) => {
  const typed = find(/npm run -s sallyport -- ([^`\n]+)/g);
  t.diagnostic(`looked at ${typed.length} commands in ${pages.length} documents`);
  assert.ok(typed.length > 0);
  for (const { page, text } of typed) {
    const words = text.trim().split(/\s+/);
    const name = [1, 2].map((count) => words.slice(0, count).join(' ')).find((known) => Object.hasOwn(commands, known));
    const command = commands[name ?? ''];
    assert.ok(name && command, `${page}: there is no command ${text}`);
    assert.doesNotThrow(() => readArguments(command, words.slice(name.split(' ').length)), `${page}: ${text}`);
  }
});

/** What the pattern captures, or else all that it matches, on every page. */
function find(pattern: RegExp): readonly Mention[] {
  return pages.flatMap((page) =>
    [...readPage(page).matchAll(pattern)].map(([all, part]) => ({ page, text: part ?? all })),
  );
}

function leadsSomewhere({ page, text }: Mention): boolean {
  const [path = '', heading] = text.split('#');
  const target = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(projectRoot, target))) return false;
  return heading === undefined || headingsOf(target).includes(heading);
}

/** As GitHub makes anchors of them. */
const headingsOf = (page: string): readonly string[] =>
  [...readPage(page).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

/** `src/factors/<id>/` stands for any folder there; `{a,b}` and `*` are globs already. */
const patternOf = (path: string): string => path.replace(/<[^>]+>/g, '*').replace(/\/$/, '');
