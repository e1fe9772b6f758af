import assert from 'node:assert/strict';
import { CONNECTIONS, consoleStory } from '../../../test/support/console-house.ts';
import { signedLink } from '../../../test/support/sign-link.ts';
import { MINUTE, SECOND } from '../../kit/clock.ts';
import { queueMail } from '../../mail/queue-mail.ts';

const attempts = `${CONNECTIONS}/attempts`;
const jane = 'jane@acme.example';

consoleStory(
  'an attempt is found by its reference, with the reason and the clock in words',
  async ({ desk, ours, world }) => {
    const { open } = await desk();
    assert.match(await open(attempts), /No attempts yet/);
    const visitor = world.client();
    await visitor.enter(signedLink(ours.origin, ours.key, { operation: 'signin', email: jane, ts: world.clock.now() }));
    const behind = world.clock.now() - 4 * MINUTE - 12 * SECOND;
    const late = await visitor.get(signedLink(ours.origin, ours.key, { operation: 'signin', email: jane, ts: behind }));
    const reference = String(late.headers['x-sallyport-ref']);

    const list = await open(`${attempts}?reference=${reference.toLowerCase()}`);
    assert.equal(list.match(/<tr role="row">/g)?.length, 2, 'the head and one row');
    assert.match(list, /The link is older than three minutes/);
    assert.match(list, /Stage: window, key [0-9a-f]{4}-/);
    assert.match(list, /Clock: Your server’s time is 4 min 12 s behind/);
    const counts = async (query: string) =>
      ((await open(`${attempts}?${query}`)).match(/<tr role="row">/g)?.length ?? 1) - 1;
    assert.deepEqual(
      await Promise.all(
        ['', 'result=refused', 'result=admitted', `connection=${ours.connection.id}`, 'connection=other'].map(counts),
      ),
      [2, 1, 1, 2, 0],
    );

    const page = await open(`${attempts}/${reference}`);
    const states = [...page.matchAll(/sr-only">(Passed|Failed|Not checked|Waiting): </g)].map(([, state]) => state);
    const passed = Array(4).fill('Passed'); // the debugger goes on: in time, it would have let Jane in
    assert.deepEqual(states, ['Passed', ...passed, 'Failed', ...passed, ...Array(3).fill('Not checked')]);
    assert.match(page, /It means Jane Doe, who exists/);
    assert.match(page, /k1 \(<code>[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}<\/code>\)/);
    assert.doesNotMatch(list + page, new RegExp(ours.key));
  },
);

consoleStory(
  'the activity says who did what to whom, filtered by the address of the page',
  async ({ desk, ours, world }) => {
    const { open, post } = await desk();
    const [person] = (await ours.people()).filter(({ email }) => email === jane);
    await post(`/console/people/${person?.id}/deactivate`);
    await post('/console/setup/organization', { title: 'Acme Help' });
    const page = await open('/console/activity');
    for (const words of [
      'Root Admin',
      'Switched a person off',
      'Jane Doe',
      'Changed the organization: title',
      'organization.changed',
    ]) {
      assert.ok(page.includes(words), words);
    }
    const rows = async (query: string) => {
      const html = await open(`/console/activity?${query}`);
      return [...html.matchAll(/<summary>([^<]+)<\/summary>/g)].map(([, type]) => type);
    };
    assert.deepEqual(await rows('type=organization.changed&actor=ROOT%40acme.example'), ['organization.changed']);
    assert.deepEqual(await rows('actor=root%40acme.example&type=person.'), ['person.deactivated']);
    assert.deepEqual(await rows(`about=${person?.id}&type=person.deact`), ['person.deactivated']);
    assert.deepEqual(await rows('actor=nobody%40acme.example'), []);
    const types = new Set(await rows(''));
    assert.ok(types.has('session.started') && !types.has('chain.started'));
    await world.program.ctx.unitOfWork(async ({ emit }) => {
      for (let count = 0; count < 60; count += 1) {
        emit({
          type: 'sign-in.refused',
          organizationId: ours.organization.id,
          actor: 'stranger',
          address: '192.0.2.1',
          personId: null,
          factor: 'password',
          because: '<script>',
        });
      }
    });
    const first = await open('/console/activity?type=sign-in.');
    assert.doesNotMatch(first, /<script>/);
    const next = /href="([^"]*before=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.match(next, /type=sign-in\./);
    assert.equal((await open(next)).match(/<summary>/g)?.length, 10);
  },
);

consoleStory(
  'without a mail server the text of a mail is read here, and only links of ours can be followed',
  async ({ desk, ours, world }) => {
    const { open } = await desk();
    assert.match(await open('/console/mail'), /No mails yet/);
    const { ctx } = world.program;
    const body = `Hello\n\nhttps://support.acme.example/x and https://evil.example/ <b>`;
    const letter = { organizationId: ours.organization.id, recipient: jane, subject: 'Your <code>', body };
    const id = await ctx.unitOfWork(({ db }) => queueMail({ db, now: ctx.now }, letter));
    const list = await open('/console/mail');
    for (const words of ['No mail server is set', 'SALLYPORT_SMTP_URL', 'Your &lt;code>', 'Waiting'])
      assert.ok(list.includes(words), words);
    assert.doesNotMatch(list, /Hello/);
    const page = await open(`/console/mail/${id}`);
    assert.match(page, /<a href="https:\/\/support.acme.example\/x">/);
    assert.doesNotMatch(page, /href="https:\/\/evil|<b>/);
    assert.match(await open('/console'), /Mails waiting<\/a><\/dt><dd><strong>1</);
  },
);
