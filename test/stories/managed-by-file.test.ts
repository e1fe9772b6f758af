import assert from 'node:assert/strict';
import { applyFile } from '../../src/config/apply/apply-file.ts';
import { CONNECTIONS, consoleStory } from '../support/console-house.ts';

/** The organization of the console's stories, as a file could say it. */
const fileOf = (...lists: readonly string[]) =>
  [
    'version: 1',
    'organizations:',
    '  - name: acme',
    '    title: Acme by File',
    ...lists.map((list) => `    ${list}`),
    '',
  ].join('\n');

const site = 'login_url: "https://www.acme.example/in", logout_url: "https://www.acme.example/out"';
const managed = fileOf(
  'roles: [{ name: CEO }]',
  'profiles: [{ name: Light, permissions: [ticket:view] }]',
  `remote_authentication: [{ name: by file, ${site}, keys: [{ name: k1, secret: "a secret of the file" }] }]`,
  'people: [{ email: filed@acme.example, full_name: Fay Filed, kind: customer }]',
);

const badge = '<span class="badge neutral">From a file</span>';
const marked = (page: string): number => page.split(badge).length - 1;

consoleStory('what a file manages is marked where it is shown, and what it lets go is not', async ({ desk, world }) => {
  const { ctx } = world.program;
  const apply = async (text: string) => {
    const outcome = await applyFile(ctx, { name: 'acme.yaml', text, folder: '.', environment: {} });
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.problems.join('\n'));
  };
  await apply(managed);
  const { open, get, post } = await desk();
  const organization = await open('/console/setup/organization');
  assert.match(organization, /Managed by a configuration file/);
  assert.equal(marked(organization), 2, 'CEO and Light');
  assert.equal(marked(await open('/console/people')), 1);
  const list = await open(CONNECTIONS);
  assert.equal(marked(list), 1);
  const [, path = ''] = new RegExp(`href="(${CONNECTIONS}/[^"]+)">by file<`).exec(list) ?? [];
  const page = await open(path);
  assert.equal(marked(page), 1, 'its key');
  assert.doesNotMatch(page, />Settings<\/a>|Add a key/);

  const refused = await post('/console/setup/organization', { title: 'Acme by hand', language: 'en' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /A configuration file manages this organization: change it there\./);
  assert.match((await post(`${path}/remove`)).text, /A configuration file manages this connection/);

  await apply(fileOf());
  assert.equal(marked(await open('/console/setup/organization')), 0);
  assert.equal(marked(await open('/console/people')), 0);
  assert.equal(marked(await open(CONNECTIONS)), 0);
  const released = await open(path);
  assert.equal(marked(released), 0);
  assert.doesNotMatch(released, /Managed by a configuration file/);
  assert.match(released, /Add a key/);
  assert.equal((await get(`${path}/settings`)).status, 200);
});
