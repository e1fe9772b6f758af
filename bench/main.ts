import { cpus } from 'node:os';
import type { BareWork } from './bare-server.ts';
import { type Answer, type Measured, runLoad, type Script } from './load.ts';
import { measureBeside } from './measure-beside.ts';
import { measurePasskeys } from './measure-passkeys.ts';
import { copyOf, type Prepared, prepareBench } from './prepare.ts';
import { print, verdict } from './report.ts';
import { measureResources } from './resources.ts';
import { alternate, checkSession, get, signInByLink, signInByPassword } from './scripts.ts';
import { startServer } from './server-process.ts';
import { measureTiming } from './timing.ts';

interface Scenario {
  readonly name: string;
  readonly target: number;
  readonly connections: number;
  readonly ours: (prepared: Prepared) => (connection: number) => Script;
  readonly bare: () => Script;
  readonly counts: (answer: Answer) => boolean;
}

const isOk = ({ status }: Answer): boolean => status === 200;

const scenarios: readonly Scenario[] = [
  {
    name: 'remote sign-ins, durable',
    target: 0.6,
    connections: 32,
    ours: () => signInByLink,
    bare: () => alternate(get('/link'), get('/finish')),
    counts: ({ status, head: answered }) =>
      /set-cookie: __Host-session=/i.test(answered) || (status === 200 && toggled()),
  },
  {
    name: 'session checks',
    target: 0.7,
    connections: 32,
    ours: ({ cookie }) => checkSession(cookie),
    bare: () => () => get('/me'),
    counts: isOk,
  },
  {
    name: 'password sign-ins',
    target: 0.9,
    connections: 8,
    ours: () => signInByPassword,
    bare: () => () => get('/login'),
    counts: ({ status }) => status === 303 || status === 200,
  },
];

/** The bare server answers both halves of a sign-in alike: every second one counts. */
let halves = 0;
function toggled(): boolean {
  halves += 1;
  return halves % 2 === 0;
}

/** Both in turns, three times, so that a slower moment of the machine meets both; the median of the ratios counts. */
async function compare(scenario: Scenario, prepared: Prepared): Promise<void> {
  const { name, target, connections, counts } = scenario;
  const rounds: { ours: Measured; bare: Measured }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const ours = await measure(
      'our-server',
      { dataFolder: copyOf(prepared.dataFolder) },
      { connections, counts, script: scenario.ours(prepared) },
    );
    const bare = await measure('bare-server', bareTask(prepared), { connections, counts, script: scenario.bare });
    rounds.push({ ours, bare });
  }
  const ratioOf = ({ ours, bare }: (typeof rounds)[number]) => ours.perSecond / bare.perSecond;
  const middle = rounds.toSorted((a, b) => ratioOf(a) - ratioOf(b))[1];
  if (!middle || middle.ours.counted === 0 || middle.bare.counted === 0)
    throw new Error(`${name}: nothing was counted`);
  const { ours, bare } = middle;
  const ratio = ratioOf(middle);
  print([
    name,
    `${ours.perSecond.toFixed(0)}/s`,
    `${bare.perSecond.toFixed(0)}/s`,
    ratio.toFixed(2),
    `≥ ${target}`,
    `${ours.p50.toFixed(1)} ms`,
    `${ours.p99.toFixed(1)} ms`,
    verdict(ratio, '≥', target),
  ]);
}

const bareTask = ({ dataFolder, bare }: Prepared): BareWork => ({
  ...bare,
  file: `${copyOf(dataFolder)}/sallyport.db`,
});

type Wish = Pick<Parameters<typeof runLoad>[0], 'connections' | 'counts' | 'script'>;

async function measure(program: string, task: object, wish: Wish): Promise<Measured> {
  const server = await startServer(program, task);
  try {
    await runLoad({ ...wish, port: server.port, seconds: 1 });
    return await runLoad({ ...wish, port: server.port, seconds: 4 });
  } finally {
    await server.stop();
  }
}

console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}\n`);
print(['per second', 'Sallyport', 'bare node:http', 'ratio', 'target', 'p50', 'p99', '']);
print(Array.from({ length: 8 }, () => '---'));
const prepared = await prepareBench();
for (const scenario of scenarios) await compare(scenario, prepared);
console.log();
await measureBeside(prepared);
console.log();
await measurePasskeys();
console.log();
await measureTiming();
console.log();
await measureResources(prepared);
