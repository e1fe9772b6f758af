import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { DAY, HOUR, MINUTE } from '../../src/kit/clock.ts';
import { deliverMail } from '../../src/mail/deliver-mail.ts';
import { describeMailServer } from '../../src/mail/mail-server.ts';
import { queueMail } from '../../src/mail/queue-mail.ts';
import { createMailSender } from '../../src/mail/send-mail.ts';
import { openConsole } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import { freePort } from '../support/free-port.ts';
import { listenOnLoopback } from '../support/listen.ts';
import { type MailServer, openMailServer, readLink } from '../support/mail-server.ts';

const FROM = 'Acme Support <support@acme.example>';

/** A console over a mail server, whose mails leave when told to. */
async function openPostOffice(t: TestContext, smtpUrl: string) {
  const house = await openConsole(t, acme, { mailServer: describeMailServer({ smtpUrl, mailFrom: FROM }) });
  const sender = createMailSender({ smtpUrl, from: FROM });
  t.after(() => sender.close());
  const desk = await house.desk();
  await house.recorded();
  const { ctx } = house.world.program;
  return {
    ...house,
    ctx,
    root: desk,
    deliver: () => deliverMail({ ...ctx, sender }),
    sendTest: async () => (await desk.post('/console/mail/test')).location?.split('done=')[1],
    page: () => desk.open('/console/mail'),
    state: async () => /class="notice-title">([^<]*)</.exec(await desk.open('/console/mail'))?.[1],
  };
}

/** The link of the first mail that arrived. */
const linkIn = ({ received: [mail] }: MailServer): string => (mail ? readLink(mail) : assert.fail('no mail'));

test('a test mail proves that mails arrive when its link was followed and the button pressed, and only then', async (t) => {
  const server = await openMailServer(t);
  const { root, deliver, sendTest, state, world, recorded, theirs } = await openPostOffice(t, server.url);
  assert.equal(await state(), 'A mail server is set and has not been tried yet');
  assert.equal(await sendTest(), 'tested');
  await deliver();
  assert.deepEqual(await recorded(), ['mail.tested', 'mail.sent']);
  assert.deepEqual(server.received[0]?.to, ['root@acme.example']);
  assert.equal(await state(), 'Mails leave, but nobody has confirmed yet that they arrive');
  assert.match(await root.open('/console/mail'), /data-poll.*A test mail is on its way/s);

  // A program that looks through mails opens the link; so does the reader, in a browser that is not signed in.
  const link = linkIn(server);
  const reader = world.client();
  const scanner = world.client({ kind: 'program' });
  await scanner.get(link);
  const body = `mail=${encodeURIComponent(new URL(link).searchParams.get('mail') ?? '')}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  assert.equal((await scanner.send(link, { method: 'POST', body, headers })).status, 403);
  assert.match((await reader.get(link)).text, /Yes, it arrived/);
  assert.deepEqual(await recorded(), []);
  assert.match(await root.open('/console'), /Waiting: <\/span><a href="\/console\/mail">Mails arrive/);

  const { origin, searchParams } = new URL(link);
  const press = () => reader.post(`${origin}/mail-arrived`, { mail: searchParams.get('mail') ?? '' });
  assert.match((await press()).location ?? '', /\/mail-arrived\?done=1$/);
  await press();
  assert.deepEqual(await recorded(), ['mail.arrived'], 'noted once');
  assert.equal(await state(), 'Mails arrive');
  assert.match(await root.open('/console'), /Passed: <\/span><a href="\/console\/mail">Mails arrive/);
  assert.doesNotMatch(await root.open('/console/mail'), /data-poll/);
  await theirs.assertUntouched();
});

/** Threat: a stranger, or another organization, makes the console believe that mails arrive. */
test('no other link says that mails arrive', async (t) => {
  const server = await openMailServer(t);
  const { deliver, sendTest, world, ours, theirs, recorded } = await openPostOffice(t, server.url);
  await sendTest();
  await deliver();
  await recorded();
  const mail = new URL(linkIn(server)).searchParams.get('mail') ?? '';
  const client = world.client();
  const confirm = async (origin: string, token: string) =>
    (await client.post(`${origin}/mail-arrived`, { mail: token })).status;
  for (const bad of ['', 'x', mail.slice(0, -2), `A${mail.slice(1)}`, `${mail}x${mail}`]) {
    const status = await confirm(ours.origin, bad);
    assert.ok(status === 410 || status === 400, `${status} for ${bad}`);
  }
  assert.equal(await confirm(theirs.origin, mail), 410, 'at another organization');
  world.clock.pass(3 * DAY);
  assert.equal(await confirm(ours.origin, mail), 410, 'too late');
  assert.deepEqual(await recorded(), []);
});

test('what arrived by another mail server or sender proves nothing for this one', async (t) => {
  const server = await openMailServer(t);
  const { ctx, ours, state } = await openPostOffice(t, server.url);
  const about = { organizationId: ours.organization.id, actor: 'x', testId: 'tst_1' } as const;
  const route = `127.0.0.1:1 ${FROM}`;
  await ctx.unitOfWork(async ({ emit }) => emit({ type: 'mail.arrived', ...about, route }));
  assert.equal(await state(), 'A mail server is set and has not been tried yet');
});

const troubles: Readonly<Record<string, { open: (t: TestContext) => Promise<string>; says: RegExp; advises: RegExp }>> =
  {
    'a port that nobody listens on': {
      open: async () => `smtp://127.0.0.1:${await freePort()}`,
      says: /Nothing listens at the address/,
      advises: /host and port in SALLYPORT_SMTP_URL/,
    },
    'a server that hangs up at once': {
      open: async (t) =>
        `smtp://127.0.0.1:${await listenOnLoopback(
          t,
          createServer((socket) => socket.end()),
        )}`,
      says: /hung up/,
      advises: /port/,
    },
    'a wrong password': {
      open: async (t) => (await openMailServer(t, { password: 'right' })).url.replace('//', '//user:wrong@'),
      says: /did not take the user name and password/,
      advises: /Correct them in SALLYPORT_SMTP_URL/,
    },
    'a server that wants a password and gets none': {
      open: async (t) => (await openMailServer(t, { password: 'right' })).url,
      says: /wants a user name and password/,
      advises: /SALLYPORT_/,
    },
    'a sender that is refused': {
      async open(t) {
        const server = await openMailServer(t);
        server.refuse({ at: 'mail', code: 553, says: 'Sender address rejected: not owned by user' });
        return server.url;
      },
      says: /does not take mails from our sender address/,
      advises: /SALLYPORT_MAIL_FROM/,
    },
    'a certificate that nobody trusts': {
      open: async (t) => (await openMailServer(t, { certificate: 'untrusted' })).url,
      says: /certificate is not to be trusted/,
      advises: /smtps:\/\/ is for port 465/,
    },
    'a server without TLS where TLS is due': {
      open: async (t) => (await openMailServer(t)).url.replace('smtp:', 'smtps:'),
      says: /speaks no TLS there/,
      advises: /smtp:\/\/ for 587/,
    },
    'a mail that is refused once it was read': {
      async open(t) {
        const server = await openMailServer(t);
        server.refuse({ at: 'data', code: 554, says: 'Blocked by our filter' });
        return server.url;
      },
      says: /read the mail and did not take it/,
      advises: /answer below says why/,
    },
  };

for (const [trouble, { open, says, advises }] of Object.entries(troubles)) {
  test(`${trouble} is named, with what to do about it`, async (t) => {
    const url = await open(t);
    const { root, deliver, sendTest, state, page } = await openPostOffice(t, url);
    await sendTest();
    await deliver();
    assert.equal(await state(), 'Mails do not leave');
    const shown = await page();
    const notice = /<div class="notice danger".*?<\/code>/s.exec(shown)?.[0] ?? '';
    t.diagnostic(/<code>([^<]*)/.exec(notice)?.[1] ?? 'nothing');
    assert.match(notice, says);
    assert.match(notice, advises);
    assert.match(shown, /1 tried without success/);
    assert.doesNotMatch(shown, /:wrong@|right@/, 'no password');
    assert.match(await root.open('/console'), /Failed: <\/span><a href="\/console\/mail">Mails arrive/);
  });
}

test('a recipient that does not exist is no trouble of the server', async (t) => {
  const server = await openMailServer(t);
  const { ctx, ours, deliver, sendTest, state, page } = await openPostOffice(t, server.url);
  await sendTest();
  await deliver();
  server.refuse({ at: 'rcpt', code: 550, says: 'No such user' });
  const letter = { organizationId: ours.organization.id, recipient: 'typo@acme.example', subject: 'x', body: 'x' };
  await ctx.unitOfWork(({ db }) => queueMail({ db, now: ctx.now }, letter));
  await deliver();
  assert.equal(await state(), 'Mails leave, but nobody has confirmed yet that they arrive');
  assert.match(await page(), /The last mail to typo@acme\.example did not arrive.*Look whether the address is right/s);
});

test('what was given up is tried again on demand, unless it is out of date', async (t) => {
  const server = await openMailServer(t);
  const { ctx, world, ours, theirs, deliver, desk, recorded } = await openPostOffice(t, server.url);
  server.refuse({ at: 'rcpt', code: 550, says: 'No such user' });
  const write = (recipient: string) =>
    ctx.unitOfWork(({ db }) =>
      queueMail({ db, now: ctx.now }, { organizationId: ours.organization.id, recipient, subject: 'x', body: 'x' }),
    );
  const old = await write('old@acme.example');
  await deliver();
  world.clock.pass(5 * DAY + HOUR);
  const again = await desk(); // the session of before is over
  const fresh = await write('fresh@acme.example');
  await deliver();
  assert.match(await again.open('/console/mail'), /Given up.*<strong>2<.*Try them again/s);
  assert.match(await again.open(`/console/mail/${fresh}`), /Try it again/);
  assert.doesNotMatch(await again.open(`/console/mail/${old}`), /Try it again/);
  await recorded();
  server.refuse(undefined);
  assert.match((await again.post('/console/mail/retry')).location ?? '', /done=retried$/);
  assert.match((await again.post(`/console/mail/${old}/retry`)).location ?? '', new RegExp(`${old}$`));
  await deliver();
  assert.deepEqual(await recorded(), ['mail.retried', 'mail.sent']);
  assert.deepEqual(
    server.received.map(({ to }) => to),
    [['fresh@acme.example']],
  );
  assert.match((await again.post('/console/mail/retry')).location ?? '', /done=nothing-to-retry$/);
  await theirs.assertUntouched();
});

test('five test mails an hour are enough, and none is sent where no server is set', async (t) => {
  const server = await openMailServer(t);
  const { sendTest, world } = await openPostOffice(t, server.url);
  const answers: (string | undefined)[] = [];
  for (let count = 0; count < 6; count += 1) answers.push(await sendTest());
  assert.deepEqual(answers, [...Array(5).fill('tested'), 'tested-too-often']);
  world.clock.pass(HOUR + MINUTE);
  assert.equal(await sendTest(), 'tested');

  const sink = await openConsole(t);
  const desk = await sink.desk();
  assert.match((await desk.post('/console/mail/test')).location ?? '', /done=no-server$/);
  const shown = await desk.open('/console/mail');
  assert.doesNotMatch(shown, /Send a test mail/);
  assert.match(shown, /No mail server is set/);
});

test('the settings in force are shown without the password', async (t) => {
  const { page } = await openPostOffice(t, 'smtps://us%40er:hunter2secret@mail.acme.example');
  const shown = await page();
  assert.match(
    shown,
    /mail\.acme\.example, port 465.*TLS from the start.*us@er.*Acme Support &lt;support@acme\.example/s,
  );
  assert.doesNotMatch(shown, /hunter2/);
});
