import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { Engine } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openEngine } from '../../src/store/open-engine.ts';
import { RepeatUnit } from '../../src/store/repeat-unit.ts';
import type { Schema } from '../../src/store/schema.ts';
import { createUnitOfWork, type UnitOfWork } from '../../src/store/unit-of-work.ts';
import { temporaryDatabase, temporaryFolder } from '../support/temporary-store.ts';

type Event = string;

/** One database, and a way to open it as often as a test likes. */
interface Place {
  readonly open: () => Engine;
}

const places: Record<'sqlite' | 'postgres', (t: TestContext) => Promise<Place | undefined>> = {
  async sqlite(t) {
    const dataFolder = temporaryFolder(t);
    return closing(t, () => openEngine<Schema>({ dataFolder }));
  },
  async postgres(t) {
    const databaseUrl = await temporaryDatabase(t);
    return databaseUrl === undefined
      ? undefined
      : closing(t, () => openEngine<Schema>({ dataFolder: '', databaseUrl }));
  },
};

function closing(t: TestContext, open: () => Engine): Place {
  const engines: Engine[] = [];
  t.after(() => Promise.all(engines.map((engine) => engine.close().catch(() => undefined))));
  return {
    open() {
      const engine = open();
      engines.push(engine);
      return engine;
    },
  };
}

/** A unit of work whose events become rows, as the ledger's do. */
function work(engine: Engine): UnitOfWork<Schema, Event> {
  return createUnitOfWork<Schema, Event>(engine, async (db, events) => {
    for (const event of events) await put(db, `event:${event}`, 'recorded');
  });
}

const put = (db: Engine['reader'], name: string, value: string) =>
  db.insertInto('installation').values({ name, value }).execute();

async function names({ reader }: Engine): Promise<string[]> {
  const rows = await reader.selectFrom('installation').select('name').execute();
  return rows.map(({ name }) => name).sort();
}

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(kind, () => {
    const onEach = (title: string, body: (place: Place, t: TestContext) => Promise<void>) =>
      test(title, async (t) => {
        const place = await places[kind](t);
        if (place) await body(place, t);
      });

    const onSchema = (title: string, body: (engine: Engine, place: Place) => Promise<void>) =>
      onEach(title, async (place) => {
        const engine = place.open();
        await migrate(engine, 'sallyport', migrations);
        await body(engine, place);
      });

    onEach('migrations are applied once', async ({ open }) => {
      const engine = open();
      assert.equal(engine.kind, kind);
      assert.equal(await migrate(engine, 'sallyport', migrations), migrations.length);
      assert.equal(await migrate(engine, 'sallyport', migrations), 0);
      assert.equal(await migrate(open(), 'sallyport', migrations), 0);
    });

    onEach('lists of migrations do not mix', async ({ open }) => {
      const engine = open();
      await migrate(engine, 'sallyport', migrations);
      assert.equal(await migrate(engine, 'helpdesk', [{ name: '0001-helpdesk', up: async () => undefined }]), 1);
      assert.equal(await migrate(engine, 'sallyport', migrations), 0);
    });

    onEach('a database of a newer version is refused and left alone', async ({ open }) => {
      const engine = open();
      const newer = { name: '9999-newer', up: async () => undefined };
      await migrate(engine, 'sallyport', [...migrations, newer]);
      await assert.rejects(migrate(engine, 'sallyport', migrations), /written by a newer version \(9999-newer\)/);
    });

    onEach('a migration that fails leaves nothing behind', async ({ open }) => {
      const engine = open();
      const [first] = migrations;
      assert.ok(first);
      const broken = {
        name: '9999-broken',
        up: (db: unknown) => put(db as Engine['reader'], 'a', 'b').then(() => assert.fail('broken')),
      };
      await assert.rejects(migrate(engine, 'sallyport', [first, broken]), /broken/);
      assert.equal(await migrate(engine, 'sallyport', migrations), migrations.length);
      assert.deepEqual(await names(engine), []);
    });

    onSchema('a change and its events are committed together', async (engine) => {
      const outcome = await work(engine)(async ({ db, emit }) => {
        await put(db, 'change', '');
        emit('changed');
        return 42;
      });
      assert.equal(outcome, 42);
      assert.deepEqual(await names(engine), ['change', 'event:changed']);
    });

    onSchema('events that cannot be recorded take the change with them', async (engine) => {
      const unitOfWork = createUnitOfWork<Schema, Event>(engine, () =>
        Promise.reject(new Error('the ledger is broken')),
      );
      const failing = unitOfWork(async ({ db, emit }) => {
        await put(db, 'change', '');
        emit('changed');
      });
      await assert.rejects(failing, /the ledger is broken/);
      assert.deepEqual(await names(engine), []);
    });

    onSchema('a unit that throws takes back only itself', async (engine) => {
      const unitOfWork = work(engine);
      const units = ['a', 'b', 'c', 'd'].map((name) =>
        unitOfWork(async ({ db, emit }) => {
          await put(db, name, '');
          emit(name);
          if (name === 'b' || name === 'd') throw new Error(`${name} failed`);
          return name;
        }),
      );
      const outcomes = await Promise.allSettled(units);
      assert.deepEqual(
        outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason))),
        ['a', 'Error: b failed', 'c', 'Error: d failed'],
      );
      assert.deepEqual(await names(engine), ['a', 'c', 'event:a', 'event:c']);
    });

    onSchema('a unit alone that throws takes itself back', async (engine) => {
      const failing = work(engine)(async ({ db }) => {
        await put(db, 'a', '');
        throw new Error('failed');
      });
      await assert.rejects(failing, /^Error: failed$/);
      assert.deepEqual(await names(engine), []);
      await work(engine)(({ db }) => put(db, 'b', ''));
      assert.deepEqual(await names(engine), ['b']);
    });

    onSchema('a broken constraint in one unit does not harm the others of its batch', async (engine) => {
      const unitOfWork = work(engine);
      const twice = async ({ db }: { db: Engine['reader'] }) => {
        await put(db, 'same', '');
        await put(db, 'same', '');
      };
      const outcomes = await Promise.allSettled([
        unitOfWork(({ db }) => put(db, 'before', '')),
        unitOfWork(twice),
        unitOfWork(({ db }) => put(db, 'after', '')),
        unitOfWork(async ({ db }) => {
          await twice({ db }).catch(() => undefined); // and even a unit that goes on after it does
          return put(db, 'beyond', '').catch(() => undefined);
        }),
        unitOfWork(({ db }) => put(db, 'last', '')),
      ]);
      assert.deepEqual(outcomes.map(({ status }) => status).toSpliced(3, 1), [
        'fulfilled',
        'rejected',
        'fulfilled',
        'fulfilled',
      ]);
      const kept = await names(engine);
      assert.deepEqual(
        ['after', 'before', 'last'].filter((name) => !kept.includes(name)),
        [],
      );
    });

    onSchema('200 units at once are all there after the database was opened again', async (engine, { open }) => {
      const unitOfWork = work(engine);
      await Promise.all(
        Array.from({ length: 200 }, (_, index) => unitOfWork(({ db }) => put(db, `unit ${index}`, ''))),
      );
      await engine.close();
      assert.equal((await names(open())).length, 200);
    });

    onSchema('units that arrive together share their commits', async (engine) => {
      const { writer, commits } = countCommits(engine);
      const unitOfWork = createUnitOfWork<Schema, Event>({ writer }, async () => undefined);
      await Promise.all(Array.from({ length: 64 }, (_, index) => unitOfWork(({ db }) => put(db, `unit ${index}`, ''))));
      assert.equal(commits(), 2);
      await unitOfWork(({ db }) => put(db, 'alone', ''));
      await unitOfWork(({ db }) => put(db, 'alone again', ''));
      assert.equal(commits(), 4);
    });

    onSchema('the reader sees a unit only once it is committed', async (engine) => {
      const seen = await work(engine)(async ({ db }) => {
        await put(db, 'a', '');
        const inside = await db.selectFrom('installation').select('name').execute();
        return { inside: inside.length, outside: (await names(engine)).length };
      });
      assert.deepEqual(seen, { inside: 1, outside: 0 });
      assert.deepEqual(await names(engine), ['a']);
    });

    onSchema('what uses the writer meanwhile waits for the transaction to end', async (engine) => {
      let meanwhile: Promise<unknown> | undefined;
      const failing = work(engine)(async ({ db }) => {
        await put(db, 'a', '');
        meanwhile = put(engine.writer, 'b', '').then(() => undefined);
        await new Promise((resume) => setImmediate(resume));
        throw new Error('failed');
      });
      await assert.rejects(failing, /failed/);
      await meanwhile;
      assert.deepEqual(await names(engine), ['b']);
    });

    onSchema('a unit that lost a race is done again, and the others of its batch with it', async (engine) => {
      const unitOfWork = work(engine);
      let tries = 0;
      const racing = unitOfWork(async ({ db, emit }) => {
        tries += 1;
        await put(db, `try ${tries}`, '');
        emit(`try ${tries}`);
        if (tries < 3) throw new RepeatUnit('lost');
      });
      await Promise.all([racing, unitOfWork(({ db }) => put(db, 'other', ''))]);
      assert.deepEqual(await names(engine), ['event:try 3', 'other', 'try 3']);
    });

    onSchema('a unit that loses every race fails alone', async (engine) => {
      const unitOfWork = work(engine);
      const losing = unitOfWork(() => Promise.reject(new RepeatUnit('lost again')));
      const outcomes = await Promise.allSettled([losing, unitOfWork(({ db }) => put(db, 'other', ''))]);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ['rejected', 'fulfilled'],
      );
      assert.deepEqual(await names(engine), ['other']);
    });

    onSchema('a foreign key is enforced', async (engine) => {
      const orphan = work(engine)(({ db }) =>
        db.insertInto('organization_host').values({ hostname: 'a', organization_id: 'org_9', kind: 'alias' }).execute(),
      );
      await assert.rejects(orphan, /foreign key/i);
    });

    onSchema('values come back as they went in, of the same types on every engine', async (engine) => {
      const times = [0, 1_700_000_000_000, Number.MAX_SAFE_INTEGER];
      const bytes = [new Uint8Array(0), Uint8Array.from({ length: 256 }, (_, index) => index), Buffer.from([0, 255])];
      for (const [index, secret_hash] of bytes.entries()) {
        const [created_at = 0, expires_at = 0] = [times[index], times.at(-1)];
        await work(engine)(({ db }) =>
          db.insertInto('claim').values({ secret_hash, created_at, expires_at, used_at: null }).execute(),
        );
      }
      const rows = await engine.reader.selectFrom('claim').selectAll().orderBy('created_at').execute();
      assert.deepEqual(
        rows.map((row) => ({ ...row })),
        bytes.map((value, index) => ({
          secret_hash: new Uint8Array(value),
          created_at: times[index],
          expires_at: Number.MAX_SAFE_INTEGER,
          used_at: null,
        })),
      );
      const found = engine.reader
        .selectFrom('claim')
        .select('created_at')
        .where('secret_hash', '=', Buffer.from([0, 255]));
      assert.deepEqual({ ...(await found.executeTakeFirst()) }, { created_at: Number.MAX_SAFE_INTEGER });
      const counted = await engine.reader
        .selectFrom('claim')
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .executeTakeFirst();
      assert.equal(counted?.rows, 3);
    });

    onSchema(
      'any text is kept; what no database can keep becomes the mark for an unreadable character',
      async (engine) => {
        const texts: [given: string, kept: string][] = [
          ['', ''],
          ['Zoë O\'Neil "\\ %_?$1 :a\r\n\t', 'Zoë O\'Neil "\\ %_?$1 :a\r\n\t'],
          ['👩‍🚀 שלום', '👩‍🚀 שלום'],
          ['a'.repeat(1_000_000), 'a'.repeat(1_000_000)],
          ['a\0b', 'a\uFFFDb'],
          ['half \ud83d', 'half \uFFFD'],
        ];
        for (const [index, [given, kept]] of texts.entries()) {
          await work(engine)(({ db }) => put(db, `text ${index}`, given));
          const row = await engine.reader
            .selectFrom('installation')
            .select('value')
            .where('name', '=', `text ${index}`)
            .executeTakeFirst();
          assert.equal(row?.value, kept);
          const same = await engine.reader
            .selectFrom('installation')
            .select('name')
            .where('value', '=', given)
            .executeTakeFirst();
          assert.equal(same?.name, `text ${index}`);
        }
      },
    );

    onSchema('a change tells how many rows it changed', async (engine) => {
      await work(engine)(async ({ db }) => {
        for (const name of ['a', 'b', 'c']) await put(db, name, '');
      });
      const changed = await work(engine)(({ db }) =>
        db.updateTable('installation').set({ value: 'x' }).where('name', '<', 'c').executeTakeFirst(),
      );
      assert.equal(changed.numUpdatedRows, 2n);
      const ignored = await work(engine)(({ db }) =>
        db
          .insertInto('installation')
          .values({ name: 'a', value: '' })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst(),
      );
      assert.equal(ignored.numInsertedOrUpdatedRows, 0n);
    });
  });
}

describe('several processes on one PostgreSQL', () => {
  const onProcesses = (title: string, body: (engines: readonly [Engine, Engine]) => Promise<void>) =>
    test(title, async (t) => {
      const place = await places.postgres(t);
      if (!place) return;
      const engines = [place.open(), place.open()] as const;
      await Promise.all(engines.map((engine) => migrate(engine, 'sallyport', migrations)));
      await body(engines);
    });

  onProcesses('start at the same time and migrate once', async ([first, second]) => {
    assert.equal(await migrate(first, 'sallyport', migrations), 0);
    assert.deepEqual(await names(first), await names(second));
  });

  onProcesses('that lock each other out repeat, and both succeed', async ([first, second]) => {
    await work(first)(async ({ db }) => {
      await put(db, 'a', '');
      await put(db, 'b', '');
    });
    const both = meetingPoint(2);
    let runs = 0;
    const crossing = (engine: Engine, order: readonly [string, string], mark: string) =>
      work(engine)(async ({ db, emit }) => {
        runs += 1;
        const add = (name: string) =>
          db
            .updateTable('installation')
            .set({ value: sql<string>`value || ${mark}` })
            .where('name', '=', name)
            .execute();
        await add(order[0]);
        await both.arrive();
        await add(order[1]);
        emit(mark);
      });
    await Promise.all([crossing(first, ['a', 'b'], '1'), crossing(second, ['b', 'a'], '2')]);

    assert.equal(runs, 3);
    assert.deepEqual(await names(first), ['a', 'b', 'event:1', 'event:2']);
    const rows = await first.reader
      .selectFrom('installation')
      .select('value')
      .where('name', 'in', ['a', 'b'])
      .execute();
    for (const { value } of rows) assert.deepEqual([...value].sort(), ['1', '2']);
  });

  onProcesses('that want the same name get it once', async (engines) => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        work(engines[index % 2 ? 0 : 1])(({ db }) => put(db, 'the name', `${index}`)),
      ),
    );
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  onProcesses('go on after a connection was lost in the middle of a unit', async ([first, second]) => {
    const losing = work(first)(async ({ db }) => {
      await put(db, 'lost', '');
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(second.reader);
      await put(db, 'never', '');
    });
    await assert.rejects(losing);
    await work(first)(({ db }) => put(db, 'found', ''));
    assert.deepEqual(await names(second), ['found']);
  });
});

/** The first time, everybody waits for everybody; who comes back later goes straight on. */
function meetingPoint(people: number) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return {
    arrive() {
      arrived += 1;
      if (arrived >= people) resolve();
      return promise;
    },
  };
}

function countCommits({ writer }: Engine) {
  let commits = 0;
  const counted = new Proxy(writer, {
    get(target, key) {
      if (key === 'transaction') commits += 1;
      const member: unknown = Reflect.get(target, key, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return { writer: counted, commits: () => commits };
}
