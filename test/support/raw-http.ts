import { connect } from 'node:net';

/** A request as bytes, each character one byte: what no HTTP client would send can be sent. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Undefined when the server closed the connection without a word. */
export async function sendRaw(port: number, request: RawRequest): Promise<RawAnswer | undefined> {
  const { method, target, version, headers, body } = request;
  const lines = [`${method} ${target} ${version}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const text = await exchange(port, Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1'));
  return text === '' ? undefined : parse(text);
}

/** An answer that comes later than this is lost: long enough for a busy machine. */
const PATIENCE = 5_000;

function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    // The server may wait for more of a request that has no end: there is no more.
    const waiting = setTimeout(() => socket.end(), PATIENCE);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => {
      clearTimeout(waiting);
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    // A server that has refused a request may close before it has read all of it.
    socket.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'ECONNRESET' && fault.code !== 'EPIPE') reject(fault);
    });
  });
}

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => {
    const cut = line.indexOf(':');
    return [line.slice(0, cut).toLowerCase(), line.slice(cut + 1).trim()] as const;
  });
  const [status, rest] = [Number(first.split(' ')[1]), text.slice(end + 4)];
  return status < 200 ? parse(rest) : { status, headers: Object.fromEntries(headers), body: rest };
}
