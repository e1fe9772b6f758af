import type { Script } from './load.ts';
import { emailOf, HOST, linePath, PASSWORD, PEOPLE } from './prepare.ts';

const head = `Host: ${HOST}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.15\r\n`;
export const get = (path: string, cookie = ''): string =>
  `GET ${path} HTTP/1.1\r\n${head}${cookie && `Cookie: ${cookie}\r\n`}\r\n`;

export function alternate(first: string, second: string): Script {
  let turn = 0;
  return () => {
    turn += 1;
    return turn % 2 === 1 ? first : second;
  };
}

/** The link, then the finish with the cookies of the answer; each link is new: another person or another millisecond. */
export function signInByLink(connection: number): Script {
  let count = 0;
  return (answer) => {
    const location = /\r\nlocation: (\/support\/RemoteAuth\/finish\/\S+)/i.exec(answer?.head ?? '')?.[1];
    if (answer && location) return get(location, cookiesIn(answer.head));
    count += 1;
    return get(linePath(connection * 6 + count, Date.now() - 60_000 + ((connection * 997 + count * 31) % 90_000)));
  };
}

export const cookiesIn = (answered: string): string =>
  [...answered.matchAll(/set-cookie: ([^;\r]+)/gi)].map((found) => found[1]).join('; ');

export const post = (path: string, form: Readonly<Record<string, string>>, from: string, cookie = ''): string => {
  const body = new URLSearchParams(form).toString();
  const more = `Origin: https://${HOST}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`;
  return `POST ${path} HTTP/1.1\r\n${head.replace('192.0.2.15', from)}${cookie && `Cookie: ${cookie}\r\n`}${more}\r\n${body}`;
};

export function signInByPassword(connection: number): Script {
  let count = 0;
  return () => {
    count += 1;
    const identifier = emailOf((connection * 25 + count) % PEOPLE);
    return post('/login', { identifier, password: PASSWORD }, `192.0.2.${(count % 250) + 1}`);
  };
}

/** Whoever is in asks who they are. */
export const checkSession =
  (cookie: string): (() => Script) =>
  () =>
  () =>
    get('/api/v1/me', cookie);
