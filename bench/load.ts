import { connect, type Socket } from 'node:net';

/** What one connection sends next: a raw request, made from the answer before it. */
export type Script = (answer: Answer | undefined) => string;

export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  readonly script: (connection: number) => Script;
  /** Whether this answer ends one unit of what is counted. */
  readonly counts: (answer: Answer) => boolean;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly counted: number;
}

/**
 * Keeps each connection busy with one request at a time. Bytes in, bytes out: a client that costs little, so that what
 * is measured is the server.
 */
export async function runLoad({ port, connections, seconds, script, counts }: Load): Promise<Measured> {
  const endsAt = performance.now() + seconds * 1_000;
  const times: number[] = [];
  let counted = 0;
  const note = (answer: Answer, took: number) => {
    times.push(took);
    if (counts(answer)) counted += 1;
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, (_, index) => keepBusy(port, script(index), endsAt, note)));
  const took = (performance.now() - startedAt) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { perSecond: counted / took, p50: at(0.5), p99: at(0.99), counted };
}

function keepBusy(
  port: number,
  script: Script,
  endsAt: number,
  note: (answer: Answer, took: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    let sentAt = performance.now();
    let received = '';
    const send = (answer: Answer | undefined) => {
      sentAt = performance.now();
      socket.write(script(answer));
    };
    socket
      .setEncoding('latin1')
      .on('connect', () => send(undefined))
      .on('error', reject)
      .on('close', () => resolve());
    socket.on('data', (bytes: string) => {
      received += bytes;
      const answer = readAnswer(received);
      if (!answer) return;
      received = '';
      note(answer, performance.now() - sentAt);
      if (performance.now() < endsAt) send(answer);
      else finish(socket);
    });
  });
}

const finish = (socket: Socket) => void socket.end().destroy();

/** One whole answer with a Content-Length, else undefined. */
function readAnswer(text: string): Answer | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const body = text.slice(headEnd + 4);
  return body.length < length ? undefined : { status: Number(head.slice(9, 12)), head, body };
}
