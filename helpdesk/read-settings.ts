import { join } from 'node:path';
import { type AddressRanges, parseRanges } from '../src/kit/addresses.ts';

export interface HelpdeskSettings {
  /** Where Sallyport is reached from here. */
  readonly sallyportUrl: string;
  readonly token: string;
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly trustedProxies: AddressRanges;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment of the helpdesk’s own process. Throws a sentence that names the variable to set right. */
export function readSettings(env: Environment): HelpdeskSettings {
  const sallyportUrl = required(env, 'SALLYPORT_URL');
  if (!/^https?:\/\//.test(sallyportUrl) || !URL.canParse(sallyportUrl)) {
    throw new Error('SALLYPORT_URL must be an address such as http://127.0.0.1:8080');
  }
  const listen = env['HELPDESK_LISTEN'] ?? '127.0.0.1:8081';
  const [, host = '', port = ''] = /^(.+):([0-9]{1,5})$/.exec(listen) ?? [];
  if (host === '') throw new Error('HELPDESK_LISTEN must be a host and a port, such as 127.0.0.1:8081');
  const ranges = parseRanges(env['HELPDESK_TRUSTED_PROXIES'] ?? '127.0.0.1,::1');
  if (!ranges.ok) throw new Error(`HELPDESK_TRUSTED_PROXIES: ${ranges.reason}`);
  return {
    sallyportUrl,
    token: required(env, 'SALLYPORT_TOKEN'),
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port),
    dataFolder: env['HELPDESK_DATA'] ?? join('data', 'helpdesk'),
    databaseUrl: env['HELPDESK_DATABASE_URL'],
    trustedProxies: ranges.value,
  };
}

function required(env: Environment, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
