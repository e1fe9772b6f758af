import { loadSettings } from '../config/load-settings.ts';
import { printSettings } from '../config/print-settings.ts';
import type { Settings } from '../config/settings.ts';
import { checkClock, checkKeys, checkLedger, openDatabase } from './doctor/database.ts';
import { type Finding, good } from './doctor/finding.ts';
import { checkFolder } from './doctor/folder.ts';
import { checkMailServer } from './doctor/mail-server.ts';
import { checkPublicUrl } from './doctor/public-url.ts';
import { readVersion } from './version.ts';

/** `sallyport doctor`: changes nothing; exit code 1 when something is wrong. */
export async function doctor(): Promise<number> {
  print(`Sallyport ${readVersion()}\n\nSettings`);
  const loaded = loadSettings(process.env, process.cwd());
  if (!loaded.ok) {
    for (const problem of loaded.problems) print(`  ✗ ${problem}`);
    return 1;
  }
  for (const { name, value, source } of printSettings(loaded.value)) {
    const shown = value === '' ? '–' : value;
    print(`  ${name.padEnd(28)}${shown.padEnd(40)}  ${source === name ? 'environment' : source}`);
  }
  print('\nChecks');
  let isWell = true;
  for await (const finding of examine(loaded.value.settings)) {
    print(`  ${finding.mark} ${finding.sentence}`);
    if (finding.mark === '✗') isWell = false;
  }
  return isWell ? 0 : 1;
}

const print = (line: string) => process.stdout.write(`${line.trimEnd()}\n`);

async function* examine(settings: Settings): AsyncGenerator<Finding> {
  yield good(`Node ${process.versions.node} is new enough.`);
  yield checkFolder(settings.data);
  yield* examineDatabase(settings);
  yield checkPublicUrl(settings);
  yield await checkMailServer(settings);
}

async function* examineDatabase(settings: Settings): AsyncGenerator<Finding> {
  const { findings, opened } = await openDatabase(settings);
  yield* findings;
  if (!opened) return;
  try {
    yield await checkKeys(opened);
    yield await checkLedger(opened);
    yield await checkClock(opened);
  } finally {
    await opened.engine.close();
  }
}
