import { nearestName } from '../config/nearest-name.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { messageOf } from './message-of.ts';
import { Problem } from './problem.ts';
import { misused, readArguments } from './read-arguments.ts';

/** Runs the command that was typed. Resolves to the exit code: 0, 1 when something is wrong, 2 when nobody understands. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const { command, rest } = findCommand(argv);
    const given = readArguments(command, rest);
    return await (await command.load())(given);
  } catch (fault) {
    return tell(fault);
  }
}

const synonyms: Readonly<Record<string, string>> = {
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
};

/** One word or two. */
function findCommand(argv: readonly string[]): { command: Command; rest: readonly string[] } {
  const [first, second = ''] = argv;
  if (first === undefined) throw misused('A command is missing');
  if (second === '--help' || second === '-h') return findCommand(['help']);
  for (const name of [synonyms[first] ?? first, `${first} ${second}`]) {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command) return { command, rest: argv.slice(name.split(' ').length) };
  }
  const typed = Object.keys(commands).some((name) => name.startsWith(`${first} `))
    ? `${first} ${second}`.trim()
    : first;
  throw misused(
    `There is no command ${JSON.stringify(typed)}`,
    nearestName(typed, Object.keys(commands), '') ?? longer(first),
  );
}

const longer = (word: string): string | undefined => Object.keys(commands).find((name) => name.startsWith(`${word} `));

function tell(fault: unknown): number {
  if (fault instanceof Problem) {
    for (const line of fault.message.split('\n')) process.stderr.write(`sallyport: ${line}\n`);
    return fault.exitCode;
  }
  const isTold = process.env['SALLYPORT_LOG_LEVEL'] === 'debug' || process.env['SALLYPORT_LOG_LEVEL'] === 'trace';
  const message = (isTold && fault instanceof Error && fault.stack) || messageOf(fault);
  process.stderr.write(`sallyport: ${message}\n${isTold ? '' : whereToLook}`);
  return 1;
}

const whereToLook =
  'sallyport: "sallyport doctor" looks for the cause; SALLYPORT_LOG_LEVEL=debug shows where it happened.\n';
