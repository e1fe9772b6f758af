/** As `encodeURIComponent`, for any text: half a character becomes a replacement character instead of a fault. */
export const percentEncode = (text: string): string => encodeURIComponent(text.toWellFormed());

/** `%c3` for `%C3`. */
export const inLowerHex = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

/** RFC 3986 section 2.3: all but unreserved characters. */
export const percentEncodeAll = (text: string): string =>
  percentEncode(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** As a form does. */
export const formEncode = (text: string): string =>
  percentEncodeAll(text).replaceAll('%20', '+').replaceAll('~', '%7E');

/** The text itself where it is not percent-encoded. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
