import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { maskNumber } from './phone-number.ts';
import { findSms, selectSms } from './sms.queries.ts';
import { openSms, type Sms, type SmsState, stateOf } from './sms.ts';

type Ctx = Db & { readonly sealer: Sealer };

/** A message as administrators see it: of the number no more than its country and its end. */
export interface ListedSms extends Pick<Sms, 'id' | 'personId' | 'createdAt' | 'sentAt' | 'attempts' | 'problem'> {
  readonly to: string;
  readonly state: SmsState;
}

export interface SmsPage {
  readonly messages: readonly ListedSms[];
  /** Give it as `before` to see the next page; absent on the last. */
  readonly next?: string;
}

/** One page of an organization's messages, newest first. */
export async function listSms(
  ctx: Ctx,
  organizationId: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<SmsPage> {
  const found = await selectSms(ctx.db, organizationId, before, limit + 1);
  const messages = found.slice(0, limit).map((sms) => listed(ctx, sms));
  const last = messages.at(-1);
  return found.length > limit && last ? { messages, next: last.id } : { messages };
}

/** One message with its text; undefined in every other organization. The text is empty once nobody needs it. */
export async function readSms(
  ctx: Ctx,
  organizationId: string,
  id: string,
): Promise<(ListedSms & { readonly text: string }) | undefined> {
  const sms = await findSms(ctx.db, organizationId, id);
  return sms && { ...listed(ctx, sms), text: sms.body === null ? '' : openSms(ctx, id, sms.body) };
}

const listed = (ctx: Ctx, sms: Sms): ListedSms => {
  const { id, personId, createdAt, sentAt, attempts, problem } = sms;
  const to = maskNumber(openSms(ctx, id, sms.recipient));
  return { id, personId, createdAt, sentAt, attempts, problem, to, state: stateOf(sms) };
};
