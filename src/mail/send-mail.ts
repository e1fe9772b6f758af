import { createTransport } from 'nodemailer';
import { SECOND } from '../kit/clock.ts';
import type { Mail } from './mail.ts';

/** Hands a mail to a mail server; throws what the server or the network says when that fails. */
export interface MailSender {
  readonly send: (mail: Pick<Mail, 'id' | 'recipient' | 'subject' | 'body'>) => Promise<void>;
  readonly close: () => void;
}

/** @param from `Name <address>`, or an address alone */
export function createMailSender({ smtpUrl, from }: { readonly smtpUrl: string; readonly from: string }): MailSender {
  const transport = connect(smtpUrl);
  const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, recipient, subject, body }) {
      await transport.sendMail({
        from,
        to: { name: '', address: recipient }, // as an object it is one address, whatever it looks like
        subject,
        text: body,
        messageId: `<${id}@${domain}>`, // the same at each attempt, so that a mail sent twice is shown once
        headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834: no out-of-office replies to us
      });
    },
    close: () => transport.close(),
  };
}

/** Connects and signs in at the mail server, without a mail; throws what the server or the network says. */
export async function tryMailServer(smtpUrl: string): Promise<void> {
  const transport = connect(smtpUrl);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

const connect = (smtpUrl: string) =>
  createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 1,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
