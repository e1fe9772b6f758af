import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const say = (text) => process.stderr.write(`sallyport: ${text}\n`);

export function fail(text) {
  say(text);
  process.exit(1);
}
