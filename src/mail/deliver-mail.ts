import { type Clock, DAY, MINUTE, type Millis } from '../kit/clock.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { MailEvent } from './mail.events.ts';
import { claimMail, listDueMail, markFailed, markSent } from './mail.queries.ts';
import type { Mail } from './mail.ts';
import { readText } from './seal-text.ts';
import type { MailSender } from './send-mail.ts';

export type DeliveryContext = Db &
  Clock & {
    readonly unitOfWork: UnitOfWork<Schema, MailEvent>;
    readonly sender: MailSender;
    readonly sealer: Sealer;
  };

const MOST_AT_ONCE = 50;
const MOST_ATTEMPTS = 8;
/** What still waits then is no news any more, e.g. because no mail server was set for a long time. */
export const LONGEST_WAIT = 5 * DAY;
/** Longer than any attempt takes, so that nobody else tries meanwhile; when our process dies, another one takes over. */
const CLAIM = 10 * MINUTE;

/** Tries each mail that is due once. Answers how many there were. */
export async function deliverMail(ctx: DeliveryContext): Promise<number> {
  const due = await listDueMail(ctx.db, ctx.now(), MOST_AT_ONCE);
  for (const mail of due) await deliverOne(ctx, mail);
  return due.length;
}

async function deliverOne(ctx: DeliveryContext, mail: Mail) {
  const now = ctx.now();
  if (!(await ctx.unitOfWork(({ db }) => claimMail(db, mail, now + CLAIM)))) return;
  if (now - mail.createdAt > LONGEST_WAIT) return fail(ctx, mail, { problem: 'waited too long', isFinal: true });
  try {
    await ctx.sender.send({ ...mail, body: readText(ctx, mail) });
  } catch (fault) {
    return fail(ctx, mail, readFailure(fault));
  }
  await ctx.unitOfWork(async ({ db, emit }) => {
    await markSent(db, mail.id, ctx.now());
    emit({ type: 'mail.sent', ...about(mail) });
  });
}

interface Failure {
  readonly problem: string;
  /** Said of this recipient for good, so that trying again only annoys the server. */
  readonly isFinal: boolean;
  readonly code?: string;
}

async function fail(ctx: DeliveryContext, mail: Mail, { problem, isFinal, code = problem }: Failure) {
  const attempts = mail.attempts + 1;
  const isOver = isFinal || attempts >= MOST_ATTEMPTS;
  await ctx.unitOfWork(async ({ db, emit }) => {
    await markFailed(db, mail.id, problem, isOver ? null : ctx.now() + waitAfter(attempts));
    if (isOver) emit({ type: 'mail.abandoned', ...about(mail), problem: code });
  });
}

const about = ({ id, organizationId }: Mail) => ({ organizationId, actor: 'system', mailId: id }) as const;

/** 1 min, 4 min, 16 min … 68 h: together almost four days, which outlasts a weekend without a mail server. */
const waitAfter = (attempts: number): Millis => MINUTE * 4 ** (attempts - 1);

/** A server's answer may quote the mail, so the event keeps only the code of it. */
function readFailure(fault: unknown): Failure {
  const {
    message,
    code = 'failed',
    command,
    responseCode = 0,
  }: SmtpFault = fault instanceof Error ? fault : new Error(String(fault));
  const problem = message.replace(/\p{Cc}+/gu, ' ').slice(0, 300);
  const isFinal = command === 'RCPT TO' && responseCode >= 500; // RFC 5321 section 4.2.1: permanent negative completion
  return { problem, isFinal, code: responseCode > 0 ? `${code} ${responseCode}` : code };
}

interface SmtpFault extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}
