import { parseWebAddress } from '../kit/web-address.ts';
import { fillRequest, isJson, isPlace, placesIn } from './fill-request.ts';
import type { Gateway, GatewayRequest, PresetName } from './gateway.ts';
import { isSuccessRule } from './judge-answer.ts';
import { presets } from './presets.ts';

/** What an administrator set of it; what is left out is the preset's. */
export interface GatewaySettings {
  readonly preset: PresetName;
  readonly url?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly success?: string | undefined;
  readonly account?: string | undefined;
  readonly secret?: string | undefined;
  readonly from?: string | undefined;
}

export type OpenedGateway =
  | { readonly ok: true; readonly value: Gateway }
  /** A sentence for each, that begins with the part of the settings it is about. */
  | {
      readonly ok: false;
      readonly problems: readonly { readonly about: keyof GatewaySettings; readonly says: string }[];
    };

type Problem = Extract<OpenedGateway, { ok: false }>['problems'][number];

/** The gateway that these settings make, tried with a message of awkward characters before any person waits for one. */
export function openGateway(settings: GatewaySettings): OpenedGateway {
  const { preset, account = '', secret = '', from = '' } = settings;
  const gateway: Gateway = { preset, request: requestOf(settings), account, secret, from };
  const problems = [...missingIn(gateway), ...strangePlacesIn(gateway.request)];
  if (problems.length === 0) problems.push(...brokenIn(gateway));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: gateway };
}

function requestOf({ preset, url, headers, body, success }: GatewaySettings): GatewayRequest {
  const shipped = presets[preset];
  const text = body ?? shipped.body;
  const type = /^\s*[[{]/.test(text) ? 'application/json' : 'application/x-www-form-urlencoded';
  const given = headers ?? shipped.headers;
  const hasType = Object.keys(given).some((name) => name.toLowerCase() === 'content-type');
  return {
    url: url ?? shipped.url,
    headers: hasType ? given : { ...given, 'content-type': type },
    body: text,
    success: success ?? shipped.success,
  };
}

const madeOf: Readonly<Record<string, readonly string[]>> = { basic: ['account', 'secret'] };

function missingIn({ preset, request, account, secret, from }: Gateway): Problem[] {
  const { url, body } = request;
  const named = new Set(placesIn(JSON.stringify(request)).flatMap((name) => madeOf[name] ?? [name]));
  const texts = { url, body, account, secret, from };
  const missing = (['url', 'body', 'account', 'secret', 'from'] as const).filter(
    (about) => texts[about] === '' && (about === 'url' || about === 'body' || named.has(about)),
  );
  const problems: Problem[] = missing.map((about) => ({ about, says: `must be set for the gateway ${preset}` }));
  return missing.includes('body') ? problems : [...problems, ...unsentIn(request)];
}

function unsentIn({ url, body }: GatewayRequest): Problem[] {
  const sent = new Set(placesIn(url + body));
  const hasNumber = sent.has('to') || sent.has('toDigits');
  return [
    ...(sent.has('text') ? [] : [{ about: 'body', says: 'names {text} nowhere' } as const]),
    ...(hasNumber ? [] : [{ about: 'body', says: 'names neither {to} nor {toDigits}' } as const]),
  ];
}

const strangePlacesIn = (request: GatewayRequest): Problem[] =>
  (['url', 'headers', 'body'] as const).flatMap((about) =>
    placesIn(about === 'headers' ? Object.values(request.headers).join(' ') : request[about])
      .filter((name) => !isPlace(name))
      .map((name) => ({ about, says: `names {${name}}, which stands for nothing` })),
  );

const awkward = 'Code "1" \\ 100% & more\n@host #1 – ü';

function brokenIn(gateway: Gateway): Problem[] {
  const problems: Problem[] = [];
  const filled = fillRequest(gateway, { id: 'sms_1', to: '+436641234567', text: awkward });
  if (parseWebAddress(filled.url) === undefined)
    problems.push({ about: 'url', says: 'is not an https address (http only for localhost)' });
  if (!isSuccessRule(gateway.request.success))
    problems.push({ about: 'success', says: 'is not such as 201, 2xx, 202 message_uuid or 200 status=0' });
  if (!areHeaders(filled.headers)) problems.push({ about: 'headers', says: 'hold what no header can hold' });
  if (isJson(gateway.request.headers) && !holdsText(filled.body))
    problems.push({ about: 'body', says: 'is not JSON with {text} between quotes' });
  return problems;
}

function areHeaders(headers: Readonly<Record<string, string>>): boolean {
  try {
    return new Headers(headers) instanceof Headers;
  } catch {
    return false;
  }
}

function holdsText(body: string): boolean {
  try {
    return JSON.stringify(JSON.parse(body)).includes(JSON.stringify(awkward).slice(1, -1));
  } catch {
    return false;
  }
}
