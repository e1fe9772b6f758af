import { isIP } from 'node:net';
import { isHostName } from './organization.ts';

/** The host name that somebody means who types a host name or an address: lower case, without port, as DNS spells it. */
export function readHostName(text: string): string | undefined {
  const address = text.includes('://') ? text.trim() : `https://${text.trim()}`;
  if (!URL.canParse(address)) return undefined;
  const host = new URL(address).hostname.replace(/\.$/, '');
  return isHostName(host) && isIP(host) === 0 ? host : undefined;
}
