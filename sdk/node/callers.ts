/**
 * For an application whose representatives are called: whether a caller is who they say. Copy it beside `client.ts`. It
 * takes an API token with `caller:check`.
 */
import { type ClientSettings, connect, read } from './client.ts';

/** Whom a call may be from, and what it is about. */
export interface AboutCaller {
  /** Id of the organization, as `Me` has it. */
  readonly organization: string;
  /** Id of the person whom the caller says to be. */
  readonly person: string;
  /** Such as `ticket:17`. */
  readonly subject: string;
}

/**
 * `device`: a number is read out to the caller, who types it in at `/check` where they are signed in. `email_code`: they
 * read out a code that was mailed to them. `personal_questions`: once one of these has matched.
 */
export type CallerMethod = 'device' | 'email_code' | 'sms_code' | 'personal_questions';

/** Whether a caller is who they say. Times are ISO 8601. */
export interface CallerCheck {
  readonly id: string;
  readonly method: CallerMethod;
  /** `denied`: the owner of the account says that they call nobody. */
  readonly state: 'waiting' | 'matched' | 'failed' | 'denied' | 'cancelled' | 'expired';
  /** Authentication assurance level that was shown, 0 to 3; with what. */
  readonly aal: number;
  readonly factors: readonly string[];
  readonly representative: { readonly id: string; readonly full_name: string };
  /** To be read out to the caller, while it waits. */
  readonly number: string | null;
  /** To be asked, while it waits. */
  readonly questions: readonly string[];
  readonly tries_left: number;
  readonly created_at: string;
  readonly expires_at: string;
  readonly ended_at: string | null;
}

/** How somebody who calls can be checked now, and what came of the checks so far, newest first. */
export interface Caller {
  readonly methods: readonly CallerMethod[];
  readonly checks: readonly CallerCheck[];
}

export interface OwnCheck {
  readonly organization: string;
  /** Id of the check. */
  readonly check: string;
  /** Id of the representative who began it. */
  readonly representative: string;
}

export interface CallerClient {
  /** Undefined for who has no account: there is nothing to prove. */
  caller(about: AboutCaller): Promise<Caller | undefined>;
  /** One at a time for each caller; `not_found`: no such account, or no such representative. */
  beginCallerCheck(
    wish: AboutCaller & { readonly representative: string; readonly method: CallerMethod },
  ): Promise<'waiting' | 'under_way' | 'not_available' | 'too_many' | 'not_found'>;
  /** What the caller says: a code, or the answers in the order of the questions. Nobody learns which was wrong. */
  answerCallerCheck(
    spoken: OwnCheck & { readonly answers: readonly string[] },
  ): Promise<'matched' | 'wrong' | 'over' | 'busy'>;
  cancelCallerCheck(own: OwnCheck): Promise<void>;
}

export function createCallerClient(settings: ClientSettings): CallerClient {
  const { get, post } = connect(settings);
  return {
    async caller({ person, ...query }) {
      const path = `/api/v1/callers/${encodeURIComponent(person)}?${new URLSearchParams(query)}`;
      const answer = await get(path);
      return answer.status === 404 ? undefined : read<Caller>(answer);
    },
    async beginCallerCheck(wish) {
      const answer = await post('/api/v1/caller-checks', wish);
      const refusal = beginRefusals[answer.status];
      if (refusal === undefined) await read(answer);
      return refusal ?? 'waiting';
    },
    async answerCallerCheck({ check, ...spoken }) {
      const answer = await post(`/api/v1/caller-checks/${encodeURIComponent(check)}/answers`, spoken);
      if (answer.status === 404) return 'over';
      return (await read<{ result: 'matched' | 'wrong' | 'over' | 'busy' }>(answer)).result;
    },
    async cancelCallerCheck({ check, ...own }) {
      const answer = await post(`/api/v1/caller-checks/${encodeURIComponent(check)}/cancellation`, own);
      if (answer.status !== 404) await read(answer);
    },
  };
}

const beginRefusals: Readonly<Record<number, 'not_found' | 'under_way' | 'not_available' | 'too_many'>> = {
  404: 'not_found',
  409: 'under_way',
  422: 'not_available',
  429: 'too_many',
};
