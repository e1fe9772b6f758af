import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findNewestTime } from '../../audit/find-newest-time.ts';
import { verifyLedger } from '../../audit/verify-ledger.ts';
import { openSecretKey } from '../../config/open-secret-key.ts';
import type { Settings } from '../../config/settings.ts';
import { MINUTE } from '../../kit/clock.ts';
import { createSealer } from '../../kit/secrets.ts';
import { findUnreadableKeys } from '../../remote/find-unreadable-keys.ts';
import { checkSecretKey } from '../../store/check-secret-key.ts';
import type { Engine } from '../../store/database.ts';
import { findMissingMigrations } from '../../store/find-missing-migrations.ts';
import { migrations } from '../../store/migrations/index.ts';
import { openEngine } from '../../store/open-engine.ts';
import type { Schema } from '../../store/schema.ts';
import { messageOf } from '../message-of.ts';
import { type Finding, good, toKnow, wrong } from './finding.ts';

/** A database whose tables are all there. */
interface Opened {
  readonly engine: Engine;
  readonly settings: Settings;
}

interface Opening {
  readonly findings: readonly Finding[];
  readonly opened?: Opened;
}

/** Opens the database only if it is there: looking must not make one. */
export async function openDatabase(settings: Settings): Promise<Opening> {
  const { databaseUrl, data } = settings;
  if (databaseUrl === undefined && !existsSync(join(data, 'sallyport.db'))) {
    return { findings: [toKnow('There is no database yet: the first start makes it.')] };
  }
  const engine = openEngine<Schema>({ databaseUrl, dataFolder: data });
  try {
    const missing = await findMissingMigrations(engine, 'sallyport', migrations);
    if (missing.length === 0)
      return { findings: [good('The database answers, and its tables are up to date.')], opened: { engine, settings } };
    await engine.close();
    return {
      findings: [toKnow(`The database answers; the next start brings its tables up to date (${missing.join(', ')}).`)],
    };
  } catch (fault) {
    await engine.close();
    const where = databaseUrl === undefined ? `the file sallyport.db in ${data}` : 'SALLYPORT_DATABASE_URL';
    return { findings: [wrong(`The database does not answer (${messageOf(fault)}): look at ${where}.`)] };
  }
}

export async function checkKeys({ engine, settings }: Opened): Promise<Finding> {
  if (!settings.secretKey && !existsSync(join(settings.data, 'secret.key'))) {
    return wrong(
      'The secret key of this database is gone: restore secret.key in the data folder, or set SALLYPORT_SECRET_KEY.',
    );
  }
  try {
    const sealer = createSealer(openSecretKey(settings));
    await checkSecretKey(engine, sealer);
    const { all, unreadable } = await findUnreadableKeys({ db: engine.reader, sealer });
    return unreadable.length === 0
      ? good(`The secret key opens every key of a connection (${all}).`)
      : wrong(`The secret key does not open ${unreadable.join(', ')}: set the one that these keys were stored with.`);
  } catch (fault) {
    return wrong(messageOf(fault));
  }
}

export async function checkLedger({ engine }: Opened): Promise<Finding> {
  const verdict = await verifyLedger({ db: engine.reader });
  if (verdict.ok)
    return good(`The ledger is intact: ${verdict.value.events} events in ${verdict.value.chains} chains.`);
  const { reason, eventId, chain, position } = verdict;
  const sentences = {
    changed: 'was changed',
    missing: 'comes after events that are gone',
    untied: 'begins after events that are gone',
  };
  return wrong(
    `The ledger is not intact: event ${eventId} (${chain}, ${position}) ${sentences[reason]}. Compare it with a backup.`,
  );
}

/** Signed links count for minutes only, so a wrong clock refuses them all. */
export async function checkClock({ engine }: Opened): Promise<Finding> {
  const newest = (await findNewestTime({ db: engine.reader })) ?? 0;
  const now = new Date();
  return newest > now.getTime() + MINUTE
    ? wrong(
        `The clock says ${now.toISOString()}, before the newest event of the ledger: set it, and keep it right with NTP.`,
      )
    : good(`The clock says ${now.toISOString()}, after everything that is recorded.`);
}
