import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { projectRoot } from '../kit/project-root.ts';
import { brandCss } from './brand.ts';
import type { Hex } from './contrast.ts';

/** A file that pages link. `cacheControl` is the header to send with it. */
export interface Asset {
  readonly body: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Files that travel together, so that a page costs few requests. Every other file of the folder is served by its own name. */
const bundles: Readonly<Record<string, readonly string[]>> = {
  'page.css': ['tokens.css', 'page.css'],
  'console.css': ['console.css', 'data.css', 'checks.css'],
  'checks.css': ['checks.css'],
  'app.js': ['password.js', 'copy.js', 'print.js', 'keep.js', 'times.js', 'poll.js', 'signal.js'],
};

const forever = 'public, max-age=31536000, immutable';
const folder = join(projectRoot, 'src/ui/assets');
/** Made by the build, which knows what it is made of. */
export const strengthScript = join(projectRoot, 'dist/strength.js');
const urlByName = new Map<string, string>();
const assetByUrlName = new Map<string, Asset>();

for (const [name, files] of listAssets()) {
  const extension = extname(name);
  keep(name, files.map((file) => tidy(readFileSync(join(folder, file), 'utf8'), extension)).join(''));
}
if (existsSync(strengthScript)) keep('strength.js', readFileSync(strengthScript, 'utf8'));

function keep(name: string, body: string): void {
  const extension = extname(name);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  const urlName = `${name.slice(0, -extension.length)}.${hash}${extension}`;
  urlByName.set(name, `/assets/${urlName}`);
  assetByUrlName.set(urlName, { body, contentType: contentTypes[extension] ?? 'text/plain', cacheControl: forever });
}

/** Where `name` (such as `page.css`) is served: the URL changes with the content. Throws when there is no such file. */
export function assetUrl(name: string): string {
  const url = urlByName.get(name);
  if (url === undefined) throw new Error(`No asset ${name} in src/ui/assets`);
  return url;
}

/** Where the stylesheet of a brand colour is served. */
export const brandUrl = (accent: Hex): string => `/assets/brand-${accent.slice(1).toLowerCase()}.css`;

/** What to answer for `/assets/<urlName>`; undefined is a 404. */
export function findAsset(urlName: string): Asset | undefined {
  const brand = /^brand-([0-9a-f]{6})\.css$/.exec(urlName)?.[1];
  if (brand === undefined) return assetByUrlName.get(urlName);
  return { body: brandCss(`#${brand}`), contentType: 'text/css; charset=utf-8', cacheControl: 'public, max-age=86400' };
}

/** Names of everything that is served, for tests. */
export const assetNames = (): readonly string[] => [...urlByName.keys()];

function listAssets(): Map<string, readonly string[]> {
  const bundled = new Set(Object.values(bundles).flat());
  const alone = readdirSync(folder).filter((file) => extname(file) in contentTypes && !bundled.has(file));
  return new Map([...Object.entries(bundles), ...alone.map((file): [string, string[]] => [file, [file]])]);
}

/** Comments and white space are for us, not for the visitor. In CSS a space before a colon means "inside" and is kept. */
function tidy(text: string, extension: string): string {
  if (extension === '.svg') return text;
  const lines = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replace(/\s*\n\s*/g, '\n');
  if (extension === '.js') return `${lines.trim()}\n`;
  return lines
    .replace(/\s+/g, ' ')
    .replace(/([{};:,]) | (?=[{}])/g, '$1')
    .replace(/ ([>/]) /g, '$1')
    .replace(/="([a-z-]+)"\]/g, '=$1]')
    .replace(/(?<=[ :,(-])0(?=\.\d)/g, '')
    .replaceAll(';}', '}')
    .trim();
}
