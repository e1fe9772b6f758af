import type { Command } from './command.ts';

const nothing = { files: [], options: {} } as const;
const organization = { takes: 'NAME', says: 'the portal name of the organization', necessary: 'yes' } as const;
const prune = { says: 'also remove what the lists of the file do not name' } as const;

export const commands: Readonly<Record<string, Command>> = {
  serve: {
    ...nothing,
    summary: 'Start the server. The first start prints a link that makes the first administrator.',
    load: async () => (await import('./serve.ts')).serve,
  },
  demo: {
    files: [],
    options: { data: { takes: 'FOLDER', says: 'where the demo keeps its data; data/demo' } },
    summary: 'Start the server with an example company and its website, on this machine only.',
    load: async () => (await import('./demo.ts')).demo,
  },
  plan: {
    files: ['FILE'],
    options: { prune },
    summary: 'Print what "apply" would change, line for line, and change nothing. Exit code 3 when something would.',
    load: async () => (await import('./apply.ts')).plan,
  },
  apply: {
    files: ['FILE'],
    options: { prune },
    summary: 'Make everything as a file (YAML or JSON) says: all of it or nothing. What it does not name stays.',
    load: async () => (await import('./apply.ts')).apply,
  },
  export: {
    files: [],
    options: {
      organization: { takes: 'NAME', says: 'only the organization with this portal name; all' },
      'without-people': { says: 'leave the people out' },
    },
    summary: 'Print everything as a file that "apply" takes, without any secret.',
    load: async () => (await import('./export.ts')).printExport,
  },
  import: {
    files: ['FILE'],
    options: {
      organization,
      'dry-run': { says: 'say what would happen, and change nothing' },
      'skip-bad': { says: 'leave out the lines that something is wrong with; without it they stop all' },
    },
    summary: 'Bring people along with their passwords and apps (CSV, or a JSON object a line).',
    load: async () => (await import('./import-people.ts')).importFile,
  },
  release: {
    files: [],
    options: { organization },
    summary: 'Take an organization and all it has out of the hands of configuration files. Nothing else changes.',
    load: async () => (await import('./release.ts')).release,
  },
  schema: {
    ...nothing,
    summary: 'Print the JSON Schema of configuration files, for editors.',
    load: async () => (await import('./print-schema.ts')).printSchema,
  },
  conformance: {
    files: [],
    options: {
      organization: { takes: 'NAME', says: 'only the organization with this portal name; all' },
      format: { takes: 'F', says: 'text or json; text' },
    },
    summary: 'Print which rules of NIST and OWASP hold, and why others do not. Exit code 3 when one does not.',
    load: async () => (await import('./conformance.ts')).printConformance,
  },
  doctor: {
    ...nothing,
    summary: 'Show the settings in force, secrets masked, and say what is wrong.',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  'link explain': {
    files: [],
    optional: 'LINK',
    options: {
      organization,
      reference: { takes: 'RA-…', says: 'explain an attempt instead, by what its visitor was told' },
    },
    summary:
      'Name the mistake in a signed link; LINK or - (read it from standard input). Exit code 3 when it is wrong.',
    load: async () => (await import('./explain-link.ts')).explainGivenLink,
  },
  'person reset-second-factor': {
    files: ['EMAIL'],
    options: { organization },
    summary: 'Remove the authenticator app and recovery codes of somebody who has lost them.',
    load: async () => (await import('./reset-second-factor.ts')).resetPersonsSecondFactor,
  },
  'person force-new-password': {
    files: ['EMAIL'],
    options: { organization },
    summary: 'Let somebody choose another password before anything else, because others may know theirs.',
    load: async () => (await import('./force-new-password.ts')).forcePersonsNewPassword,
  },
  'token create': {
    files: [],
    options: {
      organization,
      permission: {
        takes: 'P',
        says: 'what it may do, such as person:read; once for each',
        necessary: 'yes',
        often: 'yes',
      },
      name: { takes: 'N', says: 'what it is called in the console; command line' },
    },
    summary: 'Print a new API token, this once.',
    load: async () => (await import('./create-token.ts')).createApiToken,
  },
  'token list': {
    files: [],
    options: { organization },
    summary: 'List the live API tokens of an organization, never a token itself.',
    load: async () => (await import('./list-tokens.ts')).listApiTokens,
  },
  'token revoke': {
    files: ['ID'],
    options: {},
    summary: 'Revoke an API token, by its id or by its whole text.',
    load: async () => (await import('./revoke-token.ts')).revokeApiToken,
  },
  version: {
    ...nothing,
    summary: 'Print the version.',
    load: async () => (await import('./version.ts')).printVersion,
  },
  help: {
    ...nothing,
    summary: 'Print this text.',
    load: async () => {
      const { printHelp } = await import('./help.ts');
      return () => printHelp(commands);
    },
  },
};
