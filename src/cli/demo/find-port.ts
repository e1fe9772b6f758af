import { once } from 'node:events';
import { createServer } from 'node:net';
import { codeOf } from '../listen.ts';
import { Problem } from '../problem.ts';

const TRIES = 10;

/** The first free port from `first` on. */
export async function findPort(first: number): Promise<number> {
  for (let port = first; port < first + TRIES; port += 1) if (await isFree(port)) return port;
  throw new Problem(`Each of the ports ${first} to ${first + TRIES - 1} is taken. Stop what listens at one of them.`);
}

/** On both loopback addresses: a browser may try either for a name that ends in .localhost. */
const isFree = async (port: number): Promise<boolean> =>
  (await canListen('127.0.0.1', port)) && (await canListen('::1', port));

async function canListen(host: string, port: number): Promise<boolean> {
  const probe = createServer();
  try {
    await once(probe.listen(port, host), 'listening');
    return true;
  } catch (fault) {
    return codeOf(fault) === 'EADDRNOTAVAIL' || codeOf(fault) === 'EAFNOSUPPORT'; // a machine without IPv6
  } finally {
    probe.close();
  }
}
