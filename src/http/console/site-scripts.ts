import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../kit/project-root.ts';
import { fillScript, KEY_VARIABLE, type SiteFacts } from './fill-script.ts';

/** Every language that a site may be written in: the one file of its SDK, and the script that is ready to paste. */
const languages = [
  { id: 'node', label: 'Node', sdk: 'remote-auth.ts', file: 'support.ts' },
  { id: 'php', label: 'PHP', sdk: 'RemoteAuth.php', file: 'support.php' },
  { id: 'python', label: 'Python', sdk: 'sallyport_remote_auth.py', file: 'support.py' },
  { id: 'ruby', label: 'Ruby', sdk: 'sallyport_remote_auth.rb', file: 'support.rb' },
  { id: 'java', label: 'Java', sdk: 'RemoteAuth.java', file: 'Support.java' },
  { id: 'csharp', label: 'C#', sdk: 'RemoteAuth.cs', file: 'Support.cs' },
  { id: 'go', label: 'Go', sdk: 'remoteauth.go', file: 'support.go' },
] as const;

const pathOf = (id: string, file: string): string => join(projectRoot, 'sdk', id, file);

export interface SiteScript {
  readonly id: (typeof languages)[number]['id'];
  readonly label: string;
  /** Names of the SDK’s file, and of the script to put beside it. */
  readonly sdk: string;
  readonly file: string;
  readonly code: string;
}

/** The site’s authentication script in each language, with everything of this connection filled in. */
export const siteScripts = (site: SiteFacts): readonly SiteScript[] =>
  languages.map((language) => ({
    ...language,
    code: fillScript(readFileSync(pathOf(language.id, language.file), 'utf8'), site),
  }));

/** The text of an SDK’s file; undefined when there is none of this name. */
export function readSdk(file: string): string | undefined {
  const language = languages.find(({ sdk }) => sdk === file);
  return language && readFileSync(pathOf(language.id, file), 'utf8');
}

/** A line for an .env file; a key of the site’s own may hold what must be quoted there. */
export function envLine(secret: string): string {
  const isPlain = /^[A-Za-z0-9_./+=-]+$/.test(secret);
  const quote = isPlain ? '' : (["'", '"', '`'].find((mark) => !secret.includes(mark)) ?? '');
  return `${KEY_VARIABLE}=${quote}${secret}${quote}\n`;
}
