import { accept, type Result, refuse } from '../../../kit/result.ts';
import type { Decoded, Parameters } from '../dialect.ts';

/** Reads a query or a form body. Every value is decoded exactly once, as UTF-8. */
export function decode(raw: string): Result<Decoded, 'repeated_parameter' | 'bad_encoding'> {
  const asBlank = decodeAll(raw.replaceAll('+', '%20'));
  if (!asBlank.ok) return asBlank;
  const asPlus = raw.includes('+') ? decodeAll(raw) : undefined;
  const value = (name: string) => asBlank.value.get(name);
  return accept({
    sketch: {
      operation: value('operation') ?? '',
      email: value('email') ?? '',
      loginName: value('loginname') ?? '',
      state: value('state'),
      returnTo: value('return_to') ?? value('redirectUrl'),
      answer: value('operation') === 'signup' && value('redirect') === '0' ? 'json' : 'browser',
    },
    variants: { asBlank: asBlank.value, asPlus: asPlus?.ok ? asPlus.value : undefined },
  });
}

function decodeAll(raw: string): Result<Parameters, 'repeated_parameter' | 'bad_encoding'> {
  const parameters = new Map<string, string>();
  for (const pair of raw.split('&')) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const name = decodeText(cut < 0 ? pair : pair.slice(0, cut));
    const value = decodeText(cut < 0 ? '' : pair.slice(cut + 1));
    if (name === undefined || value === undefined) return refuse('bad_encoding');
    if (parameters.has(name)) return refuse('repeated_parameter');
    parameters.set(name, value);
  }
  return accept(parameters);
}

function decodeText(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a stray % or bytes that are not UTF-8
  }
}
