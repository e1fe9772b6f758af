import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { AuditEvent } from '../../src/audit/catalogue.ts';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { distrustPassword } from '../../src/factors/password/distrust-password.ts';
import { setPassword } from '../../src/factors/password/set-password.ts';
import type { AppContext } from '../../src/http/app-context.ts';
import { acme, decoy } from './example-organizations.ts';
import type { Answer, Client } from './http-client.ts';
import type { OrganizationPlan, Settled } from './settle-organization.ts';
import { signInAs } from './sign-in.ts';
import { type AtHand, confirmIn, postConfirmed } from './step-up.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export const PUBLIC = 'https://sallyport.example';
export const CONNECTIONS = '/console/setup/remote-authentication';
export const PASSWORD = 'correct horse battery staple';

/** The settings of a new connection, as the form sends them. */
export const shopSettings = {
  name: 'shop',
  login_url: 'https://shop.acme.example/login',
  logout_url: 'https://shop.acme.example/logout',
  ip_ranges: '',
  audience: 'customers',
  default_role: '',
  default_profile: '',
  compatibility: 'hardened',
  assurance: '1',
  friendly_page: 'shipped',
};

/** Where the page after saving says that the connection is. */
export const connectionPathIn = (text: string): string =>
  new RegExp(`href="(${CONNECTIONS}/cnx_[^"/]+)"`).exec(text)?.[1] ?? '';

/** An administrator at work in the console of one organization. */
export interface Desk {
  readonly client: Client;
  /** The page at a path of the console; any status but 200 fails. */
  readonly open: (path: string) => Promise<string>;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, form?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** Confirms that it is them, in the room that the path is of. */
  readonly confirm: (room: '/account' | '/console', atHand: AtHand, returnTo?: string) => Promise<Answer>;
  /** Sends a form, and answers the question that it waits in. */
  readonly postConfirmed: (path: string, form: Readonly<Record<string, string>>, atHand: AtHand) => Promise<Answer>;
}

export interface ConsoleHouse {
  readonly world: World;
  readonly ours: Settled;
  readonly theirs: Settled;
  /** Root of `acme`, on its Support Domain unless another origin is named. */
  readonly desk: (origin?: string, email?: string) => Promise<Desk>;
  /** Types of what was recorded since the last look, of `acme`. */
  readonly recorded: () => Promise<readonly AuditEvent['type'][]>;
}

export function deskOf(client: Client, origin: string): Desk {
  return {
    client,
    async open(path) {
      const answer = await client.get(`${origin}${path}`);
      assert.equal(answer.status, 200, `${path}: ${answer.text}`);
      return answer.text;
    },
    get: (path) => client.get(`${origin}${path}`),
    post: (path, form = {}) => client.post(`${origin}${path}`, form),
    confirm: (room, atHand, returnTo) => confirmIn(client, `${origin}${room}`, atHand, returnTo),
    postConfirmed: (path, form, atHand) => postConfirmed(client, `${origin}${path}`, form, atHand),
  };
}

export async function openConsole(
  t: TestContext,
  plan: OrganizationPlan = acme,
  options: WorldOptions = {},
): Promise<ConsoleHouse> {
  const world = await openWorld(t, options);
  const [ours, theirs] = [await world.settle(plan), await world.settle(decoy)];
  let seen = (await world.events()).length;
  return {
    world,
    ours,
    theirs,
    desk: async (origin = ours.origin, email = 'root@acme.example') =>
      deskOf(await signInAs(world, { ...ours, origin }, email), origin),
    async recorded() {
      const events = await world.events();
      const news = events.slice(seen).filter(({ organizationId }) => organizationId === ours.organization.id);
      seen = events.length;
      return news.map(({ type }) => type);
    },
  };
}

/** Every story has a second organization with the same people, of which nothing may change. */
export function consoleStory(
  title: string,
  tell: (house: ConsoleHouse, t: TestContext) => Promise<void>,
  plan?: OrganizationPlan,
) {
  test(title, async (t) => {
    const house = await openConsole(t, plan);
    await tell(house, t);
    await house.theirs.assertUntouched();
  });
}

export const givePassword = ({ world, ours }: ConsoleHouse, email: string): Promise<void> =>
  setPasswordOf(world.program.ctx, ours, email);

export async function setPasswordOf(ctx: AppContext, { organization }: Settled, email: string): Promise<void> {
  const { id: organizationId } = organization;
  const person = await readPersonByEmail(ctx, organizationId, email);
  const hashed = await ctx.passwords.hash(PASSWORD);
  assert.ok(person && hashed.ok);
  const owner = { organizationId, personId: person.id };
  await ctx.unitOfWork((tx) => setPassword({ ...tx, now: ctx.now }, owner, hashed.value, 'test'));
}

export async function distrustPasswordOf(ctx: AppContext, { organization }: Settled, email: string): Promise<void> {
  const person = await readPersonByEmail(ctx, organization.id, email);
  assert.ok(person);
  const owner = { organizationId: organization.id, personId: person.id };
  await ctx.unitOfWork((tx) => distrustPassword({ ...tx, now: ctx.now }, owner, 'test'));
}

/** The text of the element with this id. */
export function textOf(html: string, id: string): string {
  const text = new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1];
  assert.ok(text !== undefined, `no element ${id}`);
  return text;
}

export function hiddenValue(html: string, name: string): string {
  const found = new RegExp(`<input type="hidden" name="${name}" value(?:="([^"]*)")?`).exec(html);
  assert.ok(found, `no hidden ${name}`);
  return found[1] ?? '';
}
