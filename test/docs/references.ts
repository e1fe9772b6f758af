import { catalogue } from '../../src/audit/catalogue.ts';
import { classic } from '../../src/remote/dialects/classic/index.ts';
import { linkRefusals, stages } from '../../src/remote/link-refusal.ts';
import { readEventFields } from './event-fields.ts';
import { row } from './printed.ts';

const title = (text: string) => [`# ${text}`, ''];

/** The page `docs/reference/events.md`. */
export function printEventsReference(): string {
  const fields = readEventFields();
  const rows = Object.entries(catalogue).map(([type, sentence]) =>
    row(`\`${type}\``, sentence, (fields.get(type) ?? []).map((field) => `\`${field}\``).join(' ') || '–'),
  );
  return [
    ...title('Events'),
    'Everything that is ever recorded, printed from `src/audit/catalogue.ts`. Each event also has its time, `type`,',
    '`organizationId` (null when it is about none) and `actor`: the id of a person, a token or a connection, or a word such as',
    '`system` or `stranger`. Events are kept in a ledger in which each row carries the hash of the one before.',
    '',
    row('event', 'what happened', 'its own fields'),
    row('---', '---', '---'),
    ...rows,
    '',
  ].join('\n');
}

/** The page `docs/reference/refusals.md`. */
export function printRefusalsReference(): string {
  const rows = stages.flatMap((stage) =>
    Object.entries(linkRefusals)
      .filter(([, refusal]) => refusal.stage === stage)
      .map(([reason, { sentence }]) =>
        row(stage, `\`${reason}\``, sentence, causeOf(reason as keyof typeof linkRefusals)),
      ),
  );
  return [
    ...title('Why a signed link was refused'),
    'Printed from `src/remote/link-refusal.ts` and the classic dialect, in the order in which a link is judged. The list of',
    'attempts in the console shows the exact reason; the site is told only the `cause`, so that a stranger learns nothing. The',
    'header `X-Sallyport-Ref` of the answer, or the reference on the page that the visitor saw, finds the attempt.',
    '',
    row('stage', 'reason', 'what an administrator reads', '`cause` that the site reads'),
    row('---', '---', '---', '---'),
    ...rows,
    '',
    'Every such answer is `{"result":"failure","cause":"…"}` with status 200. With the option `coded_causes`, the one cause',
    'whose later code is known begins with it: `E110 - No Such User or User Deactivated`.',
    '',
  ].join('\n');
}

const causeOf = (reason: keyof typeof linkRefusals): string => classic.answer(reason, undefined)['cause'] ?? '';
