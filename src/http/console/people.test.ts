import assert from 'node:assert/strict';
import { type ConsoleHouse, consoleStory, deskOf } from '../../../test/support/console-house.ts';
import { acme } from '../../../test/support/example-organizations.ts';
import { signInAs } from '../../../test/support/sign-in.ts';
import { signedLink } from '../../../test/support/sign-link.ts';

const pathTo = async ({ ours }: ConsoleHouse, email: string): Promise<string> =>
  `/console/people/${(await ours.people()).find((person) => person.email === email)?.id}`;

const emailsIn = (html: string): readonly string[] =>
  [...html.matchAll(/class="secondary-line">([^<]*@[^<]*)</g)].map(([, email = '']) => email);

const jane = 'jane@acme.example';

consoleStory('people are found by the beginning of address, login name or name, and by kind', async ({ desk }) => {
  const { open } = await desk();
  const found = async (query: string) => emailsIn(await open(`/console/people?${query}`)).toSorted();
  assert.deepEqual(await found(''), ['bob@acme.example', jane, 'rep@acme.example', 'root@acme.example']);
  assert.deepEqual(await found('q=JANE@'), [jane]);
  assert.deepEqual(await found('q=jane.d'), [jane]);
  assert.deepEqual(await found('q=Jane+D'), [jane]);
  assert.deepEqual(await found('q=%25'), []);
  assert.deepEqual(await found('kind=representative'), ['rep@acme.example', 'root@acme.example']);
  assert.deepEqual(await found('q=r&kind=customer'), []);
  assert.match(await open('/console/people?q=nobody-at-all'), /Nobody fits/);
});

const many = Array.from({ length: 120 }, (_, index) => ({
  email: `p${index}@acme.example`,
  loginName: null,
  fullName: `Person ${index}`,
}));

consoleStory(
  'a long list is read page by page, each person once, with the filter kept in the address',
  async ({ desk }) => {
    const { open } = await desk();
    const seen: string[] = [];
    let pages = 0;
    for (let path: string | undefined = '/console/people?kind=customer&q=p'; path !== undefined; pages += 1) {
      const page: string = await open(path);
      seen.push(...emailsIn(page));
      path = /href="([^"]*after=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
      if (path) assert.match(path, /kind=customer/);
    }
    assert.equal(pages, 3);
    assert.equal(seen.length, 120);
    assert.equal(new Set(seen).size, 120);
  },
  { ...acme, people: [...(acme.people ?? []), ...many] },
);

consoleStory('whoever is switched off is out on the very next request, and may come in again later', async (house) => {
  const { desk, ours, world, recorded } = house;
  const { open, post } = await desk();
  const visitor = await signInAs(world, ours, jane);
  assert.equal(await world.signedIn(visitor, ours.origin), jane);
  const path = await pathTo(house, jane);
  assert.match(await open(`${path}/deactivate`), /Switch off Jane Doe/);
  await recorded();
  assert.equal((await post(`${path}/deactivate`)).location, `${ours.origin}${path}?done=deactivated`);
  assert.deepEqual(await recorded(), ['person.deactivated', 'session.ended']);
  assert.equal(await world.signedIn(visitor, ours.origin), undefined);
  assert.match(await open(path), /Let in again/);

  const enter = async () => {
    const client = world.client();
    await client.enter(signedLink(ours.origin, ours.key, { operation: 'signin', email: jane, ts: world.clock.now() }));
    return world.signedIn(client, ours.origin);
  };
  assert.equal(await enter(), undefined);
  assert.equal((await post(`${path}/reactivate`)).status, 303);
  assert.deepEqual(await recorded(), ['person.reactivated']);
  world.clock.pass(1000);
  assert.equal(await enter(), jane);
});

const second = { email: 'second@acme.example', loginName: 'second.admin', fullName: 'Second Admin' };
const rights = { kind: 'representative', role: 'CEO', profile: 'Administrator' } as const;

consoleStory(
  'nobody switches themself off, nor the last administrator',
  async (house) => {
    const { desk, world, recorded } = house;
    const [root, other] = [await desk(), await desk(undefined, second.email)];
    const [rootPath, secondPath] = [await pathTo(house, 'root@acme.example'), await pathTo(house, second.email)];
    await recorded();
    const own = await root.post(`${rootPath}/deactivate`);
    assert.equal(own.status, 422);
    assert.match(own.text, /cannot switch yourself off/);
    // At the same moment, each the other: one of them stays.
    const answers = await Promise.all([root.post(`${secondPath}/deactivate`), other.post(`${rootPath}/deactivate`)]);
    const done = answers.filter(({ status, location }) => status === 303 && location?.includes('done=deactivated'));
    assert.equal(done.length, 1);
    const { ctx } = world.program;
    const left = await ctx.db
      .selectFrom('person')
      .innerJoin('profile', 'profile.id', 'person.profile_id')
      .select('person.id')
      .where('profile.name', '=', 'Administrator')
      .where('person.organization_id', '=', house.ours.organization.id)
      .where('person.deactivated_at', 'is', null)
      .execute();
    assert.equal(left.length, 1);
  },
  { ...acme, people: [...(acme.people ?? []), { ...second, ...rights }] },
);

consoleStory('one session is ended, or all, and nobody else’s', async (house) => {
  const { desk, ours, world, recorded } = house;
  const administrator = await desk();
  const [one, two, other] = [
    await signInAs(world, ours, jane),
    await signInAs(world, ours, jane),
    await signInAs(world, ours, 'rep@acme.example'),
  ];
  const path = await pathTo(house, jane);
  const page = await administrator.open(path);
  const ids = [...page.matchAll(/sessions\/(ses_[^/]+)\/end/g)].map(([, id]) => id);
  assert.equal(ids.length, 2);
  await recorded();
  const repPath = await pathTo(house, 'rep@acme.example');
  assert.equal((await administrator.post(`${repPath}/sessions/${ids[0]}/end`)).status, 404);
  assert.equal((await administrator.post(`${path}/sessions/${ids[0]}/end`)).status, 303);
  assert.deepEqual(await recorded(), ['session.ended']);
  const signedIn = async () => Promise.all([one, two, other].map((client) => world.signedIn(client, ours.origin)));
  assert.deepEqual(await signedIn(), [jane, undefined, 'rep@acme.example']);
  assert.equal((await administrator.post(`${path}/sessions/end`)).status, 303);
  assert.deepEqual(await signedIn(), [undefined, undefined, 'rep@acme.example']);
});

consoleStory(
  'a person is added without a password, and comes in by a signed sign-in',
  async ({ desk, ours, world, recorded }) => {
    const { open, post } = await desk();
    assert.match(await open('/console/people/new'), /get no password here.*href="\/console\/people\/invite"/s);
    const form = {
      email: 'New@acme.example',
      full_name: 'New One',
      login_name: '',
      kind: 'representative',
      role: 'Manager',
      profile: 'Standard',
    };
    await recorded();
    for (const [field, sentence] of Object.entries({
      email: 'Enter an email address',
      full_name: 'Enter a name',
      role: 'Choose a role',
      profile: 'Choose a profile',
    })) {
      const refused = await post('/console/people', { ...form, [field]: 'x<' });
      assert.equal(refused.status, 422, field);
      assert.ok(refused.text.includes(sentence), sentence);
    }
    assert.match((await post('/console/people', { ...form, email: jane })).text, /has this email address already/);
    assert.deepEqual(await recorded(), []);

    const added = await post('/console/people', form);
    const page = await open(new URL(added.location ?? '').pathname);
    assert.match(page, /Representative: Manager, Standard/);
    assert.match(page, /By an administrator, in this console/);
    assert.deepEqual(await recorded(), ['person.created']);
    const customer = { ...form, email: 'buyer@acme.example', kind: 'customer' };
    await post('/console/people', customer);
    const visitor = world.client();
    await visitor.enter(
      signedLink(ours.origin, ours.key, { operation: 'signin', email: 'buyer@acme.example', ts: world.clock.now() }),
    );
    assert.equal(await world.signedIn(visitor, ours.origin), 'buyer@acme.example');
  },
);

consoleStory('a person says how they came and what was only asserted', async (house) => {
  const { desk, ours, world } = house;
  const { open } = await desk();
  const claims = {
    operation: 'signup',
    email: 'new@acme.example',
    loginname: 'new.one',
    fullname: 'New One',
    utype: 'portal',
    ts: world.clock.now(),
  };
  await world.client().enter(signedLink(ours.origin, ours.key, claims));
  const page = await open(await pathTo(house, 'new@acme.example'));
  assert.match(page, /By a signed sign-up of www.acme.example \(connection website\)/);
  assert.match(page, /Not proved yet to be theirs/);
  assert.match(await open('/console/people?q=new@'), /Only asserted/);
  const { status } = await deskOf(await signInAs(world, ours, 'root@acme.example'), ours.origin).get(
    '/console/people/per_nobody',
  );
  assert.equal(status, 404);
});
