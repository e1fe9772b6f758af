import { readFileSync } from 'node:fs';
import { type ImportReport, importPeople } from '../config/import/import-people.ts';
import { readRows } from '../config/import/read-rows.ts';
import { findNamedOrganization } from './find-named-organization.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import { type Given, misused } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport import FILE …`: a line for each problem, then what was done. */
export async function importFile({ files: [file = ''], all, has }: Given): Promise<number> {
  if (has('dry-run') && has('skip-bad')) throw misused('--dry-run already shows both, what is good and what is bad');
  const read = readRows(readText(file));
  if (!read.ok) throw new Problem(`${file} cannot be read${'at' in read ? `: ${read.at}` : ''}. Nothing was changed.`);
  if (read.value.length === 0) throw new Problem(`${file} names nobody.`);
  const [portal = ''] = all('organization');
  const { ctx, close } = await openInstallation(readSettings().settings);
  try {
    const { id: organizationId } = await findNamedOrganization(ctx, portal);
    const wanted = has('dry-run') ? 'try' : has('skip-bad') ? 'good' : 'all';
    return print(await importPeople(ctx, { organizationId, rows: read.value, wanted, actor: 'system' }), wanted);
  } finally {
    await close();
  }
}

function print({ problems, people, isKept }: ImportReport, wanted: 'try' | 'all' | 'good'): number {
  const withPassword = people.filter(({ password }) => password).length;
  const withApp = people.filter(({ totp }) => totp).length;
  const counted = `${people.length} people, ${withPassword} with a password, ${withApp} with an authenticator app`;
  const lines = [
    ...problems.map(({ line, sentence }) => `line ${line}: ${sentence}`),
    isKept ? `imported: ${counted}` : `${wanted === 'try' ? 'would be imported' : 'good'}: ${counted}`,
  ];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  if (!isKept) process.stderr.write('sallyport: nothing was changed.\n');
  return problems.length > 0 && wanted !== 'good' ? 1 : 0;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Problem(`${file} cannot be read.`);
  }
}
