import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { nearestName } from './nearest-name.ts';
import { readConfigFile } from './read-config-file.ts';
import {
  aboutOf,
  environmentNameOf,
  fileNameOf,
  readSetting,
  type SettingName,
  type Settings,
  type SettingTexts,
  settingNames,
} from './settings.ts';
import { openSmsGateway, settingOf } from './sms-settings.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  /** Where each came from: the name of a variable, a line of the file, or nothing for a default. */
  readonly sources: Partial<Readonly<Record<SettingName, string>>>;
  readonly texts: SettingTexts;
}

export type SettingsOutcome =
  | { readonly ok: true; readonly value: LoadedSettings }
  | { readonly ok: false; readonly reason: 'bad_settings'; readonly problems: readonly string[] };

/** A name as its source writes it, its text, and what to call it in a message. */
interface Given {
  readonly key: string;
  readonly text: string;
  readonly place: string;
}

interface Source {
  readonly given: readonly Given[];
  readonly nameOf: (name: string) => string;
  /** Of a name whose text is kept in a file. */
  readonly suffix: string;
}

interface Draft {
  readonly texts: SettingTexts;
  readonly sources: Partial<Record<SettingName, string>>;
  readonly problems: string[];
}

/**
 * Reads the settings from `sallyport.yaml` (or the file that SALLYPORT_CONFIG names) and the environment, which wins.
 * All problems are told together, each with the name to look for.
 */
export function loadSettings(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): SettingsOutcome {
  const draft: Draft = { texts: {}, sources: {}, problems: [] };
  const inFile = givenInFile(draft, environment['SALLYPORT_CONFIG'], folder);
  take(draft, { given: inFile, nameOf: fileNameOf, suffix: '_file' }, folder);
  take(draft, { given: givenInEnvironment(environment), nameOf: environmentNameOf, suffix: '_FILE' }, folder);
  const { texts, sources, problems } = draft;
  checkTexts(draft);
  if (problems.length > 0) return { ok: false, reason: 'bad_settings', problems };

  const read = readTexts(texts);
  const settings: Settings = Object.freeze({ ...read, data: resolve(folder, read.data) });
  problems.push(...contradictionsIn(settings, texts));
  if (problems.length > 0) return { ok: false, reason: 'bad_settings', problems };
  return { ok: true, value: { settings, sources, texts } };
}

/** Each text has been seen to be readable, and each setting without a default may be absent. */
function readTexts(texts: SettingTexts): Settings {
  const values = settingNames.flatMap((name) => {
    const text = texts[name] ?? aboutOf(name).default;
    return text === undefined ? [] : [[name, readSetting(name, text)] as const];
  });
  return Object.fromEntries(values) as unknown as Settings;
}

function givenInEnvironment(environment: Readonly<Record<string, string | undefined>>): Given[] {
  return Object.entries(environment)
    .filter(([key]) => key.startsWith('SALLYPORT_') && key !== 'SALLYPORT_CONFIG')
    .map(([key, text = '']) => ({ key, text, place: key }));
}

function givenInFile({ problems }: Draft, named: string | undefined, folder: string): Given[] {
  const file = resolve(folder, named || 'sallyport.yaml');
  if (!named && !existsSync(file)) return [];
  const content = readText(file);
  if (content === undefined) problems.push(`SALLYPORT_CONFIG: ${file} cannot be read`);
  const read = readConfigFile(content ?? '', basename(file));
  problems.push(...read.problems);
  return read.entries.map(({ key, text, place }) => ({ key, text, place: `${place}: ${key}` }));
}

/** Adds what one source gives, over what an earlier source gave. An empty text means: not set. */
function take(draft: Draft, source: Source, folder: string) {
  const byKey = new Map(source.given.map((one) => [one.key, one]));
  for (const name of settingNames) {
    const given = pick(draft, byKey, source.nameOf(name), source.suffix, folder);
    if (!given) continue;
    draft.texts[name] = given.text;
    draft.sources[name] = given.place;
  }
  for (const { key, place } of byKey.values()) draft.problems.push(unknown(key, place, source));
}

function pick(draft: Draft, byKey: Map<string, Given>, key: string, suffix: string, folder: string): Given | undefined {
  const direct = pull(byKey, key);
  const kept = pull(byKey, key + suffix);
  if (direct && kept) draft.problems.push(`${direct.place} and ${kept.place} are both set: keep one`);
  if (direct || !kept) return direct;
  const text = readText(resolve(folder, kept.text))?.trim();
  if (text !== undefined) return { ...kept, text };
  draft.problems.push(`${kept.place}: ${kept.text} cannot be read`);
  return undefined;
}

function pull(byKey: Map<string, Given>, key: string): Given | undefined {
  const found = byKey.get(key);
  byKey.delete(key);
  return found?.text === '' ? undefined : found;
}

function unknown(key: string, place: string, { nameOf, suffix }: Source): string {
  const names = settingNames.map(nameOf).flatMap((name) => [name, name + suffix]);
  const nearest = nearestName(key, names, nameOf(''));
  return `${place} is not a setting${nearest === undefined ? '' : `: did you mean ${nearest}?`}`;
}

function checkTexts({ texts, sources, problems }: Draft) {
  for (const name of settingNames) {
    const text = texts[name];
    if (text === undefined || readSetting(name, text) !== undefined) continue;
    const { expects, secret } = aboutOf(name);
    const shown = secret === undefined ? `is ${JSON.stringify(text)}` : 'cannot be used';
    problems.push(`${sources[name]} ${shown}: expected ${expects}`);
  }
}

function contradictionsIn(settings: Settings, texts: SettingTexts): string[] {
  const problems: string[] = [];
  if (settings.smtpUrl !== undefined && texts.mailFrom === undefined) {
    problems.push(`${environmentNameOf('mailFrom')} must be set together with ${environmentNameOf('smtpUrl')}`);
  }
  if (settings.sessionIdle > settings.sessionLifetime) {
    problems.push(`${environmentNameOf('sessionIdle')} is longer than ${environmentNameOf('sessionLifetime')}`);
  }
  return [...problems, ...smsContradictionsIn(settings)];
}

function smsContradictionsIn(settings: Settings): string[] {
  const opened = openSmsGateway(settings);
  if (opened?.ok === false)
    return opened.problems.map(({ about, says }) => `${environmentNameOf(settingOf[about])} ${says}`);
  const stray = opened ? [] : Object.values(settingOf).filter((name) => settings[name] !== undefined);
  return stray.map((name) => `${environmentNameOf(name)} says nothing without ${environmentNameOf('smsGateway')}`);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
