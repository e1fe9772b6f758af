import { readNoticeAddresses } from '../directory/notice-addresses.ts';
import type { Person } from '../directory/person.ts';
import { listSecondFactors } from '../factors/list-second-factors.ts';
import { hasPassword } from '../factors/password/has-password.ts';
import { readPersonalQuestions } from '../factors/personal-questions/read-personal-questions.ts';
import { countRecoveryCodes } from '../factors/recovery-code/count-recovery-codes.ts';
import type { Clock, Millis } from '../kit/clock.ts';
import { listDevices } from '../signin/devices/list-devices.ts';
import type { Db } from '../store/database.ts';
import { listSessions } from './list-sessions.ts';
import { findAttemptsOf, findEventsOf, findMailsTo } from './own-data.queries.ts';

/** What is held of a person, as they may take it away: no secret, and nothing that one could be made from. */
export async function gatherOwnData(ctx: Db & Clock, person: Person): Promise<object> {
  const { id, organizationId, permissions: _ofTheHouse, isManagedByFile: _too, ...about } = person;
  const others = await readNoticeAddresses(ctx, id);
  const questions = await readPersonalQuestions(ctx, id);
  return withTimes({
    madeAt: ctx.now(),
    person: { id, ...about },
    addressesForNotices: others.map(({ email, verifiedAt }) => ({ email, verifiedAt })),
    signIn: {
      hasPassword: await hasPassword(ctx, id),
      recoveryCodesLeft: await countRecoveryCodes(ctx, id),
      personalQuestions: questions === undefined ? null : { setAt: questions.setAt },
      authenticators: (await listSecondFactors(ctx, id)).map(({ factor, name, createdAt, lastUsedAt, disabledAt }) => ({
        factor,
        name,
        createdAt,
        lastUsedAt,
        disabledAt,
      })),
    },
    sessions: (await listSessions(ctx, id)).map(
      ({ address, userAgent, evidence, startedAt, lastSeenAt, expiresAt }) => ({
        address,
        userAgent,
        provedBy: evidence.map(({ factor }) => factor),
        startedAt,
        lastSeenAt,
        expiresAt,
      }),
    ),
    devices: (await listDevices(ctx, id)).map(({ address, userAgent, createdAt, lastUsedAt, rememberedUntil }) => ({
      address,
      userAgent,
      createdAt,
      lastUsedAt,
      rememberedUntil,
    })),
    signedLinks: await findAttemptsOf(ctx.db, id),
    mails: await findMailsTo(ctx.db, organizationId, [person.email, ...others.map(({ email }) => email)]),
    history: await findEventsOf(ctx.db, id),
  });
}

/** Times as people and programs read them (RFC 3339). */
const withTimes = (data: object): object =>
  JSON.parse(JSON.stringify(data), (key, value: unknown) =>
    typeof value === 'number' && /^at$|At$|Until$/.test(key) ? timeOf(value) : value,
  ) as object;

const timeOf = (at: Millis): string => new Date(at).toISOString();
