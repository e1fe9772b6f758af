import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyLedger } from '../../src/audit/verify-ledger.ts';
import { openProgram } from '../../src/main.ts';
import { type ChildServer, startChildServer } from '../support/child-server.ts';
import { acme } from '../support/example-organizations.ts';
import { listPeopleSeen } from '../support/seen.ts';
import { settleOrganization } from '../support/settle-organization.ts';
import { signedLink } from '../support/sign-link.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';

const SIGN_UPS = 1_000;
const AT_ONCE = 40;
/** After so many answers the process is killed, some milliseconds later: each time while others wait for theirs. */
const KILLS = [120, 260, 410, 550, 730];

test('kill -9 during 1,000 sign-ups loses none that was answered and leaves no half person', async (t) => {
  const dataFolder = temporaryFolder(t);
  const origin = `https://${acme.supportDomain}`;
  const organizationId = await settle(dataFolder);

  const waiting = Array.from({ length: SIGN_UPS }, (_none, index) => `user${index}@acme.example`);
  const answered = new Set<string>();
  let unanswered = 0;
  for (const kill of [...KILLS, SIGN_UPS]) {
    const server = await startChildServer(t, dataFolder);
    const lost = await signUp(server, origin, waiting, { answered, kill });
    unanswered += lost.length;
    waiting.push(...lost);
    if (kill === SIGN_UPS) await server.kill();
    const found = await look(dataFolder, organizationId, answered);
    t.diagnostic(`killed after ${answered.size} answers, ${lost.length} without: ${JSON.stringify(found)}`);
  }
  assert.ok(unanswered > 0, 'nothing was under way when the process was killed');
  assert.equal(answered.size, SIGN_UPS);
});

async function settle(dataFolder: string) {
  const program = await openProgram(testParts(dataFolder));
  const { organization } = await settleOrganization(program.ctx, acme);
  await program.close();
  return organization.id;
}

interface Watch {
  readonly answered: Set<string>;
  /** Kill the server at so many answers. */
  readonly kill: number;
}

/** Signs up many at once, as a site does, until the server is gone: the ones that got no answer. */
async function signUp(server: ChildServer, origin: string, waiting: string[], { answered, kill }: Watch) {
  const lost: string[] = [];
  let isKilled = false;
  const work = async () => {
    const client = server.client({ kind: 'program' });
    while (!isKilled) {
      const email = waiting.shift();
      if (email === undefined) return;
      const answer = await client.get(linkFor(origin, email)).catch(() => undefined);
      if (!answer) {
        lost.push(email);
        continue;
      }
      assert.deepEqual(JSON.parse(answer.text), { result: 'success', info: 'User Added' });
      answered.add(email);
      if (answered.size === kill && kill < SIGN_UPS) {
        await sleep(kill % 7);
        isKilled = true;
        await server.kill();
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return lost;
}

function linkFor(origin: string, email: string): string {
  const [name = ''] = email.split('@');
  const values = { operation: 'signup', email, loginname: `${name}.login`, fullname: `Ann ${name}`, utype: 'portal' };
  return signedLink(origin, acme.connection.key, { ...values, ts: Date.now() }, { redirect: '0' });
}

/** What a restart finds: whole people, a whole database, a whole ledger. */
async function look(dataFolder: string, organizationId: string, answered: ReadonlySet<string>) {
  const file = new DatabaseSync(join(dataFolder, 'sallyport.db'));
  const integrity = file
    .prepare('pragma integrity_check')
    .all()
    .map((row) => row['integrity_check']);
  const orphans = file.prepare('pragma foreign_key_check').all();
  file.close();
  assert.deepEqual(integrity, ['ok']);
  assert.deepEqual(orphans, []);

  const program = await openProgram(testParts(dataFolder));
  const { db } = program.ctx;
  const settled = acme.people?.length ?? 0;
  const people = (await listPeopleSeen(db, organizationId)).slice(settled);
  const emails = new Set(people.map(({ email }) => email));
  assert.deepEqual(
    [...answered].filter((email) => !emails.has(email)),
    [],
    'answered and lost',
  );
  assert.equal(emails.size, people.length, 'twice the same');
  for (const { email, loginName, fullName } of people) {
    const [name] = email.split('@');
    assert.deepEqual([loginName, fullName], [`${name}.login`, `Ann ${name}`]);
  }

  const created = await db.selectFrom('event').select('id').where('type', '=', 'person.created').execute();
  assert.equal(created.length, people.length + settled, 'each has the event of their creation');
  const attempts = await db.selectFrom('remote_attempt').select('person_id').distinct().execute();
  assert.equal(attempts.length, people.length, 'each has the attempt that created them');
  const ledger = await verifyLedger({ db });
  assert.ok(ledger.ok, JSON.stringify(ledger));
  await program.close();
  return { people: people.length, ...ledger.value };
}
