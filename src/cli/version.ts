import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../kit/project-root.ts';

export const readVersion = (): string =>
  (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;

export async function printVersion(): Promise<number> {
  process.stdout.write(`${readVersion()}\n`);
  return 0;
}
