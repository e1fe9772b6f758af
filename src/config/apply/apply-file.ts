import Value from 'typebox/value';
import type { ApplyContext } from './apply-context.ts';
import { applyOrganization } from './apply-organization.ts';
import { checkFile } from './check-file.ts';
import { checkShape } from './check-shape.ts';
import { type ConfigurationFile, fileSchema } from './file-schema.ts';
import { findWarnings } from './find-warnings.ts';
import { preparePasswords } from './prepare-passwords.ts';
import { type Problem, readFile } from './read-file.ts';
import { readSecrets, type SecretSources } from './read-secrets.ts';
import { Refused } from './refused.ts';

export interface FileToApply extends SecretSources {
  /** As it is called in messages. */
  readonly name: string;
  readonly text: string;
}

/** Lines to show; `changes` is empty when everything is so already. */
export type ApplyOutcome =
  | { readonly ok: true; readonly changes: readonly string[]; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Makes everything as the file says, in one unit of work: all of it or nothing. Applied again, it changes nothing. */
export async function applyFile(ctx: ApplyContext, { name, text, ...sources }: FileToApply): Promise<ApplyOutcome> {
  const read = readFile(text);
  if (!read.ok) return refuseFile(read.problems.map(({ line, sentence }) => `${name}:${line}: ${sentence}`));
  const say = (problems: readonly Problem[]) =>
    problems
      .map(({ at, sentence }) => ({ line: read.lineOf(at), sentence }))
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, sentence }) => `${name}:${line}: ${sentence}`);

  const misshapen = checkShape(fileSchema, read.content);
  if (misshapen.length > 0) return refuseFile(say(misshapen));
  Value.Assert(fileSchema, read.content);
  const { file, problems } = readSecrets(read.content, sources);
  const wrong = problems.length > 0 ? problems : checkFile(file);
  if (wrong.length > 0) return refuseFile(say(wrong));
  try {
    return { ok: true, changes: await commit(ctx, file), warnings: say(findWarnings(file)) };
  } catch (fault) {
    if (fault instanceof Refused) return refuseFile(say(fault.problems));
    throw fault;
  }
}

const refuseFile = (problems: readonly string[]): ApplyOutcome => ({ ok: false, problems });

async function commit(ctx: ApplyContext, file: ConfigurationFile): Promise<readonly string[]> {
  const passwords = await preparePasswords(ctx, file);
  const { now, sealer, publicHost } = ctx;
  return ctx.unitOfWork(async ({ db, emit }) => {
    const unit = { db, emit, now, sealer, publicHost, changes: { lines: [] } };
    for (const [index, organization] of file.organizations.entries()) {
      await applyOrganization(unit, organization, ['organizations', index], passwords);
    }
    return unit.changes.lines;
  });
}
