import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { HOST } from './prepare.ts';
import { medianOf, rankTest } from './rank-test.ts';
import { print, rule, verdict } from './report.ts';
import { startServer } from './server-process.ts';
import { emailOf, prepareNames, type State, stateNames, states, TRIES } from './timing-names.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds from the first byte sent to the last one received. */
  readonly took: number;
}

type Post = (path: string, form: Readonly<Record<string, string>>, cookie?: string) => Promise<Answer>;

/** A visitor of another network each time. */
function createPost(port: number): Post {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let count = 0;
  return (path, form, cookie = '') =>
    new Promise((resolve, reject) => {
      count += 1;
      const body = new URLSearchParams(form).toString();
      const headers = {
        host: HOST,
        origin: `https://${HOST}`,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
        'x-forwarded-proto': 'https',
        'x-forwarded-for': `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`,
        ...(cookie !== '' && { cookie }),
      };
      const startedAt = performance.now();
      request({ host: '127.0.0.1', port, agent, method: 'POST', path, headers }, (incoming) => {
        incoming.resume().on('end', () => {
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, took: performance.now() - startedAt });
        });
      })
        .on('error', reject)
        .end(body);
    });
}

const cookieIn = ({ headers }: Answer): string =>
  (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');

type Visit = (post: Post, identifier: string, password: string) => Promise<Answer>;

const begin = async (post: Post, identifier: string) => cookieIn(await post('/login', { identifier }));

const entryPoints: Readonly<Record<string, Visit>> = {
  'the name': (post, identifier) => post('/login', { identifier }),
  'the password': async (post, identifier, password) =>
    post('/sign-in/password', { password }, await begin(post, identifier)),
  'name and password at once': (post, identifier, password) => post('/login', { identifier, password }),
  'a code by e-mail': async (post, identifier) =>
    post('/sign-in/email-code/challenge', {}, await begin(post, identifier)),
  'a forgotten password': (post, identifier) => post('/sign-in/recover', { identifier }),
};

/**
 * Whether the time that an answer takes tells what kind of account there is: each kind against names that nobody has, the
 * samples interleaved. Of so many comparisons one is below 0.01 by chance, so each is held to its share of it.
 */
export async function measureTiming(samples = 1_000): Promise<void> {
  const server = await startServer('our-server', { dataFolder: await prepareNames(samples) });
  print([`time by kind of account, ${samples} samples each`, 'median', 'largest gap', 'smallest p', 'target', '']);
  rule(6);
  const comparisons = Object.keys(entryPoints).length * (stateNames.length - 1);
  try {
    const post = createPost(server.port);
    let used = 0;
    for (const [entry, visit] of Object.entries(entryPoints)) {
      const isCounted = entry.includes('password') && !entry.includes('forgotten');
      const times = await sample(visit, post, samples, isCounted ? used : 0);
      if (isCounted) used += Math.ceil(samples / TRIES);
      reportEntry(entry, times, comparisons);
    }
  } finally {
    await server.stop();
  }
}

type Times = Readonly<Record<State, readonly number[]>>;

async function sample(visit: Visit, post: Post, samples: number, from: number): Promise<Times> {
  const times = Object.fromEntries(stateNames.map((state) => [state, [] as number[]])) as Record<State, number[]>;
  const statuses = new Set<number>();
  for (let round = -5; round < samples; round += 1) {
    for (let turn = 0; turn < stateNames.length; turn += 1) {
      const state = stateNames[(turn + Math.abs(round)) % stateNames.length] ?? 'nobody';
      const index = from + Math.floor(Math.max(round, 0) / TRIES);
      // What comes first is for warming up, at names of nobody.
      const identifier = round < 0 ? `warm${state}${round}@acme.example` : emailOf(state, index);
      const { took, status } = await visit(post, identifier, states[state]);
      if (round < 0) continue;
      times[state].push(took);
      statuses.add(status);
    }
  }
  if (statuses.size !== 1) throw new Error(`Answers of ${[...statuses].join(', ')}`);
  return times;
}

function reportEntry(entry: string, times: Times, comparisons: number): void {
  const base = medianOf(times.nobody);
  const others = stateNames.filter((state) => state !== 'nobody');
  const gaps = others.map((state) => ({
    state,
    gap: Math.abs(medianOf(times[state]) - base),
    p: rankTest(times[state], times.nobody),
  }));
  const widest = gaps.reduce((a, b) => (b.gap > a.gap ? b : a));
  const clearest = gaps.reduce((a, b) => (b.p < a.p ? b : a));
  const gapsOver = Math.max(widest.gap, widest.gap / (0.03 * base), 0.01 / comparisons / clearest.p);
  print([
    entry,
    `${base.toFixed(2)} ms`,
    `${widest.gap.toFixed(3)} ms, ${((100 * widest.gap) / base).toFixed(1)} % (${widest.state})`,
    `${clearest.p.toPrecision(2)} (${clearest.state})`,
    `≤ 1 ms, ≤ 3 %, p > ${(0.01 / comparisons).toPrecision(1)}`,
    verdict(gapsOver, '≤', 1),
  ]);
}
