import { randomBase32 } from '../kit/ids.ts';

/** What a stranger is shown and an administrator searches for, e.g. `RA-7F3K-92`. */
export function newReference(): string {
  const text = randomBase32(6).toUpperCase();
  return `RA-${text.slice(0, 4)}-${text.slice(4)}`;
}
