import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Message } from './message.ts';
import { phonesPage } from './page.ts';
import { style } from './style.ts';

export interface GatewaySettings {
  /** Whoever sends messages through us has it. */
  readonly token: string;
}

const MOST_KEPT = 200;
const LONGEST_REQUEST = 16 * 1024;

/**
 * A gateway for text messages that has no phones: whatever is sent through it is kept in memory and shown on a page.
 * `POST /messages` takes `{"id", "from", "to", "text"}`, `GET /messages` lists them, newest first.
 */
export function createSmsGateway({ token }: GatewaySettings): Server {
  const messages: Message[] = [];
  return createServer((request, response) => {
    answer(request, { token, messages }).then(
      (reply) => send(response, reply),
      () => send(response, { status: 400, type: 'application/json', body: '{"accepted":false}' }),
    );
  });
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer(
  request: IncomingMessage,
  { token, messages }: GatewaySettings & { readonly messages: Message[] },
): Promise<Reply> {
  const where = `${request.method} ${new URL(request.url ?? '/', 'http://localhost').pathname}`;
  if (where === 'POST /messages') return receive(request, token, messages);
  if (where === 'GET /messages') return json(200, messages);
  if (where === 'GET /style.css') return { status: 200, type: 'text/css; charset=utf-8', body: style };
  if (where === 'GET /') return { status: 200, type: 'text/html; charset=utf-8', body: phonesPage(messages) };
  return json(404, { error: 'There is nothing here' });
}

async function receive(request: IncomingMessage, token: string, messages: Message[]): Promise<Reply> {
  if (!isAuthorized(request.headers.authorization ?? '', token)) return json(401, { accepted: false, code: 'token' });
  const { id, from, to, text } = JSON.parse(await readText(request)) as Partial<Message>;
  if (!id || !text || !/^\+[0-9]{7,15}$/.test(to ?? '')) return json(422, { accepted: false, code: 'message' });
  if (!messages.some((message) => message.id === id)) {
    messages.unshift({ id, from: from ?? '', to: to ?? '', text, at: new Date() });
    messages.splice(MOST_KEPT);
  }
  return json(200, { accepted: true, id });
}

function isAuthorized(header: string, token: string): boolean {
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_REQUEST) throw new Error('The request is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const json = (status: number, body: unknown): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

function send(response: ServerResponse, { status, type, body }: Reply) {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': "default-src 'none'; style-src 'self'",
    'cache-control': 'no-store',
  });
  response.end(body);
}
