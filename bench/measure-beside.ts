import { runLoad } from './load.ts';
import { copyOf, type Prepared } from './prepare.ts';
import { print, rule, verdict } from './report.ts';
import { checkSession, signInByPassword } from './scripts.ts';
import { startServer } from './server-process.ts';

/**
 * A flood of sign-ins must not be felt by those who are in: with hashing kept to one core, checks of a session stay fast
 * while every sign-in that fits is under way.
 */
export async function measureBeside({ dataFolder, cookie }: Prepared): Promise<void> {
  print(['beside saturated sign-ins, one core hashing', 'sign-ins', 'checks', 'p99 of checks', 'target', '']);
  rule(6);
  const server = await startServer('our-server', { dataFolder: copyOf(dataFolder), hashParallel: 1 });
  try {
    const load = (seconds: number) =>
      Promise.all([
        runLoad({
          port: server.port,
          seconds,
          connections: 16,
          script: signInByPassword,
          counts: ({ status }) => status === 303,
        }),
        runLoad({
          port: server.port,
          seconds,
          connections: 4,
          script: checkSession(cookie),
          counts: ({ status }) => status === 200,
        }),
      ]);
    await load(1);
    const [signIns, checks] = await load(4);
    if (signIns.counted === 0 || checks.counted === 0) throw new Error('beside sign-ins: nothing was counted');
    print([
      'session checks',
      `${signIns.perSecond.toFixed(0)}/s`,
      `${checks.perSecond.toFixed(0)}/s`,
      `${checks.p99.toFixed(1)} ms`,
      '≤ 20 ms',
      verdict(checks.p99, '≤', 20),
    ]);
  } finally {
    await server.stop();
  }
}
