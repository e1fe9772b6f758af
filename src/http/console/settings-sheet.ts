import type { FastifyRequest } from 'fastify';
import { listPlaces } from '../../directory/list-places.ts';
import { supportDomainOf } from '../../directory/portal-hosts.ts';
import type { ProblemItem } from '../../ui/error-summary.tsx';
import type { AppContext } from '../app-context.ts';
import type { FieldsProps } from './connection-fields.tsx';
import type { ConnectionValues } from './connection-form.ts';

interface Shown {
  readonly values: ConnectionValues;
  readonly problems: readonly ProblemItem[];
}

/** What the form of a connection shows beside the values. */
export async function fieldsOf(
  ctx: AppContext,
  { organization, state }: FastifyRequest,
  shown: Shown,
): Promise<Omit<FieldsProps, 'loginUrl'>> {
  return {
    ...shown,
    names: await listPlaces(ctx, organization.id),
    supportDomain: supportDomainOf(ctx, organization),
    address: state.arrival.address,
  };
}
