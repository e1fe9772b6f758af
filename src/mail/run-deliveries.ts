import type { Millis } from '../kit/clock.ts';
import { type DeliveryContext, deliverMail } from './deliver-mail.ts';

/** Delivers what is due, again and again, until stopped; `stop` waits for the attempt under way. */
export function runDeliveries(
  ctx: DeliveryContext,
  options: { readonly every: Millis; readonly onFault: (fault: unknown) => void },
): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  async function deliver() {
    try {
      await deliverMail(ctx);
    } catch (fault) {
      options.onFault(fault);
    }
    if (!isStopped) schedule();
  }

  function schedule() {
    timer = setTimeout(() => {
      round = deliver();
    }, options.every).unref();
  }

  schedule();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await round;
      ctx.sender.close();
    },
  };
}
