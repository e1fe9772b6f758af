import type { Settings } from '../config/settings.ts';
import { createServer } from '../main.ts';
import { offerClaim } from '../signin/claim-installation.ts';
import { holdFolder } from '../store/hold-folder.ts';
import { startBackground } from './background.ts';
import { closeServer } from './close-server.ts';
import type { Finding } from './doctor/finding.ts';
import { checkPublicUrl } from './doctor/public-url.ts';
import { listen } from './listen.ts';
import { openDataFolder } from './open-data-folder.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import { readSettings } from './read-settings.ts';
import { untilAskedToStop } from './until-asked-to-stop.ts';

/** `sallyport serve`: runs until SIGTERM or SIGINT, then finishes what it has begun. The log is on stdout, one JSON a line. */
export async function serve(): Promise<number> {
  const { settings } = readSettings();
  const release = hold(settings);
  const program = await openInstallation(settings);
  const server = createServer(program, loggerOf(settings));
  await listen(server, settings.listen);
  await announce(program.ctx, settings);
  warnOf(checkPublicUrl(settings));
  const background = await startBackground(program.ctx, settings, server.log);

  const signal = await untilAskedToStop();
  server.log.info({ signal }, 'finishing the requests under way');
  await closeServer(server);
  await background.stop();
  await program.close();
  release();
  return 0;
}

/** An embedded database serves one process; PostgreSQL any number. */
function hold({ databaseUrl, data }: Settings): () => void {
  openDataFolder(data);
  if (databaseUrl !== undefined) return () => undefined;
  const release = holdFolder(data);
  if (release) return release;
  throw new Problem(
    `Another server uses the data folder ${data}. Stop that one, or give this one a folder of its own with SALLYPORT_DATA.`,
  );
}

/** An address may hold a signed link, so none is ever written. */
const loggerOf = ({ logLevel }: Settings) => ({
  level: logLevel,
  serializers: {
    req: ({ method, id }: { readonly method: string; readonly id: string }) => ({ method, id }),
    // A malformed request is attached to its error as it was sent, link and cookies and all.
    err: ({ name, message, stack }: Error) => ({ type: name, message, stack: stack ?? '' }),
  },
});

/** To stderr, beside the log: a claim link is a secret, and logs are kept. */
async function announce(ctx: Parameters<typeof offerClaim>[0], { publicUrl }: Settings): Promise<void> {
  const secret = await offerClaim(ctx);
  const lines =
    secret === undefined
      ? [`Sallyport is at ${publicUrl}`]
      : [
          'Nobody has claimed this server yet. Its first administrator opens this link within 15 minutes:',
          `${publicUrl}/claim/${secret}`,
          'It works once. Each start prints a new one until the server is claimed.',
        ];
  process.stderr.write(`\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
}

/** Whoever opens the address that was just printed must come out here. */
function warnOf({ mark, sentence }: Finding) {
  if (mark === '✗') process.stderr.write(`sallyport: warning: ${sentence}\n`);
}
