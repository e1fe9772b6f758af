import type { FastifyRequest } from 'fastify';
import { type Result, refuse } from '../../kit/result.ts';
import type { Connection } from '../../remote/connection.ts';
import { type addKey, type FreshKey, type KeyRefusal, SHORTEST_KEY } from '../../remote/keys.ts';
import { readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import { administratorOf } from './console-screen.tsx';
import { mailKeyLink } from './mail-key-link.ts';
import { consoleOrigin } from './origins.ts';

type KeyUnit = Parameters<typeof addKey>[0];

interface Making {
  readonly connection: Connection;
  /** Id of the last key on the page that asks; empty when there was none. */
  readonly newest: string;
  readonly work: (tx: KeyUnit) => Promise<Result<FreshKey, KeyRefusal>>;
}

export type MakingRefusal = KeyRefusal | 'changed_meanwhile';

export const makingRefusals: Readonly<Record<MakingRefusal, { readonly field?: string; readonly text: string }>> = {
  too_short: { field: 'secret', text: `A key has at least ${SHORTEST_KEY} characters.` },
  name_taken: { field: 'name', text: 'Another key of this connection has this name.' },
  used_elsewhere: {
    field: 'secret',
    text: 'This key is in use already. Each connection needs keys of its own, or links could be taken for the other’s.',
  },
  changed_meanwhile: { text: 'The keys were changed meanwhile. Look at them and try again.' },
};

/** Makes a key once: the same page sent twice, or two administrators at a time, would make two. */
export function makeKey(
  ctx: AppContext,
  { connection, newest, work }: Making,
): Promise<Result<FreshKey, MakingRefusal>> {
  return ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    const keys = await readKeys(tx, connection);
    return (keys.at(-1)?.id ?? '') === newest ? work(tx) : refuse('changed_meanwhile');
  });
}

/** For keys of our making: tells whoever made it, with a link that shows it once more. */
export async function tellMaker<Made extends Result<FreshKey, KeyRefusal>>(
  ctx: AppContext,
  tx: KeyUnit,
  request: FastifyRequest,
  { connection, made }: { readonly connection: Connection; readonly made: Made },
): Promise<Made> {
  const { organization } = request;
  const about = { organization, connection, person: administratorOf(request), origin: consoleOrigin(ctx, request) };
  if (made.ok) await mailKeyLink(tx, { ...about, key: made.value.key });
  return made;
}
