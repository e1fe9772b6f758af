import type { LoadedSettings } from './load-settings.ts';
import { aboutOf, environmentNameOf, fileNameOf, type SettingName, settingNames } from './settings.ts';

export interface PrintedSetting {
  readonly name: string;
  /** As it was set, secrets masked; empty where nothing is set. */
  readonly value: string;
  /** A variable, a line of the file, or `default`. */
  readonly source: string;
}

/** The settings in force, fit to be shown to whoever asks `doctor`. */
export function printSettings({ texts, sources }: LoadedSettings): PrintedSetting[] {
  return settingNames.map((name) => ({
    name: environmentNameOf(name),
    value: mask(name, texts[name] ?? aboutOf(name).default ?? ''),
    source: sources[name] ?? 'default',
  }));
}

function mask(name: SettingName, text: string): string {
  const { secret } = aboutOf(name);
  if (secret === undefined || text === '') return text;
  if (secret === 'whole') return '•••';
  const url = new URL(text);
  if (url.password !== '') url.password = '•••';
  for (const key of url.searchParams.keys()) if (/pass/i.test(key)) url.searchParams.set(key, '•••');
  return decodeURI(url.href);
}

/** The page `docs/reference/configuration.md`. */
export function printSettingsReference(): string {
  const rows = settingNames.map((name) => {
    const { description, expects, default: byDefault } = aboutOf(name);
    const shown = byDefault ? `\`${byDefault}\`` : '–';
    return `| \`${environmentNameOf(name)}\` | \`${fileNameOf(name)}\` | ${shown} | ${description} Expects ${expects}. |`;
  });
  return [...head, ...rows, ''].join('\n');
}

const head = [
  '# Settings',
  '',
  'The facts of a deployment, from the environment or from `sallyport.yaml` in the working directory (`SALLYPORT_CONFIG`',
  'names another file); the environment wins. Each name with `_FILE` (`_file`) at its end reads the value from that file.',
  'An empty value means: not set. A name nobody knows is an error. `sallyport doctor` prints what is in force.',
  '',
  '| environment | file | default | meaning |',
  '| --- | --- | --- | --- |',
];
