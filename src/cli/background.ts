import { pruneEvents } from '../audit/prune-events.ts';
import type { Settings } from '../config/settings.ts';
import { openSmsGateway } from '../config/sms-settings.ts';
import { sweepTurns } from '../edge/limit-rate.ts';
import { forgetEnrolments } from '../factors/forget-enrolments.ts';
import { forgetCodes } from '../factors/out-of-band.ts';
import { forgetChallenges } from '../factors/webauthn/challenge.ts';
import type { AppContext } from '../http/app-context.ts';
import { type Clock, HOUR, MINUTE, type Millis, SECOND } from '../kit/clock.ts';
import { runDeliveries } from '../mail/run-deliveries.ts';
import { forgetAttempts, forgetLinks } from '../remote/forget-links.ts';
import { forgetSessions } from '../session/forget-sessions.ts';
import { forgetUnusedDevices } from '../signin/devices/forget-device.ts';
import { forgetFlows } from '../signin/flow/begin-flow.ts';
import { forgetSolutions } from '../signin/guesses/challenge.ts';
import { sweepGuesses } from '../signin/guesses/guess-budgets.ts';
import { forgetObjections } from '../signin/notices/objection.ts';
import { deliverSms } from '../sms/deliver-sms.ts';
import { forgetSms } from '../sms/forget-sms.ts';
import type { Gateway } from '../sms/gateway.ts';
import { sendByGateway } from '../sms/send-by-gateway.ts';
import type { Db } from '../store/database.ts';

interface Log {
  readonly error: (details: object, sentence: string) => void;
}

interface Stops {
  readonly stop: () => Promise<void>;
}

/** What is forgotten soon after its time, which is of minutes. */
const ofMinutes = [
  forgetLinks,
  sweepTurns,
  forgetChallenges,
  forgetSolutions,
  forgetFlows,
  forgetEnrolments,
  forgetCodes,
  forgetSms,
] as const;
/** The same for what is kept for days. */
const ofDays = [forgetSessions, forgetAttempts, forgetObjections, forgetUnusedDevices, sweepGuesses] as const;

/** What goes on beside the requests, in every process: mails leave, and what has had its time is forgotten. */
export async function startBackground(ctx: AppContext, settings: Settings, log: Log): Promise<Stops> {
  const onFault = (fault: unknown) => log.error({ err: fault }, 'work in the background failed, and is tried again');
  const running = [
    ...(await startMail(ctx, settings, onFault)),
    ...startSms(ctx, settings, onFault),
    repeat(MINUTE, onFault, () => forget(ctx, ofMinutes)),
    repeat(HOUR, onFault, () => forget(ctx, ofDays)),
    repeat(HOUR, onFault, () => pruneEvents(ctx, ctx.now() - settings.eventRetention)),
  ];
  return {
    async stop() {
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };
}

type OnFault = (fault: unknown) => void;

async function startMail(ctx: AppContext, { smtpUrl, mailFrom }: Settings, onFault: OnFault): Promise<Stops[]> {
  if (smtpUrl === undefined) return [];
  const { createMailSender } = await import('../mail/send-mail.ts'); // a start without a mail server need not load it
  const sender = createMailSender({ smtpUrl, from: mailFrom });
  return [runDeliveries({ ...ctx, sender }, { every: 5 * SECOND, onFault })];
}

function startSms(ctx: AppContext, settings: Settings, onFault: OnFault): Stops[] {
  const opened = openSmsGateway(settings);
  return opened?.ok ? [runSms(ctx, opened.value, onFault)] : [];
}

/** Hands text messages to the gateway, each second: whoever waits for a code looks at the page. */
export function runSms(ctx: AppContext, gateway: Gateway, onFault: OnFault): Stops {
  const send = sendByGateway(gateway);
  return repeat(SECOND, onFault, () => deliverSms({ ...ctx, send }));
}

const forget = ({ unitOfWork, now }: AppContext, all: readonly ((ctx: Db & Clock) => Promise<void>)[]) =>
  unitOfWork(async ({ db }) => {
    for (const one of all) await one({ db, now });
  });

/** A timer that does not keep the process alive; `stop` waits for the round under way. */
function repeat(every: Millis, onFault: OnFault, work: () => Promise<unknown>): Stops {
  let round: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    round = round.then(work).catch(onFault);
  }, every).unref();
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
