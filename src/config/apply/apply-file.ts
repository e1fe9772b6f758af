import Value from 'typebox/value';
import { accept } from '../../kit/result.ts';
import type { ApplyContext, ApplyUnit, Unnamed } from './apply-context.ts';
import { applyOrganization } from './apply-organization.ts';
import { checkFile } from './check-file.ts';
import { checkShape } from './check-shape.ts';
import { type ConfigurationFile, fileSchema } from './file-schema.ts';
import { findWarnings } from './find-warnings.ts';
import { type PreparedPasswords, preparePasswords } from './prepare-passwords.ts';
import { type Problem, readFile } from './read-file.ts';
import { readSecrets, type SecretSources } from './read-secrets.ts';
import { Refused } from './refused.ts';

export interface FileToApply extends SecretSources {
  /** As it is called in messages. */
  readonly name: string;
  readonly text: string;
  /** Things of its organizations that the file does not name; `released` when left out. */
  readonly unnamed?: Unnamed;
}

/** Lines to show; `changes` is empty when everything is so already. */
export type ApplyOutcome =
  | { readonly ok: true; readonly changes: readonly string[]; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Makes everything as the file says, in one unit of work: all of it or nothing. Applied again, it changes nothing. */
export const applyFile = (ctx: ApplyContext, file: FileToApply): Promise<ApplyOutcome> => take(ctx, file, commit);

/** What {@link applyFile} would change: the same unit of work, undone at its end. */
export const planFile = (ctx: ApplyContext, file: FileToApply): Promise<ApplyOutcome> => take(ctx, file, rehearse);

async function take(
  ctx: ApplyContext,
  { name, text, unnamed = 'released', ...sources }: FileToApply,
  work: typeof commit,
): Promise<ApplyOutcome> {
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
    return { ok: true, changes: await work(ctx, file, unnamed), warnings: say(findWarnings(file)) };
  } catch (fault) {
    if (fault instanceof Refused) return refuseFile(say(fault.problems));
    throw fault;
  }
}

const refuseFile = (problems: readonly string[]): ApplyOutcome => ({ ok: false, problems });

async function commit(ctx: ApplyContext, file: ConfigurationFile, unnamed: Unnamed): Promise<readonly string[]> {
  const passwords = await preparePasswords(ctx, file, ctx.passwords.hash);
  return ctx.unitOfWork((unit) => makeSo({ ...surroundingsOf(ctx), ...unit, unnamed }, file, passwords));
}

/** Carries the lines out of a unit of work that must not be kept. */
class Rehearsed extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super('This was a rehearsal');
    this.lines = lines;
  }
}

async function rehearse(ctx: ApplyContext, file: ConfigurationFile, unnamed: Unnamed): Promise<readonly string[]> {
  // Undone in the end, so it need not be a hash of the password, which takes long.
  const passwords = await preparePasswords(ctx, file, async () => accept('rehearsed'));
  try {
    return await ctx.unitOfWork(async (unit) => {
      throw new Rehearsed(await makeSo({ ...surroundingsOf(ctx), ...unit, unnamed }, file, passwords));
    });
  } catch (fault) {
    if (fault instanceof Rehearsed) return fault.lines;
    throw fault;
  }
}

const surroundingsOf = ({ now, sealer, publicHost }: ApplyContext) => ({ now, sealer, publicHost });

async function makeSo(
  inside: Omit<ApplyUnit, 'changes'>,
  file: ConfigurationFile,
  passwords: PreparedPasswords,
): Promise<readonly string[]> {
  const unit: ApplyUnit = { ...inside, changes: { lines: [] } };
  for (const [index, organization] of file.organizations.entries()) {
    await applyOrganization(unit, organization, ['organizations', index], passwords);
  }
  return unit.changes.lines;
}
