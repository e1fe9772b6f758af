import type { FastifyReply } from 'fastify';
import { NEXT_PROOF_WITHIN } from '../signin/flow/begin-flow.ts';
import { expireCookie, SESSION, SIGN_IN, SIGNED_OUT, setCookie } from './cookies.ts';
import { CONTINUE } from './sign-in/show-step.tsx';

interface Admitted {
  readonly opens: 'session' | 'flow';
  readonly token: string;
}

/** Who was proved elsewhere is in; or goes on with what the policy asks for beyond that. Answers where to. */
export function keepAdmitted(reply: FastifyReply, { opens, token }: Admitted, target: string): string {
  const kept =
    opens === 'flow'
      ? [setCookie(SIGN_IN, token, NEXT_PROOF_WITHIN), expireCookie(SESSION)]
      : [setCookie(SESSION, token), expireCookie(SIGN_IN)];
  reply.header('set-cookie', [...kept, expireCookie(SIGNED_OUT)]);
  return opens === 'flow' ? CONTINUE : target;
}
