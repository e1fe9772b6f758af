import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds our `package.json`: assets are read from there, whether we run from `src/` or from `dist/`. */
export const projectRoot: string = findRoot(import.meta.dirname);

function findRoot(start: string): string {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    if (isOurs(join(folder, 'package.json'))) return folder;
  }
  throw new Error(`No package.json of sallyport above ${start}`);
}

function isOurs(file: string): boolean {
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'sallyport';
}
