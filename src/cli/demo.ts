import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { sampleUsers } from '../../examples/company-website/sample-users.ts';
import { createCompanyWebsite } from '../../examples/company-website/website.ts';
import { createSmsGateway } from '../../examples/sms-gateway/gateway.ts';
import { applyFile } from '../config/apply/apply-file.ts';
import { openSecretKey } from '../config/open-secret-key.ts';
import { parseRanges } from '../kit/addresses.ts';
import { DAY, HOUR } from '../kit/clock.ts';
import { projectRoot } from '../kit/project-root.ts';
import { newSecret } from '../kit/secrets.ts';
import { createServer, openProgram } from '../main.ts';
import { describeGateway, type Gateway } from '../sms/gateway.ts';
import { openGateway } from '../sms/open-gateway.ts';
import { holdFolder } from '../store/hold-folder.ts';
import { takeText } from './apply.ts';
import { runSms } from './background.ts';
import { closeServer } from './close-server.ts';
import { type DemoPlaces, describeDemo } from './demo/describe-demo.ts';
import { findPort } from './demo/find-port.ts';
import { type DemoSecrets, openSecrets } from './demo/open-secrets.ts';
import { listen } from './listen.ts';
import { openDataFolder } from './open-data-folder.ts';
import { Problem } from './problem.ts';
import type { Given } from './read-arguments.ts';
import { untilAskedToStop } from './until-asked-to-stop.ts';

const HOST = '127.0.0.1';

/**
 * `sallyport demo`: Sallyport and an example company's website in one process. No setting of the environment counts: the
 * demo must never touch a database that somebody works with.
 */
export async function demo({ all }: Given): Promise<number> {
  const folder = resolve(all('data')[0] ?? join('data', 'demo'));
  const release = hold(folder);
  const ports = { server: await findPort(8080), website: await findPort(8090), phones: await findPort(8100) };
  const places = placesAt(ports);
  const secrets = openSecrets(folder);

  const gateway = makeGateway(places);
  const program = await openDemo(folder, places, gateway);
  const file = join(projectRoot, 'examples', 'demo.yaml');
  const text = readFileSync(file, 'utf8').replaceAll('http://www.acme.localhost:8090', places.website);
  await takeText(program.ctx, { file, text, environment: { ...secrets } }, applyFile);
  const server = createServer(program, { level: 'warn' });
  await listen(server, { host: HOST, port: ports.server });
  const customers = sampleUsers.filter(({ kind }) => kind === 'customer');
  const website = await startWebsite({ places, secrets, port: ports.website, customers });
  const phones = createSmsGateway({ token: gateway.secret });
  await once(phones.listen(ports.phones, HOST), 'listening');
  const messages = runSms(program.ctx, gateway, (fault) => server.log.error({ err: fault }, 'messages do not leave'));
  process.stdout.write(`${describeDemo({ places, customers, secrets, folder: relative('', folder) || '.' })}\n`);

  await untilAskedToStop();
  await messages.stop();
  for (const other of [website, phones]) {
    other.close();
    other.closeAllConnections();
  }
  await closeServer(server);
  await program.close();
  release();
  return 0;
}

function hold(folder: string): () => void {
  openDataFolder(folder);
  const release = holdFolder(folder);
  if (!release) throw new Problem(`The demo is running already, with the data in ${folder}.`);
  return release;
}

type Ports = Readonly<Record<'server' | 'website' | 'phones', number>>;

const placesAt = ({ server, website, phones }: Ports): DemoPlaces => ({
  server: `http://localhost:${server}`,
  acme: `http://acme.localhost:${server}`,
  globex: `http://globex.localhost:${server}`,
  website: `http://www.acme.localhost:${website}`,
  phones: `http://localhost:${phones}`,
});

/** To the phones of `examples/sms-gateway/`, with a secret of this run. */
function makeGateway({ phones }: DemoPlaces): Gateway {
  const opened = openGateway({
    preset: 'generic',
    url: `${phones}/messages`,
    headers: { authorization: 'Bearer {secret}', 'content-type': 'application/json' },
    body: '{"id":"{messageId}","from":"{from}","to":"{to}","text":"{text}"}',
    success: '200 accepted=true',
    secret: newSecret(),
    from: 'Sallyport',
  });
  if (!opened.ok) throw new Error(opened.problems.map(({ about, says }) => `${about} ${says}`).join(', '));
  return opened.value;
}

function openDemo(dataFolder: string, { server }: DemoPlaces, gateway: Gateway) {
  const nobody = parseRanges('');
  if (!nobody.ok) throw new Error(nobody.reason);
  return openProgram({
    dataFolder,
    secretKey: openSecretKey({ data: dataFolder }),
    publicUrl: new URL(server),
    trustedProxies: nobody.value,
    smsGateway: describeGateway(gateway),
    sessionLimits: { idle: 8 * HOUR, lifetime: 7 * DAY },
  });
}

interface Website {
  readonly places: DemoPlaces;
  readonly secrets: DemoSecrets;
  readonly port: number;
  readonly customers: typeof sampleUsers;
}

async function startWebsite({ places, secrets, port, customers }: Website) {
  const settings = { portal: places.acme, key: secrets.ACME_REMOTE_KEY, users: customers };
  const website = createCompanyWebsite(settings);
  await once(website.listen(port, HOST), 'listening');
  return website;
}
