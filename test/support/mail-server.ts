import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came over the wire. */
  readonly text: string;
}

export interface Refusal {
  /** At the sender, at the recipient, or after the text. */
  readonly at: 'mail' | 'rcpt' | 'data';
  readonly code: number;
  readonly says: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** How often somebody named a recipient. */
  readonly attempts: () => number;
  readonly refuse: (refusal: Refusal | undefined) => void;
}

export interface MailServerOptions {
  /** Only who knows it may send. */
  readonly password?: string;
  /** TLS from the start, with a certificate that nobody trusts. */
  readonly certificate?: 'untrusted';
}

/** A real SMTP server on a free port that keeps what it is sent, or refuses it. */
export async function openMailServer(t: TestContext, options: MailServerOptions = {}): Promise<MailServer> {
  const { password, certificate } = options;
  const received: ReceivedMail[] = [];
  let attempts = 0;
  let mood: Refusal | undefined;
  const refusalAt = (place: Refusal['at']) =>
    mood?.at === place ? Object.assign(new Error(mood.says), { responseCode: mood.code }) : undefined;

  const server = new SMTPServer({
    secure: certificate === 'untrusted',
    disabledCommands: password === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (given, _session, done) =>
      given.password === password ? done(null, { user: given.username }) : done(new Error('Not the password')),
    onMailFrom: (_address, _session, done) => done(refusalAt('mail')),
    closeTimeout: 20, // the sender keeps its connection for the next mail
    onRcptTo(_address, _session, done) {
      attempts += 1;
      done(refusalAt('rcpt'));
    },
    onData(stream, { envelope: { mailFrom, rcptTo } }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = refusalAt('data');
        const from = mailFrom === false ? '' : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        if (!refusal) received.push({ from, to, text: Buffer.concat(chunks).toString() });
        done(refusal);
      });
    },
  });
  server.on('error', () => undefined); // whoever hangs up, e.g. because of the certificate
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const refuse = (refusal: Refusal | undefined) => {
    mood = refusal;
  };
  const scheme = certificate === 'untrusted' ? 'smtps' : 'smtp';
  return { url: `${scheme}://127.0.0.1:${address.port}`, received, attempts: () => attempts, refuse };
}

/** The link in a mail, as its reader sees it: quoted-printable lines (RFC 2045 section 6.7) put together again. */
export function readLink({ text }: ReceivedMail): string {
  const [link] = /https?:\/\/\S+/.exec(text.replace(/=\r\n/g, '').replaceAll('=3D', '=')) ?? [];
  if (link === undefined) throw new Error(`no link in ${text}`);
  return link;
}
