import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below `root/folder`, relative to root, with slashes; nothing when there is no such folder. */
export function* filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else yield path;
  }
}
