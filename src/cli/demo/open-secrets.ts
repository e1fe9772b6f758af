import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBase32 } from '../../kit/ids.ts';
import { newSecret } from '../../kit/secrets.ts';

/** What `examples/demo.yaml` asks the environment for. */
export interface DemoSecrets {
  readonly ACME_REMOTE_KEY: string;
  readonly ADA_PASSWORD: string;
  readonly REP_PASSWORD: string;
  readonly GINA_PASSWORD: string;
}

/**
 * Made at the first run and kept beside the data: a password that everybody knows from our repository would open
 * whatever installation somebody begins from the demo's file.
 */
export function openSecrets(folder: string): DemoSecrets {
  const file = join(folder, 'demo-secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets;
  } catch {
    const secrets = {
      ACME_REMOTE_KEY: newSecret(),
      ADA_PASSWORD: newPassword(),
      REP_PASSWORD: newPassword(),
      GINA_PASSWORD: newPassword(),
    };
    writeFileSync(file, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
    return secrets;
  }
}

/** 80 random bits that one can read and type. */
const newPassword = (): string => randomBase32(16).replace(/(.{4})(?=.)/g, '$1-');
