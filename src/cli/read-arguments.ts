import { parseArgs } from 'node:util';
import { nearestName } from '../config/nearest-name.ts';
import { Problem } from './problem.ts';

export interface Option {
  /** Name of the value in the help; an option without one is given or not. */
  readonly takes?: string;
  readonly says: string;
  readonly necessary?: 'yes';
  readonly often?: 'yes';
}

export interface Syntax {
  /** Names of the files that must be given. */
  readonly files: readonly string[];
  /** Name of one that may be given. */
  readonly optional?: string;
  readonly options: Readonly<Record<string, Option>>;
}

export interface Given {
  readonly files: readonly string[];
  /** All values of an option; empty when it was not given. */
  readonly all: (option: string) => readonly string[];
  readonly has: (option: string) => boolean;
}

/** Reads what was typed after a command; anything that its syntax does not name is a {@link Problem}. */
export function readArguments({ files, optional, options }: Syntax, argv: readonly string[]): Given {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { takes }]) => [
        name,
        { type: takes === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const isNext = token.value?.startsWith('-') && !token.inlineValue; // another option, not a value
    addValue(values, options, { name: token.name, typed: token.rawName, value: isNext ? undefined : token.value });
  }
  checkNecessary(options, values);
  return {
    files: checkFiles(files, optional, positionals),
    all: (option) => values.get(option) ?? [],
    has: (option) => values.has(option),
  };
}

interface Typed {
  readonly name: string;
  readonly typed: string;
  readonly value: string | undefined;
}

function addValue(values: Map<string, string[]>, options: Syntax['options'], { name, typed, value }: Typed) {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) throw misused(`${typed} is not an option here`, nearestName(name, Object.keys(options), ''), '--');
  const before = values.get(name) ?? [];
  if (before.length > 0 && !option.often) throw misused(`${typed} can be given once`);
  values.set(name, [...before, checkValue(option, typed, value)]);
}

function checkValue({ takes }: Option, typed: string, value: string | undefined): string {
  if (takes === undefined && value !== undefined) throw misused(`${typed} takes no value`);
  if (takes !== undefined && !value) throw misused(`${typed} needs a value: ${typed} ${takes}`);
  return value ?? '';
}

function checkNecessary(options: Syntax['options'], values: ReadonlyMap<string, readonly string[]>) {
  const missing = Object.entries(options).find(([name, { necessary }]) => necessary && !values.has(name));
  if (missing) throw misused(`--${missing[0]} ${missing[1].takes} is missing: ${missing[1].says}`);
}

function checkFiles(
  files: readonly string[],
  optional: string | undefined,
  given: readonly string[],
): readonly string[] {
  const missing = files[given.length];
  if (missing !== undefined) throw misused(`${missing} is missing`);
  const excess = given[files.length + (optional === undefined ? 0 : 1)];
  if (excess !== undefined) throw misused(`${JSON.stringify(excess)} is too much`);
  return given;
}

/** Exit code 2. */
export function misused(what: string, nearest?: string, prefix = ''): Problem {
  const hint = nearest === undefined ? 'See "sallyport help".' : `Did you mean ${prefix}${nearest}?`;
  return new Problem(`${what}. ${hint}`, 2);
}
