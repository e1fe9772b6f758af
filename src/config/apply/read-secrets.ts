import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Type from 'typebox';
import { type ConfigurationFile, fileSchema } from './file-schema.ts';
import type { Path, Problem } from './read-file.ts';
import { aboutOf } from './schema-parts.ts';

export interface SecretSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Paths are relative to the folder of the configuration file. */
  readonly folder: string;
}

interface Resolved {
  readonly file: ConfigurationFile;
  readonly problems: readonly Problem[];
}

/** Puts the secret itself in the place of each `env:NAME` and `file:PATH`; says of each that cannot be had what is missing. */
export function readSecrets(file: ConfigurationFile, sources: SecretSources): Resolved {
  const problems: Problem[] = [];
  const read = (text: string, at: Path): string => {
    const found = readSecret(text, sources);
    if (found.secret === undefined) problems.push({ at, sentence: found.lack });
    return found.secret ?? '';
  };
  return { file: fill(fileSchema, file, { at: [], read }) as ConfigurationFile, problems };
}

interface Filling {
  readonly at: Path;
  readonly read: (text: string, at: Path) => string;
}

/** Follows the schema, for the schema knows which texts are secrets. */
function fill(schema: Type.TSchema, content: unknown, { at, read }: Filling): unknown {
  if (Type.IsArray(schema)) {
    return (content as unknown[]).map((item, index) => fill(schema.items, item, { at: [...at, index], read }));
  }
  if (Type.IsObject(schema)) {
    const entries = Object.entries(content as object).map(([name, value]) => {
      const inner = schema.properties[name];
      return [name, inner ? fill(inner, value, { at: [...at, name], read }) : value];
    });
    return Object.fromEntries(entries);
  }
  return aboutOf(schema).isSecret ? read(String(content), at) : content;
}

type Found = { readonly secret: string } | { readonly secret?: never; readonly lack: string };

function readSecret(text: string, { environment, folder }: SecretSources): Found {
  const [, kind, where = ''] = /^(env|file):(.*)$/s.exec(text) ?? [];
  if (kind === undefined) return { secret: text };
  if (kind === 'env') {
    const secret = environment[where];
    return secret ? { secret } : { lack: `the environment variable ${where} is not set` };
  }
  try {
    const secret = readFileSync(resolve(folder, where), 'utf8').replace(/\r?\n$/, '');
    return secret === '' ? { lack: `the file ${where} is empty` } : { secret };
  } catch {
    return { lack: `the file ${where} cannot be read` };
  }
}
