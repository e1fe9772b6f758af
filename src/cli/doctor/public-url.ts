import type { Settings } from '../../config/settings.ts';
import { isLocalName } from '../../kit/web-address.ts';
import { type Finding, good, wrong } from './finding.ts';

/** Whether browsers that open the public address can come to where we listen. */
export function checkPublicUrl({ publicUrl, listen, trustedProxies }: Settings): Finding {
  const { protocol, hostname, port } = new URL(publicUrl);
  if (protocol === 'https:') {
    return trustedProxies.isEmpty
      ? wrong(
          `The public address ${publicUrl} is https, which a proxy in front of us must speak, and no proxy is trusted: set SALLYPORT_TRUSTED_PROXIES to its address.`,
        )
      : good(`The public address ${publicUrl} is reached through a trusted proxy.`);
  }
  const isHere = isLocalName(hostname) && Number(port || '80') === listen.port;
  return isHere
    ? good(`The public address ${publicUrl} is where this machine listens.`)
    : wrong(
        `The public address is ${publicUrl}, but the server listens at port ${listen.port}: set SALLYPORT_PUBLIC_URL.`,
      );
}
