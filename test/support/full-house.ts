import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { createRemoteAuth } from '../../sdk/node/remote-auth.ts';
import { createPerson } from '../../src/directory/create-person.ts';
import { offerInvitation } from '../../src/directory/offer-invitation.ts';
import type { Organization } from '../../src/directory/organization.ts';
import { readPerson } from '../../src/directory/read-person.ts';
import { sealMailedCode } from '../../src/factors/email-code/mailed-link.ts';
import { listSecondFactors } from '../../src/factors/list-second-factors.ts';
import { hashAnswers, setPersonalQuestions } from '../../src/factors/personal-questions/set-personal-questions.ts';
import type { AppContext } from '../../src/http/app-context.ts';
import { DAY, HOUR } from '../../src/kit/clock.ts';
import { queueMail } from '../../src/mail/queue-mail.ts';
import { createServer, openProgram } from '../../src/main.ts';
import { addKey } from '../../src/remote/keys.ts';
import { pageAttempts } from '../../src/remote/page-attempts.ts';
import { readKeys } from '../../src/remote/read-connections.ts';
import { offerReveal } from '../../src/remote/reveal-key.ts';
import { createConnection } from '../../src/remote/save-connection.ts';
import { beginAssistedRecovery } from '../../src/signin/assisted-recovery/begin-assisted-recovery.ts';
import { sendAssistedLink } from '../../src/signin/assisted-recovery/send-assisted-link.ts';
import { offerClaim } from '../../src/signin/claim-installation.ts';
import { shippedPolicy } from '../../src/signin/policy/policy.ts';
import { readPhoneNumber } from '../../src/sms/phone-number.ts';
import { queueSms } from '../../src/sms/queue-sms.ts';
import { givePhone } from './authenticator.ts';
import { type CompanySite, openCompanySite } from './company-site.ts';
import { distrustPasswordOf, setPasswordOf } from './console-house.ts';
import { acme, decoy } from './example-organizations.ts';
import { freePort } from './free-port.ts';
import { readMails } from './read-mails.ts';
import { setPolicy } from './set-policy.ts';
import { type Settled, settleOrganization } from './settle-organization.ts';
import { signedLink } from './sign-link.ts';
import { temporaryFolder } from './temporary-store.ts';
import { type KnownRoute, watchRoutes } from './watch-routes.ts';
import { testParts } from './world.ts';

/** Nobody knows him before he comes. */
const bo = { email: 'bo@acme.example', loginName: 'bo.andersen', fullName: 'Bo Andersen', kind: 'customer' } as const;

/** A server that listens, and everything it answers. */
export interface Started {
  readonly program: Awaited<ReturnType<typeof openProgram>>;
  readonly routes: readonly KnownRoute[];
  readonly port: number;
  /** Of the server itself. */
  readonly publicOrigin: string;
}

async function start(t: TestContext): Promise<Started> {
  const port = await freePort();
  const publicUrl = new URL(`http://localhost:${port}`);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), publicUrl });
  const { server, routes } = watchRoutes(() => createServer(program));
  await server.listen({ host: '127.0.0.1', port });
  t.after(async () => {
    await server.close();
    await program.close();
  });
  return { program, routes, port, publicOrigin: publicUrl.origin };
}

/** A server that nobody has claimed, with the address that claims it. */
export async function openEmptyHouse(t: TestContext): Promise<Started & { readonly claim: string }> {
  const started = await start(t);
  return { ...started, claim: `${started.publicOrigin}/claim/${await offerClaim(started.program.ctx)}` };
}

export interface FullHouse extends Started {
  /** Of the portal. */
  readonly origin: string;
  readonly ours: Settled;
  readonly site: CompanySite;
  /** A connection that is not switched on. */
  readonly draft: string;
  /** A fresh signed link of the company’s site; who is unknown is signed up by it. */
  readonly linkOf: (email: string) => string;
  /** What the parameters of an address stand for here; undefined where nobody has said it yet. */
  readonly addressOf: (route: string) => string | undefined;
}

/** A portal with something in every room: the administrator and a representative have passwords, the latter a second factor. */
export async function openFullHouse(t: TestContext): Promise<FullHouse> {
  const started = await start(t);
  const { ctx } = started.program;
  const site = await openCompanySite(t);
  const { loginUrl, logoutUrl } = site;
  const connection = { ...acme.connection, audience: 'everyone', loginUrl, logoutUrl } as const;
  const ours = await settleOrganization(ctx, { ...acme, supportDomain: 'acme.localhost', connection });
  await settleOrganization(ctx, decoy);
  site.signWith(ours.key);
  for (const email of ['root@acme.example', 'rep@acme.example', 'jane@acme.example'])
    await setPasswordOf(ctx, ours, email);
  await distrustPasswordOf(ctx, ours, 'jane@acme.example');
  await givePhone(
    { program: started.program, clock: { now: ctx.now, pass: () => undefined } },
    ours,
    'rep@acme.example',
  );
  const origin = `http://acme.localhost:${started.port}`;
  await sendLinks(ours, started.port);
  const things = await furnish(started, ours);
  const remoteAuth = createRemoteAuth({ portal: origin, key: ours.key });
  const linkOf = (email: string) => (email === bo.email ? remoteAuth.signUpUrl(bo) : remoteAuth.signInUrl({ email }));
  return { ...started, origin, ours, site, linkOf, draft: things.draft, addressOf: (route) => fill(route, things) };
}

const personalAnswers = [
  { question: 'first-pet', answer: 'Rumpelmauz' },
  { question: 'cuddly-toy', answer: 'Herr Löffel' },
  { question: 'first-wage', answer: 'Gärtnerei Groß' },
] as const;

interface Things {
  readonly draft: string;
  readonly [name: string]: string | undefined;
}

async function furnish({ program: { ctx } }: Started, ours: Settled): Promise<Things> {
  const { organization, connection } = ours;
  const people = await ours.people();
  const [rep, root] = ['rep', 'root'].map((name) => people.find(({ email }) => email === `${name}@acme.example`));
  assert.ok(rep && root);
  const shop = { loginUrl: 'https://shop.acme.example/login', logoutUrl: 'https://shop.acme.example/logout' };
  await setPolicy(ctx, organization.id, {
    personalQuestions: 'recovery',
    factors: [...shippedPolicy.factors, 'sms_code'],
    smsCountries: ['AT'],
  });
  const answers = await hashAnswers(ctx, root.id, personalAnswers);
  assert.ok(answers.ok);
  const made = await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    await setPersonalQuestions(tx, { organizationId: organization.id, personId: root.id }, answers.value);
    const wish = { organizationId: organization.id, dialect: 'classic', name: 'shop', ...shop } as const;
    const draft = await createConnection(tx, wish, root.id);
    const key = await addKey(tx, connection, { state: 'next' }, root.id);
    assert.ok(key.ok);
    const letter = { recipient: 'jane@acme.example', subject: 'Your code', body: 'Your code is 123456' };
    const mail = await queueMail(tx, { organizationId: organization.id, ...letter });
    const sms = await writeText(tx, { organizationId: organization.id, personId: rep.id });
    const nina = { email: 'nina@acme.example', loginName: null, fullName: 'Nina Nord', role: null, profile: null };
    const about = { kind: 'customer', identifiers: 'vouched', createdBy: 'file', actor: 'test' } as const;
    const added = await createPerson(tx, { ...nina, ...about, organizationId: organization.id });
    assert.ok(added.ok);
    const invited = await readPerson(tx, organization.id, added.value);
    assert.ok(invited);
    const invitation = await offerInvitation(tx, invited, root.id);
    await recover(tx, organization, [rep.id, root.id]);
    return { draft: draft.id, mail, sms, invitation, reveal: await offerReveal(tx, key.value.key, root.id) };
  });
  const [attempt] = (await pageAttempts(ctx, organization.id, { limit: 1 })).attempts;
  const [key] = await readKeys(ctx, connection);
  const [app] = await listSecondFactors(ctx, rep.id);
  return {
    draft: made.draft,
    ':authenticator': app?.id,
    '/console/people/:id': rep.id,
    '/console/mail/:id': made.mail,
    '/console/messages/:id': made.sms,
    '/console/setup/remote-authentication/:id': connection.id,
    ':key': key?.id,
    ':reference': attempt?.reference,
    '/console/keys/reveal/:secret': made.reveal,
    '/invitation/:secret': made.invitation,
    '/sign-in/mailed-code/:sealed': sealMailedCode(ctx.sealer, {
      ...{ place: 'elsewhere', code: '12345678', expiresAt: ctx.now() + HOUR },
    }),
    '/recovery/:secret': await secretOf(ctx, '/recovery/'),
    '/recovery/stop/:secret': await secretOf(ctx, '/recovery/stop/'),
    '/portal/tickets/:number': '1',
    '/workspace/tickets/:number': '1',
    ':portal': 'acme',
    ':scope': 'everybody',
  };
}

/** Of the newest mail with a link to this room. */
async function secretOf(ctx: AppContext, room: string): Promise<string | undefined> {
  const letters = (await readMails(ctx)).map(({ body }) => body).toReversed();
  return letters.map((letter) => new RegExp(`https?://\\S+${room}([\\w-]{43})`).exec(letter)?.[1]).find(Boolean);
}

/** A recovery that began the day before yesterday, and whose link was sent just now. */
async function recover(
  tx: Parameters<typeof sendAssistedLink>[0],
  organization: Organization,
  ids: readonly [person: string, administrator: string],
) {
  const [person, administrator] = await Promise.all(ids.map((id) => readPerson(tx, organization.id, id)));
  assert.ok(person && administrator);
  const about = { organization, person, administrator, origin: 'http://acme.localhost' };
  const wish = { ...about, checks: ['seen', 'told_facts'], note: 'She came by with her card.' } as const;
  const begun = await beginAssistedRecovery({ ...tx, now: () => tx.now() - 2 * DAY }, wish);
  assert.ok(begun.ok);
  assert.ok((await sendAssistedLink(tx, { ...about, recovery: begun.value })).ok);
}

async function writeText(tx: Parameters<typeof queueSms>[0], to: { organizationId: string; personId: string }) {
  const number = readPhoneNumber('+43 664 1234542', ['AT']);
  assert.ok(number.ok);
  const sms = await queueSms(tx, { ...to, number: number.value, text: 'Your code is 123456' });
  assert.ok(sms.ok);
  return sms.value;
}

/** The longest name that fits says what a parameter stands for: the room with it, or the parameter alone. */
function fill(route: string, things: Things): string | undefined {
  const filled = route.replace(/:[a-z]+/g, (parameter, at: number) => {
    const room = route.slice(0, at) + parameter;
    return things[room] ?? things[parameter] ?? parameter;
  });
  return filled.includes('/:') ? undefined : filled;
}

/** One link that is let in, and one that is not. */
async function sendLinks({ key }: Settled, port: number) {
  for (const signer of [key, 'another key altogether']) {
    const claims = { operation: 'signin', email: 'jane@acme.example', ts: Date.now() };
    const headers = { 'x-forwarded-host': `acme.localhost:${port}`, 'x-forwarded-for': '192.0.2.7' };
    await fetch(signedLink(`http://127.0.0.1:${port}`, signer, claims), { headers, redirect: 'manual' });
  }
}
