/** The server that sends our mails, as a page may show it: no password. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: as soon as the server offers it. */
  readonly security: 'tls' | 'starttls';
  readonly user: string | undefined;
  /** `Name <address>`, or an address alone. */
  readonly from: string;
}

/** What a URL such as `smtps://user:password@mail.example:465` says; undefined without one. */
export function describeMailServer({
  smtpUrl,
  mailFrom: from,
}: {
  readonly smtpUrl?: string | undefined;
  readonly mailFrom: string;
}): MailServer | undefined {
  if (smtpUrl === undefined) return undefined;
  const { hostname: host, port, protocol, username } = new URL(smtpUrl);
  const isTls = protocol === 'smtps:';
  const user = username === '' ? undefined : decodeURIComponent(username);
  const security = isTls ? 'tls' : 'starttls';
  return { host, port: port === '' ? (isTls ? 465 : 587) : Number(port), security, user, from };
}

/** What makes a mail arrive or not: after a change of it, nothing is proved any more. */
export const routeOf = ({ host, port, from }: MailServer): string => `${host}:${port} ${from}`;
