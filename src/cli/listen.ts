import { environmentNameOf, type Settings } from '../config/settings.ts';
import { Problem } from './problem.ts';

interface Listens {
  readonly listen: (where: Settings['listen']) => Promise<string>;
}

/** Begins to listen, or says why that is impossible. */
export async function listen(server: Listens, where: Settings['listen']): Promise<void> {
  try {
    await server.listen({ ...where });
  } catch (fault) {
    throw new Problem(sentenceOf(codeOf(fault), `${where.host}:${where.port}`) ?? String(fault));
  }
}

const setting = environmentNameOf('listen');

function sentenceOf(code: string | undefined, place: string): string | undefined {
  if (code === 'EADDRINUSE')
    return `Something else listens at ${place}. Stop it, or choose another port with ${setting}.`;
  if (code === 'EACCES')
    return `Listening at ${place} is not allowed: ports below 1024 need rights. Choose another one with ${setting}.`;
  const isElsewhere = code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND';
  return isElsewhere ? `${place} is not an address of this machine. Choose one with ${setting}.` : undefined;
}

export const codeOf = (fault: unknown): string | undefined =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : undefined;
