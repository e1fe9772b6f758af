import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { openProgram } from '../src/main.ts';
import { givePasskey, type Passkey } from '../test/support/give-passkey.ts';
import { settleOrganization } from '../test/support/settle-organization.ts';
import { runLoad, type Script } from './load.ts';
import { benchParts } from './our-server.ts';
import { HOST } from './prepare.ts';
import { print, rule, verdict } from './report.ts';
import { cookiesIn, post } from './scripts.ts';
import { startServer } from './server-process.ts';

const ORIGIN = `https://${HOST}`;
const EMAIL = 'person@acme.example';
const SECONDS = 4;

interface Prepared {
  readonly dataFolder: string;
  readonly passkey: Passkey;
  /** COSE. */
  readonly publicKey: Uint8Array;
}

/** Whole sign-ins by a passkey, both requests of each, against the bare check of a signature by the library on one core. */
export async function measurePasskeys(): Promise<void> {
  const prepared = await prepare();
  const raw = await checkRaw(prepared);
  const server = await startServer('our-server', { dataFolder: prepared.dataFolder });
  const script = signInByPasskey(prepared.passkey);
  const isIn = ({ head }: { readonly head: string }) => /set-cookie: __Host-session=[^;]/i.test(head);
  const load = (seconds: number) => runLoad({ port: server.port, connections: 8, seconds, script, counts: isIn });
  try {
    await load(1);
    const { perSecond, p50, p99, counted } = await load(SECONDS);
    if (counted === 0) throw new Error('passkeys: nothing was counted');
    print(['per second', 'Sallyport', 'raw verification', 'ratio', 'target', 'p50', 'p99', '']);
    rule(8);
    const ratio = perSecond / raw;
    const times = [p50, p99].map((time) => `${time.toFixed(1)} ms`);
    const row = [`${perSecond.toFixed(0)}/s`, `${raw.toFixed(0)}/s`, ratio.toFixed(2), '≥ 0.5'];
    print(['passkey sign-ins', ...row, ...times, verdict(ratio, '≥', 0.5)]);
  } finally {
    await server.stop();
  }
}

async function prepare(): Promise<Prepared> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const program = await openProgram(benchParts({ dataFolder }));
  const { ctx } = program;
  const people = [{ email: EMAIL, loginName: 'person', fullName: 'A Person' }];
  const connection = { key: 'k'.repeat(32) };
  const settled = await settleOrganization(ctx, { name: 'acme', supportDomain: HOST, people, connection });
  const passkey = await givePasskey(ctx, settled, EMAIL);
  const { key_material: publicKey } = await ctx.db
    .selectFrom('authenticator')
    .select('key_material')
    .executeTakeFirstOrThrow();
  await program.close();
  return { dataFolder, passkey, publicKey };
}

async function checkRaw({ passkey, publicKey }: Prepared): Promise<number> {
  const challenge = Buffer.alloc(32, 1).toString('base64url');
  const response = JSON.parse(passkey.assert({ challenge, origin: ORIGIN, userHandle: passkey.userHandle }));
  const credential = { id: response.id, publicKey: Uint8Array.from(publicKey), counter: 0 };
  const asked = { expectedChallenge: challenge, expectedOrigin: ORIGIN, expectedRPID: HOST };
  const endsAt = performance.now() + SECONDS * 1_000;
  let count = 0;
  while (performance.now() < endsAt) {
    const { verified } = await verifyAuthenticationResponse({ response, credential, ...asked });
    if (!verified) throw new Error('raw verification: not verified');
    count += 1;
  }
  return count / SECONDS;
}

/** The question, then its answer: the browser of somebody who comes back, from ever another network. */
function signInByPasskey(passkey: Passkey): (connection: number) => Script {
  return (connection) => {
    let count = 0;
    return (answer) => {
      count += 1;
      const from = `10.${connection}.${(count >> 9) & 255}.${(count >> 1) & 255}`;
      const options = answer?.body.startsWith('{') ? (JSON.parse(answer.body) as { challenge: string }) : undefined;
      if (!answer || !options) return post('/login/passkey/options', {}, from);
      const { userHandle } = passkey;
      const response = passkey.assert({ challenge: options.challenge, origin: ORIGIN, userHandle });
      return post('/login/passkey', { response }, from, cookiesIn(answer.head));
    };
  };
}
