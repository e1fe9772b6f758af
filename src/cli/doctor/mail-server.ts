import type { Settings } from '../../config/settings.ts';
import { tryMailServer } from '../../mail/send-mail.ts';
import { messageOf } from '../message-of.ts';
import { type Finding, good, toKnow, wrong } from './finding.ts';

export async function checkMailServer({ smtpUrl }: Settings): Promise<Finding> {
  if (smtpUrl === undefined) return toKnow('No mail server is set: mails wait in the console. Set SALLYPORT_SMTP_URL.');
  const { host } = new URL(smtpUrl);
  try {
    await tryMailServer(smtpUrl);
    return good(`The mail server ${host} takes our mails.`);
  } catch (fault) {
    return wrong(`The mail server ${host} does not (${messageOf(fault)}): look at SALLYPORT_SMTP_URL.`);
  }
}
