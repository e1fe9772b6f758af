import { hash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { verify } from '@node-rs/argon2';
import type { Statement } from './capture.ts';

/**
 * The least that could do the same work: node:http, prepared statements, the same hashes, no framework, no query
 * builder, no checks. What arrives together is committed together here too, or the comparison would be with a slower disk.
 */
export interface BareWork {
  readonly file: string;
  /** Per path: the statements of one request. */
  readonly requests: Readonly<Record<string, readonly Statement[]>>;
  /** Digests and random secrets of one request. */
  readonly hashes: Readonly<Record<string, number>>;
  readonly passwordHash: string;
  readonly password: string;
}

type Prepared = {
  readonly statement: StatementSync;
  readonly parameters: Statement['parameters'];
  readonly inserts: boolean;
};

/** New rows need new ids; what is looked up stays what it was. */
const fresh = (value: string | number | null | Uint8Array) => {
  if (typeof value === 'string' && /^(adm|att|ses|evt|chn|dev)_/.test(value))
    return `${value.slice(0, 4)}${randomBytes(13).toString('hex')}`;
  return value instanceof Uint8Array ? randomBytes(value.length) : value;
};

const runOne = ({ statement, parameters, inserts }: Prepared) =>
  statement.all(...(inserts ? parameters.map(fresh) : parameters));

function open(file: string, pragma: string): DatabaseSync {
  const database = new DatabaseSync(file);
  for (const sql of ['pragma cache_size = -16000', pragma]) database.exec(sql);
  return database;
}

const isControl = ({ sql }: Statement) => /^(begin|commit|savepoint|release|rollback)/.test(sql);

function plan(statements: readonly Statement[], reader: DatabaseSync, writer: DatabaseSync) {
  const prepare = ({ sql, parameters, on }: Statement): Prepared => ({
    statement: (on === 'reader' ? reader : writer).prepare(sql),
    parameters,
    inserts: sql.startsWith('insert'),
  });
  const wanted = statements.filter((statement) => !isControl(statement));
  const on = (place: Statement['on']) => wanted.filter((statement) => statement.on === place).map(prepare);
  return { reads: on('reader'), writes: on('writer') };
}

type Commit = (writes: readonly Prepared[], done: () => void) => void;

function createCommit(writer: DatabaseSync): Commit {
  const waiting: { readonly writes: readonly Prepared[]; readonly done: () => void }[] = [];
  let isDue = false;
  const [begin, savepoint, release, end] = [
    'begin immediate',
    'savepoint unit',
    'release savepoint unit',
    'commit',
  ].map((sql) => writer.prepare(sql));
  const commitAll = () => {
    isDue = false;
    const batch = waiting.splice(0, 32);
    begin?.run();
    for (const { writes } of batch) {
      savepoint?.run();
      for (const write of writes) runOne(write);
      release?.run();
    }
    end?.run();
    for (const { done } of batch) done();
    if (waiting.length > 0) setImmediate(commitAll);
  };
  return (writes, done) => {
    waiting.push({ writes, done });
    if (!isDue) setImmediate(commitAll);
    isDue = true;
  };
}

const body = '{"status":"done"}';
const head = { 'content-type': 'application/json', 'content-length': body.length };

function serve(work: BareWork) {
  const writer = open(work.file, 'pragma synchronous = full');
  const reader = open(work.file, 'pragma query_only = on');
  const plans = new Map(
    Object.entries(work.requests).map(([path, statements]) => [path, plan(statements, reader, writer)]),
  );
  const commit = createCommit(writer);
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const { reads, writes } = plans.get(path) ?? { reads: [], writes: [] };
    for (const read of reads) runOne(read);
    for (let count = work.hashes[path] ?? 0; count > 0; count -= 1) hash('sha256', randomBytes(32));
    const answer = () => response.writeHead(200, head).end(body);
    const keep = () => (writes.length > 0 ? commit(writes, answer) : answer());
    if (path === '/login') void verify(work.passwordHash, work.password).then(keep);
    else keep();
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

process.once('message', (work) => serve(work as BareWork));
