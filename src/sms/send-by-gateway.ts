import { SECOND } from '../kit/clock.ts';
import { fillRequest, type OutgoingSms } from './fill-request.ts';
import type { Gateway } from './gateway.ts';
import { type GatewayAnswer, isTaken, nameProblem } from './judge-answer.ts';

export type SmsOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Without anything of the message: see `explain-problem.ts`. */
      readonly problem: string;
      /** Trying again would not help. */
      readonly isFinal: boolean;
    };

/** Hands one message to the gateway. Throws nothing: whatever goes wrong is an outcome. */
export type SendBySms = (sms: OutgoingSms) => Promise<SmsOutcome>;

const PATIENCE = 10 * SECOND;
const LONGEST_ANSWER = 64 * 1024;

export const sendByGateway =
  (gateway: Gateway): SendBySms =>
  async (sms) => {
    try {
      return judge(gateway, await ask(gateway, sms));
    } catch (fault) {
      return { ok: false, problem: nameFault(fault), isFinal: false };
    }
  };

/** No redirect is followed: it would take our secret, the number and the code elsewhere. */
async function ask(gateway: Gateway, sms: OutgoingSms): Promise<GatewayAnswer> {
  const { url, headers, body } = fillRequest(gateway, sms);
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
  return { status: answer.status, text: await read(answer) };
}

async function read({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST_ANSWER) break; // which also closes the connection
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What may be over in a moment: RFC 9110 section 15.5.9, RFC 8470, RFC 6585 section 4, and whatever the server broke. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

function judge({ request }: Gateway, answer: GatewayAnswer) {
  if (isTaken(request.success, answer)) return { ok: true } as const;
  const isFinal = answer.status < 500 && !passing.has(answer.status);
  return { ok: false, problem: nameProblem(answer), isFinal } as const;
}

function nameFault(fault: unknown): string {
  const { name, cause } = fault instanceof Error ? fault : new Error();
  if (name === 'TimeoutError') return 'timeout';
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? 'failed';
}
