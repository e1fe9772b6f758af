import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file that git tracks or would track, relative to root. */
export function trackedFiles(root: string): readonly string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return list.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

/** The TypeScript files that the build compiles. */
export function sourceFiles(root: string): readonly string[] {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as { include: readonly string[] };
  const isSource = (file: string) => /\.tsx?$/.test(file) && include.some((folder) => file.startsWith(`${folder}/`));
  return trackedFiles(root).filter(isSource);
}

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.startsWith('test/');
