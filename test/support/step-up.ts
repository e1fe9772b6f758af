import assert from 'node:assert/strict';
import type { Answer, Client } from './http-client.ts';

/** What somebody has at hand who is asked for a fresh proof. */
export interface AtHand {
  readonly password?: string;
  /** Of the authenticator app. */
  readonly code?: string;
}

/** The field of a step, and what is typed into it. */
const typedInto = (path: string, { password = '', code = '' }: AtHand): Readonly<Record<string, string>> =>
  path.endsWith('password') ? { password } : { code };

const isStep = (location: string | undefined): location is string => /\/sign-in\/(password|totp)$/.test(location ?? '');

/** Opens the question of a room, and answers its steps: the first answer that is no further step. */
export async function confirmIn(client: Client, room: string, atHand: AtHand, returnTo?: string): Promise<Answer> {
  const query = returnTo === undefined ? '' : `?return_to=${encodeURIComponent(returnTo)}`;
  let answer = await client.get(`${room}/confirm${query}`);
  while (answer.status === 303 && isStep(answer.location))
    answer = await client.post(answer.location, typedInto(answer.location, atHand));
  return answer;
}

/** Sends a form, and answers the question that it waits in, step by step. */
export async function postConfirmed(
  client: Client,
  url: string,
  form: Readonly<Record<string, string>>,
  atHand: AtHand,
): Promise<Answer> {
  let answer = await client.post(url, form);
  while (answer.status === 403) answer = await client.post(url, waitingForm(answer, atHand));
  return answer;
}

/** What the page of a waiting form sends. */
export function waitingForm({ text }: Answer, atHand: AtHand): Readonly<Record<string, string>> {
  assert.match(text, /Confirm it is you/);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  const asked = hidden('with');
  return { waiting_form: hidden('waiting_form').replaceAll('&amp;', '&'), with: asked, ...typedInto(asked, atHand) };
}
