import { readOrganization } from '../directory/find-organization.ts';
import { findPortal } from '../directory/find-portal.ts';
import { findRequester, type Requester } from '../directory/find-requester.ts';
import type { Organization, OrganizationId } from '../directory/organization.ts';
import { readHost } from '../edge/read-arrival.ts';
import { ownPath } from '../kit/web-address.ts';
import {
  type AboutCaller,
  answerCheck,
  beginCheck,
  cancelCheck,
  describeCaller,
  type SpokenAnswer,
} from '../protocols/application/check-caller.ts';
import { describeMe } from '../protocols/application/describe-me.ts';
import type { Me } from '../protocols/application/me.ts';
import { recordApplicationEvent } from '../protocols/application/record-application-event.ts';
import type { AppContext } from './app-context.ts';
import { readCookies, SESSION } from './cookies.ts';
import { findWay, type Way } from './entrance.ts';
import { identifyPerson } from './guard.ts';
import { HOME } from './remote-auth.route.tsx';

/** One request of a browser, as an application received it. */
export interface Visitor {
  readonly host: string;
  readonly protocol: 'http' | 'https';
  readonly cookie: string;
  readonly address: string;
}

interface Told {
  readonly organization: string;
  readonly name: string;
  readonly actor: string;
  readonly subject: string | null;
  readonly object: string;
}

/** What an application asks of us over HTTP with `sdk/node/client.ts`, for one that runs in this process. */
export function createInProcessClient(ctx: AppContext, { app }: { readonly app: string }) {
  return {
    me: (visitor: Visitor) => findMe(ctx, visitor),
    entrance: async (visitor: Visitor, returnTo: string): Promise<Way> =>
      (await findEntrance(ctx, visitor, { returnTo })) ?? { location: '/', setCookies: [] },
    async requester({ organization, ...wish }: { organization: string; email: string; fullName: string }) {
      const organizationId = organization as OrganizationId;
      const found = await ctx.unitOfWork(({ db }) => findRequester({ db, now: ctx.now }, { organizationId, ...wish }));
      return found.ok ? describeRequester(found.value) : undefined;
    },
    caller: (about: AboutCaller) => describeCaller(ctx, about),
    async beginCallerCheck(wish: Parameters<typeof beginCheck>[1]) {
      const begun = await beginCheck(ctx, wish);
      return begun.ok ? 'waiting' : begun.reason;
    },
    async answerCallerCheck(spoken: SpokenAnswer) {
      const result = await answerCheck(ctx, spoken);
      return result?.ok ? 'matched' : (result?.reason ?? 'over');
    },
    async cancelCallerCheck(own: Omit<SpokenAnswer, 'answers'>) {
      await cancelCheck(ctx, own);
    },
    record: ({ organization, ...told }: Told) =>
      ctx.unitOfWork(async (tx) => {
        recordApplicationEvent(tx, { organizationId: organization as OrganizationId, app, ...told });
      }),
  };
}

async function findMe(ctx: AppContext, { host, protocol, cookie }: Visitor): Promise<Me | undefined> {
  const place = readHost(host, protocol);
  if (!place) return undefined;
  const portal = await findPortal(ctx, place.host);
  const principal = await identifyPerson(ctx, readCookies({ cookie }).get(SESSION), portal);
  if (!principal) return undefined;
  const organization = portal?.organization ?? (await readOrganization(ctx, principal.session.organizationId));
  return organization && describeMe(ctx, { principal, organization });
}

/** Where a visitor of an application goes, and whose portal they are at; undefined where there is no portal. */
export async function findEntrance(
  ctx: AppContext,
  { host, protocol, cookie, address }: Visitor,
  { returnTo, of }: { readonly returnTo: string; readonly of?: Organization },
) {
  const place = readHost(host, protocol);
  const portal = place && (await findPortal(ctx, place.host));
  if (!portal || (of && portal.organization.id !== of.id)) return undefined;
  const { origin } = place;
  const traces = { portal, arrival: { origin, address }, cookies: readCookies({ cookie }) };
  return findWay(ctx, traces, ownPath(returnTo, origin) ?? HOME);
}

export const describeRequester = ({ id, kind, email, fullName, isVerified }: Requester) => ({
  id,
  kind,
  email,
  full_name: fullName,
  address_verified: isVerified,
});
