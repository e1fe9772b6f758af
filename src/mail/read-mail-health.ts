import { MINUTE, type Millis } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { countMails, lastSentAt, selectFailing } from './mail.queries.ts';
import type { Mail } from './mail.ts';

export interface MailHealth {
  readonly waiting: number;
  /** Of those that wait: tried without success. */
  readonly delayed: number;
  readonly abandoned: number;
  readonly lastSentAt: Millis | null;
  /** The newest try that failed, when it is newer than the last mail that left. */
  readonly failing: { readonly mail: Mail; readonly problem: string; readonly at: Millis } | undefined;
}

/** How the mails of one organization fare. */
export async function readMailHealth({ db }: Db, organizationId: string): Promise<MailHealth> {
  const counts = await countMails(db, organizationId);
  const sentAt = await lastSentAt(db, organizationId);
  const failing = (await selectFailing(db, organizationId))
    .map((mail) => ({ mail, problem: mail.problem ?? '', at: triedAt(mail) }))
    .filter(({ at }) => sentAt === null || at > sentAt)
    .toSorted((a, b) => b.at - a.at)[0];
  return { ...counts, lastSentAt: sentAt, failing };
}

/** When a mail was tried last. What was given up keeps no time: then it is as early as it can have been. */
const triedAt = ({ createdAt, attempts, nextTryAt }: Mail): Millis =>
  nextTryAt === null ? createdAt + waitsBefore(attempts) : nextTryAt - MINUTE * 4 ** (attempts - 1);

const waitsBefore = (attempts: number): Millis => (MINUTE * (4 ** Math.max(attempts - 1, 0) - 1)) / 3;
