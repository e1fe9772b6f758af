import type { Organization } from '../../directory/organization.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { ConfigurationFile } from '../apply/file-schema.ts';
import { nameVariables } from './name-variables.ts';
import { printYaml } from './print-yaml.ts';
import { type Exported, readPortal } from './read-portal.ts';

/** Writes organizations back as a file that `apply` takes. No secret is in it. */
export async function exportFile(
  ctx: Db & Clock & { readonly sealer: Sealer },
  organizations: readonly Organization[],
  people: 'with' | 'without',
): Promise<string> {
  const variables = nameVariables();
  const portals: Exported[] = [];
  for (const organization of organizations) portals.push(await readPortal(ctx, organization, { people, variables }));
  const file: ConfigurationFile = { version: 1, organizations: portals.map(({ entry }) => entry) };
  const remarks = [
    ...portals.flatMap((portal) => portal.remarks),
    ...(people === 'with'
      ? ['Passwords are not in it: who had one keeps it here, and needs a new one elsewhere.']
      : []),
    'Revoked keys, and those that have retired, are not in it.',
    ...tellVariables(variables.meanings),
  ];
  return `${head(remarks)}${printYaml(file)}`;
}

function tellVariables(meanings: ReadonlyMap<string, string>): readonly string[] {
  if (meanings.size === 0) return [];
  const width = Math.max(...[...meanings.keys()].map((name) => name.length));
  const lines = [...meanings].map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`);
  return ['To apply it, set in the environment:', ...lines];
}

const head = (remarks: readonly string[]): string =>
  [
    '# yaml-language-server: $schema=configuration-file.schema.json',
    '# Written by "sallyport export". Beside it, for editors: sallyport schema > configuration-file.schema.json',
    ...remarks.map((remark) => `# ${remark}`),
    '',
  ].join('\n');
