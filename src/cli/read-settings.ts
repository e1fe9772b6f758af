import { type LoadedSettings, loadSettings } from '../config/load-settings.ts';
import { Problem } from './problem.ts';

/** The settings of this environment and working directory. */
export function readSettings(): LoadedSettings {
  const loaded = loadSettings(process.env, process.cwd());
  if (!loaded.ok) throw new Problem(loaded.problems.join('\n'));
  return loaded.value;
}
