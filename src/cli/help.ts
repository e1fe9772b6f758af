import type { Command } from './command.ts';

type Commands = Readonly<Record<string, Command>>;

export async function printHelp(commands: Commands): Promise<number> {
  process.stdout.write(`${helpText(commands)}\n`);
  return 0;
}

function helpText(commands: Commands): string {
  const entries = Object.entries(commands).flatMap(([name, { files, optional, options, summary }]) => [
    `  ${[name, ...files, ...(optional === undefined ? [] : [`[${optional}]`])].join(' ')}`,
    `      ${summary}`,
    ...Object.entries(options).map(([option, { takes, says, often }]) => {
      const shown = [`--${option}`, takes, often && '…'].filter(Boolean).join(' ');
      return `      ${shown.padEnd(22)}${says}`;
    }),
  ]);
  return [
    'sallyport COMMAND …, or from a clone: npm run -s sallyport -- COMMAND …',
    '',
    ...entries,
    '',
    'Settings are read from sallyport.yaml and from SALLYPORT_… in the environment; "sallyport doctor" shows them.',
    'Exit codes: 0 done, 1 something is wrong, 2 the command cannot be understood, 3 (of plan) something would change, (of link explain) the link is wrong.',
  ].join('\n');
}
