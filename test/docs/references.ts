import { catalogue } from '../../src/audit/catalogue.ts';
import { apiPermissions } from '../../src/http/api-permission.ts';
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
    'The answer is `{"result":"failure","cause":"…"}` with status 200, or a page for a browser that navigates. Two are sent',
    'elsewhere: a browser from outside the ranges to `/login`, and whoever comes to the finish without its cookie, or too late,',
    'and does not navigate, to the home of the portal.',
    '',
    'With the option `coded_causes`, the one cause whose later code is known begins with it:',
    '`E110 - No Such User or User Deactivated`.',
    '',
  ].join('\n');
}

const causeOf = (reason: keyof typeof linkRefusals): string => classic.answer(reason, undefined)['cause'] ?? '';

interface Described {
  readonly summary?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

/** What `/openapi.json` says, as far as the page shows it. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

/** The page `docs/reference/api.md`. */
export function printApiReference({ paths }: ApiDescription): string {
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary = '', security }]) =>
      row(`\`${method.toUpperCase()} ${path}\``, summary, needOf(security)),
    ),
  );
  const permissions = Object.entries(apiPermissions).map(([permission, sentence]) =>
    row(`\`${permission}\``, sentence),
  );
  return [
    ...title('JSON API'),
    'Printed from the routes. The server describes it in full, with every field, at `/openapi.json` (OpenAPI 3.1). Problems are',
    'answered as RFC 9457 writes them.',
    '',
    row('route', 'what it does', 'needs'),
    row('---', '---', '---'),
    ...rows,
    '',
    'A permission is one of an API token (`Authorization: Bearer …`) of the organization. An administrator’s session has them all,',
    '`connection:write` and `key:write` within ten minutes of a password.',
    '`npm run -s sallyport -- token create --organization acme --permission person:read` prints a token once.',
    '',
    row('permission', 'what it allows'),
    row('---', '---'),
    ...permissions,
    '',
  ].join('\n');
}

function needOf(security: Described['security']): string {
  const token = security.find((scheme) => scheme['token'])?.['token'];
  if (token) return token.map((permission) => `\`${permission}\``).join(' ');
  return security.length > 0 ? 'the session of a person' : 'nothing';
}
