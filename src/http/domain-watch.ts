import type { Resolve } from '../edge/get-outside.ts';
import { type Probe, probeOrigin } from '../edge/probe-origin.ts';
import { type Clock, MINUTE, type Millis, SECOND } from '../kit/clock.ts';
import { keyedDigest, newSecret, type Sealer } from '../kit/secrets.ts';
import { isLocalName } from '../kit/web-address.ts';

/**
 * What a browser that opens an origin comes to.
 *
 * - `here`: this server, or one that shares its secret key; `local`: a name that browsers lead to the same machine
 * - `renamed`: this server, but it was told another host or scheme than the browser asked for
 * - `elsewhere`: something else answers
 * - `hidden`: it leads into a private network, and not to this server
 * - `unknown_name`, `certificate`, `silent`: nothing does; `checking`: not known yet
 */
export interface Reach {
  readonly kind:
    | 'local'
    | 'here'
    | 'renamed'
    | 'elsewhere'
    | 'hidden'
    | 'unknown_name'
    | 'certificate'
    | 'silent'
    | 'checking';
  /** Such as `ECONNREFUSED`, or the status of an answer. */
  readonly code: string;
}

/** Whether somebody who opens the origin comes to us. */
export const isReached = ({ kind }: Reach): boolean => kind === 'here' || kind === 'local';

export interface DomainWatch {
  /** What is known, or becomes known within a moment: no page hangs on somebody else’s server. */
  readonly look: (origin: string) => Promise<Reach>;
  /** Asks anew, and waits for the answer. */
  readonly lookAgain: (origin: string) => Promise<Reach>;
}

type Ctx = Clock & { readonly sealer: Sealer; readonly resolve?: Resolve | undefined };

const PATIENCE = 3 * SECOND;
/** How long a page waits. */
const A_MOMENT = 700;
const KEEP_GOOD: Millis = 5 * MINUTE;
const KEEP_BAD: Millis = 20 * SECOND;

export const REACHED = '/.well-known/sallyport/';

/** What this server answers to whoever asks: that it is us, and at which origin we were asked. Only we can say it. */
export const answerReached = (ctx: Pick<Ctx, 'sealer'>, nonce: string, origin: string): string =>
  `${sign(ctx, nonce)}.${sign(ctx, `${nonce} ${origin}`)}`;

const sign = ({ sealer }: Pick<Ctx, 'sealer'>, text: string): string =>
  keyedDigest(sealer, `reached ${text}`).toString('base64url');

/** Keeps for a while what came of asking. */
export function createDomainWatch(ctx: Ctx): DomainWatch {
  const kept = new Map<string, { readonly at: Millis; readonly reach: Reach }>();
  const asking = new Map<string, Promise<Reach>>();

  function askAnew(origin: string): Promise<Reach> {
    const answer = probe(ctx, origin)
      .then((reach) => {
        kept.set(origin, { at: ctx.now(), reach });
        return reach;
      })
      .finally(() => asking.delete(origin));
    asking.set(origin, answer);
    return answer;
  }

  /** Many pages that are opened at once ask once. */
  const ask = (origin: string): Promise<Reach> => asking.get(origin) ?? askAnew(origin);

  return {
    async look(origin) {
      if (isLocalName(new URL(origin).hostname)) return { kind: 'local', code: '' };
      const known = kept.get(origin);
      const keep = known?.reach.kind === 'here' ? KEEP_GOOD : KEEP_BAD;
      return known && known.at > ctx.now() - keep ? known.reach : within(A_MOMENT, ask(origin));
    },
    async lookAgain(origin) {
      kept.delete(origin);
      return isLocalName(new URL(origin).hostname) ? { kind: 'local', code: '' } : ask(origin);
    },
  };
}

function within(time: Millis, answer: Promise<Reach>): Promise<Reach> {
  let timer: NodeJS.Timeout | undefined;
  const giveUp = new Promise<Reach>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'checking', code: '' }), time);
  });
  return Promise.race([answer, giveUp]).finally(() => clearTimeout(timer));
}

async function probe(ctx: Ctx, origin: string): Promise<Reach> {
  const nonce = newSecret();
  const found = await probeOrigin(new URL(REACHED + nonce, origin), { patience: PATIENCE, resolve: ctx.resolve });
  const reach =
    found.kind === 'answered' ? judge(ctx, { origin, nonce, found }) : { kind: found.kind, code: found.code };
  const isOurs = reach.kind === 'here' || reach.kind === 'renamed';
  // Of what is in there, a name that somebody typed gets to know no more than that it is not us.
  return found.place === 'inside' && !isOurs ? { kind: 'hidden', code: '' } : reach;
}

interface Answered {
  readonly origin: string;
  readonly nonce: string;
  readonly found: Extract<Probe, { kind: 'answered' }>;
}

function judge(ctx: Ctx, { origin, nonce, found: { text, status } }: Answered): Reach {
  const code = String(status);
  if (text === answerReached(ctx, nonce, origin)) return { kind: 'here', code };
  return { kind: text.startsWith(`${sign(ctx, nonce)}.`) ? 'renamed' : 'elsewhere', code };
}
