import { type Static, Type } from 'typebox';
import { callerCheckMethods } from '../../signin/caller-check/caller-check.ts';
import { oneOf, orNull } from '../json-types.ts';

const Time = Type.String({ format: 'date-time' });
export const CallerMethod = oneOf(callerCheckMethods, {
  description:
    '`device`: the number is read out to the caller, who types it in at `/check` where they are signed in. `email_code`: they read out a code that was mailed to them. `personal_questions`: after one of these.',
});

export const CallerCheck = Type.Object(
  {
    id: Type.String(),
    method: CallerMethod,
    state: oneOf(['waiting', 'matched', 'failed', 'denied', 'cancelled', 'expired'], {
      description: '`denied`: the owner of the account says that they call nobody.',
    }),
    aal: Type.Integer({ description: 'Authentication assurance level that was shown, 0 to 3.' }),
    factors: Type.Array(Type.String(), { description: 'With what.' }),
    representative: Type.Object({ id: Type.String(), full_name: Type.String() }),
    number: orNull(Type.String({ description: 'To be read out to the caller, while it waits.' })),
    questions: Type.Array(Type.String(), { description: 'To be asked, while it waits.' }),
    tries_left: Type.Integer(),
    created_at: Time,
    expires_at: Time,
    ended_at: orNull(Time),
  },
  { $id: 'CallerCheck', title: 'CallerCheck', description: 'Whether a caller is who they say.' },
);

export type CallerCheckView = Static<typeof CallerCheck>;

/** How a caller may be checked in one matter, and what came of the checks so far, newest first. */
export const Caller = Type.Object({ methods: Type.Array(CallerMethod), checks: Type.Array(CallerCheck) });

export type CallerView = Static<typeof Caller>;
