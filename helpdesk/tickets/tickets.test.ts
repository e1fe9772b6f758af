import assert from 'node:assert/strict';
import { test } from 'node:test';
import { representative, type TemporaryDesk, testOnEachDesk, viewer } from '../../test/support/temporary-helpdesk.ts';
import { addNote } from './add-note.ts';
import { assignTicket } from './assign-ticket.ts';
import { checkDraft, tidySubject, tidyText } from './check-draft.ts';
import { countViews, listTickets } from './list-tickets.ts';
import { openTicket } from './open-ticket.ts';
import { readCase, readConversation } from './read-ticket.ts';
import { replyToTicket } from './reply-to-ticket.ts';
import { solveTicket } from './solve-ticket.ts';
import type { TicketView } from './ticket-view.ts';
import { may, type Viewer } from './viewer.ts';

const bo = viewer('bo');
const ana = representative('ana');
const stranger = { organizationId: 'org_decoy' } as const;

let forms = 0;
const form = (text = 'It does not work') => {
  forms += 1;
  return { text, formKey: `form-${forms}` };
};

async function open(desk: TemporaryDesk, who: Viewer, subject = 'A ticket'): Promise<number> {
  desk.pass(1_000);
  const requester = { id: 'con_kim', name: 'Kim', email: 'kim@acme.example', provedAt: null };
  const opened = await openTicket(desk, who, { subject, ...form(), requester });
  assert.ok(opened.ok);
  return opened.value;
}

const reply = (desk: TemporaryDesk, who: Viewer, number: number, leaves: 'waiting' | 'solved' = 'waiting') => {
  desk.pass(1_000);
  return replyToTicket(desk, who, number, { ...form(), leaves });
};

const statusOf = async (desk: TemporaryDesk, number: number) =>
  (await readConversation(desk, ana, number))?.ticket.status;

testOnEachDesk('tickets of an organization are numbered without gaps, whatever happens at once', async ([a, b]) => {
  const customers = Array.from({ length: 20 }, (_, index) => viewer(`c${index}`));
  const opened = await Promise.all(customers.flatMap((one) => [open(a, one), open(b, one)]));
  assert.deepEqual(
    opened.toSorted((x, y) => x - y),
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  assert.equal(await open(a, viewer('bo', stranger)), 1, 'another organization counts for itself');
});

testOnEachDesk('a form that two processes receive at once opens one ticket', async ([a, b]) => {
  const wish = { subject: 'Once', ...form() };
  const opened = await Promise.all([openTicket(a, bo, wish), openTicket(b, bo, wish), openTicket(a, bo, wish)]);
  assert.deepEqual(new Set(opened.map((result) => result.ok && result.value)), new Set([1]));
  assert.equal((await countViews(a, bo, ['all'])).all, 1);
  assert.deepEqual(
    [...a.told, ...b.told].map(({ name }) => name),
    ['ticket.opened'],
  );
});

testOnEachDesk('it is the other side’s turn after each reply, and a reply reopens', async ([desk]) => {
  const number = await open(desk, bo);
  assert.equal(await statusOf(desk, number), 'open');
  await reply(desk, ana, number);
  assert.equal(await statusOf(desk, number), 'pending');
  await reply(desk, bo, number);
  assert.equal(await statusOf(desk, number), 'open');
  await reply(desk, ana, number, 'solved');
  assert.equal(await statusOf(desk, number), 'solved');
  await reply(desk, bo, number);
  assert.equal(await statusOf(desk, number), 'open');
  await solveTicket(desk, bo, number);
  await solveTicket(desk, bo, number);
  assert.equal(await statusOf(desk, number), 'solved');
  const names = desk.told.map(({ name }) => name.replace('ticket.', ''));
  const expected = 'opened replied replied replied solved replied reopened solved';
  assert.equal(names.join(' '), expected);
});

testOnEachDesk('nobody sees or moves what is not theirs', async ([desk]) => {
  const number = await open(desk, bo, 'Of Bo');
  const forKim = await open(desk, ana, 'For Kim');
  const others: Record<string, Viewer> = {
    'another customer': viewer('cleo'),
    'a customer of another organization with the same id': viewer('bo', stranger),
    'a representative of another organization': representative('ana', stranger),
    'a representative who may not view': representative('eve', { permissions: ['ticket:reply', 'ticket:close'] }),
  };
  for (const [who, other] of Object.entries(others)) {
    for (const view of ['all', 'unsolved', 'open', 'unassigned', 'mine', 'pending', 'solved'] as const) {
      assert.deepEqual((await listTickets(desk, other, { view, limit: 10 })).tickets, [], `${who}: ${view}`);
    }
    assert.deepEqual(await countViews(desk, other, ['all', 'open', 'unassigned']), { all: 0, open: 0, unassigned: 0 });
    assert.equal(await readConversation(desk, other, number), undefined, who);
    const missed = { ok: false, reason: 'not_found' };
    assert.deepEqual(await reply(desk, other, number), missed, who);
    assert.deepEqual(await solveTicket(desk, other, number), missed, who);
    assert.deepEqual(await assignTicket(desk, other, number, 'me'), missed, who);
    assert.deepEqual(await addNote(desk, other, number, form()), missed, who);
  }
  assert.equal(await readConversation(desk, bo, forKim), undefined);
  assert.equal(
    (await readConversation(desk, viewer('kim', { contactId: 'con_kim' }), forKim))?.ticket.subject,
    'For Kim',
  );
  assert.equal(await readConversation(desk, viewer('kim'), forKim), undefined, 'the address is not proved');
});

testOnEachDesk('what customers read holds no notes; representatives read both in order', async ([desk]) => {
  const number = await open(desk, bo);
  desk.pass(1_000);
  const note = form('ZEBRA');
  await addNote(desk, ana, number, note);
  await addNote(desk, ana, number, note);
  await reply(desk, ana, number);
  const seen = await readConversation(desk, bo, number);
  assert.doesNotMatch(JSON.stringify(seen), /ZEBRA/);
  assert.equal(seen?.messages.length, 2);
  const kinds = (await readCase(desk, ana, number))?.entries.map(({ kind }) => kind);
  assert.deepEqual(kinds, ['message', 'note', 'message']);
  await assert.rejects(readCase(desk, bo, number), /Notes are for representatives/);
  assert.deepEqual(await addNote(desk, bo, number, form()), { ok: false, reason: 'not_allowed' });
});

testOnEachDesk('a ticket keeps who wrote it, for whom, and how sure we were', async ([desk]) => {
  const forKim = await open(desk, ana, 'For Kim');
  const { opened, requester } = (await readConversation(desk, ana, forKim))?.ticket ?? {};
  assert.deepEqual(opened, {
    author: { id: 'per_ana', name: 'ana', kind: 'representative' },
    onBehalfOf: 'con_kim',
    via: 'workspace',
    identity: ana.identity,
  });
  assert.deepEqual(requester, { id: 'con_kim', name: 'Kim', email: 'kim@acme.example', provedAt: null });

  const asserted = viewer('dan', { identity: { proof: null, site: 'www.acme.example' } });
  const own = await open(desk, asserted);
  const [message] = (await readConversation(desk, asserted, own))?.messages ?? [];
  assert.deepEqual(message?.written.identity, { proof: null, site: 'www.acme.example' });
  assert.equal(message?.written.onBehalfOf, null);
});

testOnEachDesk('a list goes page by page, each ticket once; a queue shows the longest wait first', async ([desk]) => {
  for (let ticket = 0; ticket < 7; ticket += 1) await open(desk, bo);
  const same = await Promise.all([1, 2, 3].map(() => openTicket(desk, bo, { subject: 'At once', ...form() })));
  assert.ok(same.every(({ ok }) => ok));
  const pagesOf = async (view: TicketView) => {
    const pages: number[][] = [];
    let after: string | undefined;
    do {
      const page = await listTickets(desk, bo, { view, after, limit: 4 });
      pages.push(page.tickets.map(({ number }) => number));
      after = page.next;
    } while (after);
    return pages;
  };
  assert.deepEqual(await pagesOf('all'), [
    [10, 9, 8, 7],
    [6, 5, 4, 3],
    [2, 1],
  ]);
  assert.deepEqual(await pagesOf('open'), [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10],
  ]);
  assert.equal((await listTickets(desk, bo, { view: 'all', after: "1'; drop", limit: 4 })).tickets[0]?.number, 10);
});

testOnEachDesk('taking a ticket moves it between the queues', async ([desk]) => {
  const ben = representative('ben', { permissions: ['ticket:view', 'ticket:assign'] });
  const number = await open(desk, bo);
  const counts = (who: Viewer) => countViews(desk, who, ['unassigned', 'mine']);
  assert.deepEqual(await counts(ben), { unassigned: 1, mine: 0 });
  await assignTicket(desk, ben, number, 'me');
  assert.deepEqual(
    [await counts(ben), await counts(ana)],
    [
      { unassigned: 0, mine: 1 },
      { unassigned: 0, mine: 0 },
    ],
  );
  await Promise.all([assignTicket(desk, ana, number, 'me'), assignTicket(desk, ana, number, 'me')]);
  assert.deepEqual(await counts(ana), { unassigned: 0, mine: 1 });
  await assignTicket(desk, ana, number, 'nobody');
  assert.deepEqual(await counts(ana), { unassigned: 1, mine: 0 });
  assert.deepEqual(await assignTicket(desk, bo, number, 'me'), { ok: false, reason: 'not_allowed' });
  const names = desk.told.map(({ name }) => name);
  assert.deepEqual(names, ['ticket.opened', 'ticket.assigned', 'ticket.assigned', 'ticket.released']);
});

test('permissions are those of the profile; `*` is all, and customers have theirs without one', () => {
  const light = representative('lee', { permissions: ['ticket:view'] });
  const actions = ['ticket:view', 'ticket:create', 'ticket:reply', 'ticket:close', 'ticket:assign'] as const;
  const granted = (who: Viewer) => actions.filter((action) => may(who, action));
  assert.deepEqual(granted(ana), actions);
  assert.deepEqual(granted(light), ['ticket:view']);
  assert.deepEqual(granted(bo), actions.slice(0, 4));
  assert.deepEqual(granted(viewer('mallory', { permissions: ['*'] })), actions.slice(0, 4));
});

test('a draft is tidied, and every problem of it is named', () => {
  assert.equal(tidySubject('  Two\r\nlines\u2028 and\u0000 more '), 'Two lines and more');
  assert.equal(tidyText('\r\n a\r\nb\rc\u0000\td \n'), 'a\nb\nc\td');
  assert.deepEqual(checkDraft({ subject: '', text: '' }), ['no_subject', 'no_text']);
  assert.deepEqual(checkDraft({ subject: 'é'.repeat(151), text: '🙂'.repeat(10_001) }), ['long_subject', 'long_text']);
  assert.deepEqual(checkDraft({ subject: 'é'.repeat(150), text: '🙂'.repeat(10_000) }), []);
});
