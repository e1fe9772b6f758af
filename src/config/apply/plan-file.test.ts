import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { dumpDatabase } from '../../../test/support/dump-database.ts';
import { type FileHouse, openFileHouse } from '../../../test/support/file-house.ts';
import { randomFile } from '../../../test/support/random-files.ts';
import { createSeededRandom, type SeededRandom } from '../../../test/support/seeded-random.ts';
import { type TemporaryStore, temporaryPostgres } from '../../../test/support/temporary-store.ts';
import type { AuditEvent } from '../../audit/catalogue.ts';
import { HOUR } from '../../kit/clock.ts';

const RUNS = 80;

type Unnamed = 'released' | 'pruned';
type Store = TemporaryStore<AuditEvent>;

/** Plan and apply must tell the same, and plan must touch nothing; answers what was told. */
async function takeExactly(house: FileHouse, text: string, unnamed: Unnamed): Promise<readonly string[]> {
  const [plan, apply] = unnamed === 'pruned' ? [house.planPruned, house.prune] : [house.plan, house.apply];
  house.recorded();
  const before = await dumpDatabase(house.ctx.db);
  const planned = await plan(text);
  assert.deepEqual(await dumpDatabase(house.ctx.db), before, 'plan changed a table');
  assert.deepEqual(house.recorded(), [], 'plan recorded an event');

  assert.deepEqual(await apply(text), planned);
  const after = await dumpDatabase(house.ctx.db);
  const isChanged = planned.ok && planned.changes.length > 0;
  if (isChanged) assert.notDeepEqual(after, before, 'nothing was changed');
  else assert.deepEqual(after, before, 'something was changed that was not told');
  assert.equal(house.recorded().length > 0, isChanged, 'what is told is recorded, and nothing else');
  if (!planned.ok) return planned.problems;

  for (const again of [plan, apply]) {
    const outcome = await again(text);
    assert.deepEqual(outcome.ok && outcome.changes, [], 'it is not as the file says');
  }
  assert.deepEqual(await dumpDatabase(house.ctx.db), after, 'applied twice, a table changed');
  assert.deepEqual(house.recorded(), [], 'applied twice, an event was recorded');
  return planned.changes;
}

async function takeRun(t: TestContext, random: SeededRandom, store?: Store): Promise<readonly string[]> {
  const house = await openFileHouse(t, store);
  const told: string[] = [];
  for (const text of [randomFile(random), randomFile(random), randomFile(random)]) {
    const unnamed = random.pick<Unnamed>(['released', 'pruned']);
    try {
      told.push(...(await takeExactly(house, text, unnamed)));
    } catch (fault) {
      throw new Error(`${unnamed}: ${text}`, { cause: fault });
    }
    house.pass(HOUR);
  }
  return told;
}

test(`what plan tells of random files, three after each other, apply does, and then there is nothing left`, async (t) => {
  const told: string[] = [];
  for (let seed = 1; seed <= RUNS; seed += 1) told.push(...(await takeRun(t, createSeededRandom(seed))));
  for (const thing of ['connection', 'key', 'role', 'profile', 'person']) {
    for (const sign of ['+', '~', '-', '=']) {
      assert.ok(
        told.some((line) => line.startsWith(`${sign} ${thing} `)),
        `no line of ${RUNS} runs begins with ${sign} ${thing}`,
      );
    }
  }
  for (const problem of ['last active administrator', 'while it is in use', 'has no key that is in use']) {
    assert.ok(
      told.some((line) => line.includes(problem)),
      `nothing was refused because: ${problem}`,
    );
  }
});

test('the same on PostgreSQL, for a few', async (t) => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const [store] = (await temporaryPostgres<AuditEvent>(t, { processes: 1 })) ?? [];
    if (store) await takeRun(t, createSeededRandom(seed), store);
  }
});
