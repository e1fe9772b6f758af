import assert from 'node:assert/strict';
import { consoleStory, PUBLIC } from '../../../test/support/console-house.ts';

const url = '/console/setup/rebranding';
const form = { accent: '', support_domain: 'support.acme.example', aliases: '' };

consoleStory('the title is changed, and one that nobody could read is not', async ({ desk, recorded, ours }) => {
  const { open, post } = await desk();
  await recorded();
  const long = await post('/console/setup/organization', { title: 'x'.repeat(81) });
  assert.equal(long.status, 422);
  assert.match(long.text, /up to 80 characters/);
  assert.deepEqual(await recorded(), []);
  const saved = await post('/console/setup/organization', { title: '  Acme Help ' });
  assert.equal(saved.location, `${ours.origin}/console/setup/organization?saved=1`);
  assert.deepEqual(await recorded(), ['organization.changed']);
  assert.match(await open('/console/setup/organization?saved=1'), /<title>Organization · Acme Help<\/title>.*Saved\./s);
  await post('/console/setup/organization', { title: 'Acme Help' });
  assert.deepEqual(await recorded(), [], 'nothing changed, nothing recorded');
});

consoleStory('names that help forgers are pointed out', async ({ desk, ours, world }) => {
  const { organization } = ours;
  const { open } = await desk();
  assert.doesNotMatch(await open('/console/setup/organization'), /Rename/);
  const row = { id: 'prf_x', organization_id: organization.id, name: 'portal staff', permissions: '[]' };
  await world.program.engine.writer.insertInto('profile').values(row).execute();
  assert.match(await open('/console/setup/organization'), /Rename portal staff/);
  assert.match(await open('/console'), /helps forgers.*portal staff/s);
});

consoleStory(
  'an address is taken as its host name; the domain before it stays as an alias',
  async ({ desk, ours, recorded, world }) => {
    const { client, open, post } = await desk();
    await recorded();
    const saved = await post(url, {
      ...form,
      accent: '#FFD400',
      support_domain: ' https://Help.Acme.example:8443/portal/ ',
    });
    assert.equal(saved.location, `${ours.origin}${url}?saved=1`);
    assert.deepEqual(await recorded(), ['organization.changed']);
    const page = await open(url);
    assert.match(
      page,
      /name="support_domain"[^>]*value="help.acme.example"|value="help.acme.example"[^>]*name="support_domain"/,
    );
    assert.match(page, /<textarea[^>]*>support.acme.example<\/textarea>/);
    assert.match(page, /Your colour was darkened for text/);
    assert.match(page, /Remote sign-in is on/);
    assert.match(page, /brand-ffd400\.css/);
    assert.equal((await client.get('https://support.acme.example/login')).status, 200);
    assert.equal((await world.client().get('https://help.acme.example/login')).status, 200);
  },
);

consoleStory(
  'a host that is somebody else’s, or would be, is refused and nothing changes',
  async ({ desk, ours, recorded }) => {
    const { post } = await desk();
    await recorded();
    const refusals = {
      'belongs to another portal': ['support.decoy.example', 'decoy.sallyport.example', 'later.sallyport.example'],
      'address of the server itself': ['sallyport.example'],
      'Enter a host name': ['not a host', 'https://', '192.0.2.1', 'a_b.example', '-.example'],
    };
    for (const [sentence, hosts] of Object.entries(refusals)) {
      for (const host of hosts) {
        const { status, text } = await post(url, { ...form, support_domain: host });
        assert.equal(status, 422, host);
        assert.ok(text.includes(sentence), `${host}: ${sentence}`);
      }
    }
    const alias = await post(url, { ...form, aliases: 'ok.example\nsupport.decoy.example' });
    assert.match(alias.text, /support.decoy.example belongs to another portal/);
    assert.match((await post(url, { ...form, accent: 'red' })).text, /six hexadecimal digits/);
    assert.deepEqual(await recorded(), []);
    assert.equal((await post(url, { ...form, support_domain: 'acme.sallyport.example' })).status, 303, 'its own');
    assert.equal(ours.organization.supportDomain, 'support.acme.example');
  },
);

consoleStory('who saves still reaches the console afterwards', async ({ desk }) => {
  const here = await desk();
  await here.post(url, { ...form, support_domain: 'help.acme.example' });
  const gone = await here.post(url, { ...form, support_domain: 'help.acme.example', aliases: '' });
  assert.equal(gone.status, 422);
  assert.match(gone.text, /You are using support.acme.example right now/);
  const there = await desk(PUBLIC);
  assert.equal((await there.post(url, { ...form, support_domain: 'help.acme.example', aliases: '' })).status, 303);
});

consoleStory('what a configuration file manages is only looked at', async ({ desk, ours, world, recorded }) => {
  await world.program.engine.writer
    .updateTable('organization')
    .set({ managed_at: 1 })
    .where('id', '=', ours.organization.id)
    .execute();
  const { open, post } = await desk();
  await recorded();
  for (const page of ['organization', 'rebranding']) {
    assert.match(await open(`/console/setup/${page}`), /Managed by a configuration file/);
    const refused = await post(`/console/setup/${page}`, { ...form, title: 'Other' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /manages this organization/);
  }
  assert.deepEqual(await recorded(), []);
});
