import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkOptions, RemoteAuthError, RemoteAuthSettings, User } from '../../sdk/node/remote-auth.ts';
import { projectRoot } from '../../src/kit/project-root.ts';

interface Settings {
  readonly portal?: string;
  readonly key?: string;
  readonly now?: number;
  readonly site?: string;
}
type ErrorCode = RemoteAuthError['code'];
interface Link extends Settings {
  readonly name: string;
  readonly call: 'signIn' | 'signUp';
  readonly user: User;
  readonly options?: LinkOptions & { readonly redirect?: 0 | 1 };
}

/** The shared vectors; `about` in the file says what each list is. */
export interface Vectors {
  readonly defaults: { readonly portal: string; readonly key: string; readonly now: number; readonly user: User };
  readonly digests: readonly {
    readonly name: string;
    readonly values: readonly string[];
    readonly key: string;
    readonly ts: string;
    readonly text: string;
    readonly apikey: string;
  }[];
  readonly links: readonly (Link & { readonly text: string; readonly apikey: string; readonly url: string })[];
  readonly refusals: readonly (Link & { readonly code: ErrorCode })[];
  readonly logoutTargets: readonly (Settings & {
    readonly name: string;
    readonly requested: string | null;
    readonly target: string;
  })[];
  readonly answers: readonly Answer[];
}
export interface Answer {
  readonly name: string;
  readonly status: number;
  readonly body: string;
  readonly reference?: string;
  readonly result: ErrorCode | { readonly ok: boolean };
}

export const vectors = JSON.parse(readFileSync(join(projectRoot, 'sdk/vectors/classic.json'), 'utf8')) as Vectors;

export const vectorCount: number = [
  vectors.digests,
  vectors.links,
  vectors.refusals,
  vectors.logoutTargets,
  vectors.answers,
].reduce((sum, list) => sum + list.length, 0);

export function settingsOf({ portal, key, now, site }: Settings): RemoteAuthSettings {
  const { defaults } = vectors;
  return { portal: portal ?? defaults.portal, key: key ?? defaults.key, site, now: () => now ?? defaults.now };
}
