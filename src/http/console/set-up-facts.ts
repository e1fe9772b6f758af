import type { FastifyRequest } from 'fastify';
import { listNewestEvents } from '../../audit/list-events.ts';
import { readDismissals } from '../../directory/dismiss-set-up.ts';
import { listPlaces } from '../../directory/list-places.ts';
import type { Organization, OrganizationId } from '../../directory/organization.ts';
import type { Person, PersonId } from '../../directory/person.ts';
import { supportDomainOf } from '../../directory/portal-hosts.ts';
import { readOpenInvitation } from '../../directory/read-invitations.ts';
import { readNames } from '../../directory/read-names.ts';
import { readStaff } from '../../directory/read-staff.ts';
import { whoHaveSecondFactor } from '../../factors/list-second-factors.ts';
import { countRecoveryCodes } from '../../factors/recovery-code/count-recovery-codes.ts';
import { type Connection, isAccepted } from '../../remote/connection.ts';
import { readConnections, readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { Reach } from '../domain-watch.ts';
import { portalOrigin } from '../portal-origin.ts';
import { administratorOf } from './console-screen.tsx';
import { type MailFacts, readMailFacts } from './mail-facts.ts';
import { suspiciousNames } from './suspicious-names.ts';

/** What the checklist is read from, all of it as it is at this moment. */
export interface SetUpFacts {
  readonly organization: Organization;
  readonly signIn: {
    readonly hasSecondFactor: boolean;
    /** Recovery codes that are left. */
    readonly recoveryCodes: number;
    readonly administrators: number;
    readonly strongAdministrators: number;
  };
  /** The one host name that takes signed links. */
  readonly supportDomain: string;
  readonly reach: Reach;
  readonly suspiciousNames: readonly string[];
  readonly connections: readonly Connection[];
  /** Ids of connections with a key that is accepted now. */
  readonly connectionsWithKey: ReadonlySet<string>;
  readonly safeAccess: { readonly href: string; readonly state: 'used' | 'never_used' };
  readonly mail: MailFacts;
  readonly colleagues: {
    /** Other representatives who can come in. */
    readonly inside: number;
    /** Of the newest invitation that is still open. */
    readonly invited: { readonly id: PersonId; readonly fullName: string } | undefined;
  };
  readonly dismissed: ReadonlySet<string>;
}

export async function readSetUpFacts(ctx: AppContext, request: FastifyRequest): Promise<SetUpFacts> {
  const { organization, state } = request;
  const { id, name } = organization;
  const { roles, profiles } = await listPlaces(ctx, id);
  const connections = await readConnections(ctx, id);
  const [safeAccess] = await listNewestEvents(ctx, id, 'safe-access.used', 1);
  return {
    organization,
    ...(await readPeople(ctx, id, administratorOf(request))),
    supportDomain: supportDomainOf(ctx, organization),
    reach: await ctx.domains.look(portalOrigin(ctx, organization)),
    suspiciousNames: suspiciousNames([...roles, ...profiles].map((named) => named.name)),
    connections,
    connectionsWithKey: await connectionsWithKey(ctx, connections),
    safeAccess: {
      href: state.portal ? '/safe-access' : `/${name}/safe-access`,
      state: safeAccess ? 'used' : 'never_used',
    },
    mail: await readMailFacts(ctx, id),
    dismissed: await readDismissals(ctx, id),
  };
}

async function readPeople(ctx: AppContext, organizationId: OrganizationId, you: Person) {
  const { administrators, verified } = await readStaff(ctx, organizationId);
  const strong = await whoHaveSecondFactor(ctx, administrators);
  const open = await readOpenInvitation(ctx, organizationId);
  const names = open && (await readNames(ctx, organizationId, [open.personId]));
  return {
    signIn: {
      hasSecondFactor: strong.has(you.id),
      recoveryCodes: await countRecoveryCodes(ctx, you.id),
      administrators: administrators.length,
      strongAdministrators: strong.size,
    },
    colleagues: {
      inside: verified.filter((id) => id !== you.id).length,
      invited: open && { id: open.personId, fullName: names?.get(open.personId) ?? '' },
    },
  };
}

async function connectionsWithKey(ctx: AppContext, connections: readonly Connection[]): Promise<ReadonlySet<string>> {
  const keys = (await Promise.all(connections.map((connection) => readKeys(ctx, connection)))).flat();
  return new Set(keys.filter((key) => isAccepted(key, ctx.now())).map(({ connectionId }) => connectionId));
}
