import { X509Certificate } from 'node:crypto';
import type { Millis } from '../../kit/clock.ts';

/**
 * Whether each certificate was issued by the next, and the last by a root or is one (RFC 5280 section 6.1, without
 * revocation: we ask nobody). The library would fetch lists of revoked certificates from addresses that they name.
 */
export function leadsToRoot(chain: readonly Uint8Array[], roots: readonly Uint8Array[], now: Millis): boolean {
  const path = readAll(chain);
  const anchors = readAll(roots)?.filter((root) => isInTime(root, now));
  if (!path || path.length === 0 || !anchors) return false;
  if (!path.every((certificate) => isInTime(certificate, now))) return false;
  for (const [at, certificate] of path.entries()) {
    if (anchors.some((root) => root.raw.equals(certificate.raw) || isIssuedBy(certificate, root))) return true;
    const issuer = path[at + 1];
    if (!issuer || !isIssuedBy(certificate, issuer)) return false;
  }
  return false;
}

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

const isInTime = ({ validFromDate, validToDate }: X509Certificate, now: Millis): boolean =>
  validFromDate.getTime() <= now && now <= validToDate.getTime();

function readAll(certificates: readonly Uint8Array[]): readonly X509Certificate[] | undefined {
  try {
    return certificates.map((der) => new X509Certificate(Buffer.from(der)));
  } catch {
    return undefined;
  }
}
