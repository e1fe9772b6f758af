/** What somebody pasted, taken apart. */
export interface PastedLink {
  /** Undefined where only the parameters were pasted. */
  readonly host: string | undefined;
  /** Query or form body, as pasted. */
  readonly raw: string;
}

/** Longer than any link that a browser sends. */
export const LONGEST_PASTED = 8_192;

/**
 * Takes a whole link, a line of a log, or its parameters alone. Letter by letter as it was sent: `new URL` would put
 * right what is to be found. What a browser does not send, behind `#`, is left out.
 */
export function readPastedLink(text: string): PastedLink {
  const line = text
    .slice(0, LONGEST_PASTED)
    .trim()
    .replace(/\r?\n\s*/g, '') // as mail programs fold long lines
    .replace(/^(?:GET|POST|Location:)\s+/i, '')
    .replace(/\s+HTTP\/[\d.]+$/, '')
    .replace(/^["'<]|["'>]$/g, '');
  const link = /^(?:https?:\/\/(?<host>[^/?#\s]*))?(?<path>\/?[^?=&\s]*)\?(?<query>.*)$/s.exec(line)?.groups;
  const raw = (link?.['query'] ?? line).replace(/#.*$/s, '');
  const host = link?.['host']?.toLowerCase().replace(/^.*@|:\d*$/g, '');
  return { host: host === '' ? undefined : host, raw };
}
