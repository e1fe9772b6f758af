const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Array.from({ length: 64 }, (_none, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

/**
 * MD5 goes on from where a digest ends, without knowing what was hashed (RFC 1321 section 3; "length extension"): the
 * digest of `whatever ‖ glue ‖ suffix`, and the glue, from the digest of `whatever` and its length in bytes.
 */
export function extendMd5(
  digest: Buffer,
  length: number,
  suffix: Buffer,
): { readonly digest: Buffer; readonly glue: Buffer } {
  const glue = paddingOf(length);
  const state = Array.from({ length: 4 }, (_none, word) => digest.readUInt32LE(word * 4));
  const rest = Buffer.concat([suffix, paddingOf(length + glue.length + suffix.length)]);
  for (let at = 0; at < rest.length; at += 64) compress(state, rest.subarray(at, at + 64));
  const extended = Buffer.alloc(16);
  for (const [word, value] of state.entries()) extended.writeUInt32LE(value, word * 4);
  return { digest: extended, glue };
}

function paddingOf(length: number): Buffer {
  const padding = Buffer.alloc(64 - ((length + 8) % 64) + 8);
  padding[0] = 0x80;
  padding.writeBigUInt64LE(BigInt(length) * 8n, padding.length - 8);
  return padding;
}

function compress(state: number[], block: Buffer): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (const [step, sine] of SINES.entries()) {
    const { mixed, word } = mix(step, b, c, d);
    const shift = SHIFTS[(step >> 4) * 4 + (step & 3)] ?? 0;
    const sum = (a + mixed + sine + block.readUInt32LE(word * 4)) >>> 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) >>> 0];
  }
  for (const [word, value] of [a, b, c, d].entries()) state[word] = ((state[word] ?? 0) + value) >>> 0;
}

/** What each of the four rounds makes of three words, and which word of the block it takes. */
function mix(step: number, b: number, c: number, d: number): { readonly mixed: number; readonly word: number } {
  if (step < 16) return { mixed: (b & c) | (~b & d), word: step };
  if (step < 32) return { mixed: (d & b) | (~d & c), word: (5 * step + 1) % 16 };
  if (step < 48) return { mixed: b ^ c ^ d, word: (3 * step + 5) % 16 };
  return { mixed: c ^ (b | ~d), word: (7 * step) % 16 };
}
