import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { dumpDatabase } from '../../test/support/dump-database.ts';
import { openMailServer } from '../../test/support/mail-server.ts';
import { type TemporaryStore, temporaryPostgres, temporaryStore } from '../../test/support/temporary-store.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../kit/clock.ts';
import { createSealer } from '../kit/secrets.ts';
import { deliverMail } from './deliver-mail.ts';
import { listMails } from './list-mails.ts';
import type { MailEvent } from './mail.events.ts';
import { type Letter, queueMail, queueSecretMail } from './queue-mail.ts';
import { readMail } from './read-mail.ts';
import { runDeliveries } from './run-deliveries.ts';
import { createMailSender } from './send-mail.ts';

const NO_SERVER = 'smtp://127.0.0.1:9';

const letter: Letter = {
  organizationId: 'org_1',
  recipient: 'jane@acme.example',
  subject: 'Your code',
  body: 'The code is 123456.',
};

function openPostOffice(t: TestContext, { engine, unitOfWork }: TemporaryStore<MailEvent>, smtpUrl: string) {
  let now = 1_700_000_000_000;
  const clock = { now: () => now };
  const sender = createMailSender({ smtpUrl, from: 'Acme Support <support@acme.example>' });
  t.after(() => sender.close());
  const sealer = createSealer(Buffer.alloc(32, 7));
  const ctx = { db: engine.reader, unitOfWork, sender, sealer, ...clock };
  return {
    ctx,
    wait: (time: Millis) => {
      now += time;
    },
    queue: (change: Partial<Letter> = {}) =>
      unitOfWork(({ db }) => queueMail({ db, ...clock }, { ...letter, ...change })),
    queueSecret: () => unitOfWork(({ db }) => queueSecretMail({ db, sealer, ...clock }, letter)),
    mails: async () => (await listMails(ctx, 'org_1', { limit: 10 })).mails,
  };
}

test('a mail arrives as it was queued, and its text is not kept', async (t) => {
  const server = await openMailServer(t);
  const store = await temporaryStore<MailEvent>(t);
  const { ctx, queue, mails } = openPostOffice(t, store, server.url);
  const id = await queue();
  assert.equal(await deliverMail(ctx), 1);
  assert.equal(await deliverMail(ctx), 0);

  const [mail, ...more] = server.received;
  assert.deepEqual([mail?.from, mail?.to, more], ['support@acme.example', ['jane@acme.example'], []]);
  const lines = mail?.text.split('\r\n') ?? [];
  for (const line of [
    'From: Acme Support <support@acme.example>',
    'To: jane@acme.example',
    'Subject: Your code',
    `Message-ID: <${id}@acme.example>`,
    'Auto-Submitted: auto-generated',
    'The code is 123456.',
  ]) {
    assert.ok(lines.includes(line), `${line} is not in ${mail?.text}`);
  }

  const [kept] = await mails();
  assert.deepEqual([kept?.state, kept?.body, kept?.attempts], ['sent', '', 1]);
  assert.deepEqual(store.recorded, [{ type: 'mail.sent', organizationId: 'org_1', actor: 'system', mailId: id }]);
});

test('a mail with a code is readable with our key alone, and nowhere once it was sent', async (t) => {
  const server = await openMailServer(t);
  const store = await temporaryStore<MailEvent>(t);
  const { ctx, queueSecret, mails } = openPostOffice(t, store, server.url);
  const id = await queueSecret();
  assert.doesNotMatch(JSON.stringify(await dumpDatabase(store.engine.reader)), /123456/);
  assert.equal((await mails())[0]?.body, '');
  assert.equal((await readMail(ctx, 'org_1', id))?.body, letter.body);
  await deliverMail(ctx);
  assert.match(server.received[0]?.text ?? '', /The code is 123456\./);
  assert.equal((await readMail(ctx, 'org_1', id))?.body, '');
});

test('a mail whose unit of work fails was never written', async (t) => {
  const store = await temporaryStore<MailEvent>(t);
  const { ctx, mails } = openPostOffice(t, store, NO_SERVER);
  const failing = store.unitOfWork(async ({ db }) => {
    await queueMail({ db, now: ctx.now }, letter);
    throw new Error('the change failed');
  });
  await assert.rejects(failing, /the change failed/);
  assert.deepEqual(await mails(), []);
});

/** Threat: a subject made of somebody's full name, or an address typed in a form, adds recipients or headers. */
test('neither subject nor address can add a header or a recipient', async (t) => {
  const server = await openMailServer(t);
  const { ctx, queue } = openPostOffice(t, await temporaryStore<MailEvent>(t), server.url);
  await queue({ subject: 'Hello\r\nBcc: mallory@evil.example\r\n\r\nBody\u2028Zoë' });
  await deliverMail(ctx);
  const [headers = ''] = server.received[0]?.text.split('\r\n\r\n') ?? [];
  assert.doesNotMatch(headers, /^Bcc/im);
  assert.deepEqual(server.received[0]?.to, ['jane@acme.example']);

  const bad = [
    'a@acme.example, b@evil.example',
    'a@acme.example\r\nRCPT TO:<b@evil.example>',
    '<a@acme.example>',
    'Jane <a@acme.example>',
    'group:a@acme.example;',
    '"a b"@acme.example',
    'a@b@acme.example',
    'jane',
    '',
  ];
  for (const recipient of bad) await assert.rejects(queue({ recipient }), /exactly one address/);
});

test('a server that is busy is asked again, later each time, and at last not any more', async (t) => {
  const server = await openMailServer(t);
  const store = await temporaryStore<MailEvent>(t);
  const { ctx, queue, mails, wait } = openPostOffice(t, store, server.url);
  server.refuse({ at: 'data', code: 451, says: 'Try again later; code 123456 noted' });
  const id = await queue();

  const waits: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    assert.equal(await deliverMail(ctx), 1);
    const [mail] = await mails();
    assert.equal(mail?.attempts, attempt);
    assert.match(mail?.problem ?? '', /Try again later/);
    if (mail?.nextTryAt == null) break;
    const due = mail.nextTryAt - ctx.now();
    waits.push(due / MINUTE);
    wait(due - 1);
    assert.equal(await deliverMail(ctx), 0);
    wait(1);
  }
  assert.deepEqual(waits, [1, 4, 16, 64, 256, 1024, 4096]);
  assert.equal(server.attempts(), 8);
  assert.equal((await mails())[0]?.state, 'abandoned');
  const about = { organizationId: 'org_1', actor: 'system', mailId: id };
  assert.deepEqual(store.recorded, [{ type: 'mail.abandoned', ...about, problem: 'EMESSAGE 451' }]);
});

test('a mail goes out once the server has recovered', async (t) => {
  const server = await openMailServer(t);
  const { ctx, queue, mails, wait } = openPostOffice(t, await temporaryStore<MailEvent>(t), server.url);
  server.refuse({ at: 'rcpt', code: 450, says: 'Greylisted' });
  await queue();
  await deliverMail(ctx);
  server.refuse(undefined);
  wait(MINUTE);
  await deliverMail(ctx);
  const [mail] = await mails();
  assert.deepEqual([mail?.state, mail?.attempts, mail?.problem], ['sent', 2, null]);
  assert.equal(server.received.length, 1);
});

test('an address that does not exist is not tried again', async (t) => {
  const server = await openMailServer(t);
  const store = await temporaryStore<MailEvent>(t);
  const { ctx, queue, mails, wait } = openPostOffice(t, store, server.url);
  server.refuse({ at: 'rcpt', code: 550, says: 'No such user here' });
  await queue();
  await deliverMail(ctx);
  wait(DAY);
  await deliverMail(ctx);
  const [mail] = await mails();
  assert.deepEqual([mail?.state, mail?.attempts], ['abandoned', 1]);
  assert.match(mail?.problem ?? '', /No such user here/);
  assert.equal(server.attempts(), 1);
  assert.equal(store.recorded.length, 1);
});

test('a mail that could not be sent does not hold up the next one', async (t) => {
  const server = await openMailServer(t);
  const store = await temporaryStore<MailEvent>(t);
  const closed = openPostOffice(t, store, NO_SERVER);
  await closed.queue();
  await deliverMail(closed.ctx);
  assert.match((await closed.mails())[0]?.problem ?? '', /ECONNREFUSED/);

  const open = openPostOffice(t, store, server.url);
  await open.queue({ recipient: 'john@acme.example' });
  assert.equal(await deliverMail(open.ctx), 1);
  assert.deepEqual(server.received[0]?.to, ['john@acme.example']);
});

test('what waited for days without a mail server is not sent when there is one at last', async (t) => {
  const server = await openMailServer(t);
  const { ctx, queue, mails, wait } = openPostOffice(t, await temporaryStore<MailEvent>(t), server.url);
  await queue();
  wait(5 * DAY + HOUR);
  await deliverMail(ctx);
  const [mail] = await mails();
  assert.deepEqual([mail?.state, mail?.problem], ['abandoned', 'waited too long']);
  assert.equal(server.received.length, 0);
});

test('the list shows one organization’s mails, newest first, page by page', async (t) => {
  const { ctx, queue, wait } = openPostOffice(t, await temporaryStore<MailEvent>(t), NO_SERVER);
  for (const subject of ['a', 'b', 'c']) {
    wait(1);
    await queue({ subject });
    await queue({ subject: `not ${subject}`, organizationId: 'org_2' });
  }
  const first = await listMails(ctx, 'org_1', { limit: 2 });
  assert.deepEqual(
    first.mails.map(({ subject, state }) => [subject, state]),
    [
      ['c', 'waiting'],
      ['b', 'waiting'],
    ],
  );
  const second = await listMails(ctx, 'org_1', { before: first.next, limit: 2 });
  assert.deepEqual(
    second.mails.map(({ subject }) => subject),
    ['a'],
  );
  assert.equal(second.next, undefined);
});

test('deliveries run until they are stopped', async (t) => {
  const server = await openMailServer(t);
  const { ctx, queue } = openPostOffice(t, await temporaryStore<MailEvent>(t), server.url);
  const faults: unknown[] = [];
  const deliveries = runDeliveries(ctx, { every: 5, onFault: (fault) => void faults.push(fault) });
  await queue();
  while (server.received.length === 0) await sleep(5);
  await deliveries.stop();
  await queue();
  await sleep(30);
  assert.equal(server.received.length, 1);
  assert.deepEqual(faults, []);
});

test('of several processes one sends each mail', async (t) => {
  const server = await openMailServer(t);
  const stores = await temporaryPostgres<MailEvent>(t, { processes: 3 });
  if (!stores) return;
  const offices = stores.map((store) => openPostOffice(t, store, server.url));
  for (let mail = 0; mail < 20; mail += 1) await offices[mail % 3]?.queue({ subject: `mail ${mail}` });
  await Promise.all(offices.map(({ ctx }) => deliverMail(ctx)));
  const subjects = server.received.map(({ text }) => /^Subject: (.*)\r$/m.exec(text)?.[1]);
  assert.equal(subjects.length, 20);
  assert.equal(new Set(subjects).size, 20);
});
