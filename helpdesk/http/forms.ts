import { Type } from 'typebox';
import { newSecret } from '../../src/kit/secrets.ts';
import { tidyText } from '../tickets/check-draft.ts';
import type { SentText } from '../tickets/desk.ts';

const Field = Type.Optional(Type.String());

/** Missing fields are empty ones: the same sentences say what to do about both. */
export const TicketForm = Type.Object({ subject: Field, text: Field, email: Field, name: Field, form_key: Field });
export const TextForm = Type.Object({ text: Field, form_key: Field, leaves: Field });
export const AssigneeForm = Type.Object({ to: Field });

export const ListQuery = Type.Object({ view: Field, after: Field });
export const DoneQuery = Type.Object({ done: Field });
export const TicketQuery = Type.Object({ done: Field, caller: Field });
export const NumberParams = Type.Object({ number: Type.String() });

/** One key per form that is shown, so that what is sent twice counts once. */
export const newFormKey = newSecret;

export function sentText({
  text = '',
  form_key: key = '',
}: {
  readonly text?: string;
  readonly form_key?: string;
}): SentText {
  return { text: tidyText(text), formKey: /^[\w-]{1,64}$/.test(key) ? key : newFormKey() };
}

/** Numbers of tickets as we write them; anything else leads nowhere. */
export const readNumber = (text: string): number | undefined =>
  /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : undefined;
