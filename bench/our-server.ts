import type { AddressInfo } from 'node:net';
import { parseRanges } from '../src/kit/addresses.ts';
import { DAY, HOUR } from '../src/kit/clock.ts';
import { createServer, openProgram, type Parts } from '../src/main.ts';

export interface OurTask {
  readonly dataFolder: string;
  /** How many passwords are hashed at a time; left out: one for each core. */
  readonly hashParallel?: number;
}

/** As in real use, behind a proxy on this machine. */
export function benchParts({ dataFolder, hashParallel }: OurTask): Parts {
  const trustedProxies = parseRanges('127.0.0.1');
  if (!trustedProxies.ok) throw new Error(trustedProxies.reason);
  return {
    dataFolder,
    ...(hashParallel !== undefined && { hashParallel }),
    secretKey: Buffer.alloc(32, 7),
    publicUrl: new URL('https://sallyport.example'),
    trustedProxies: trustedProxies.value,
    sessionLimits: { idle: 8 * HOUR, lifetime: 7 * DAY },
  };
}

async function serve(task: OurTask) {
  const app = createServer(await openProgram(benchParts(task)));
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.send?.((app.server.address() as AddressInfo).port);
}

if (process.send) process.once('message', (task) => void serve(task as OurTask));
