import { hash } from 'node:crypto';
import { encodeLowestFirst } from './phpass.ts';

interface Settings {
  readonly digest: 'sha256' | 'sha512';
  readonly rounds: number;
  readonly salt: string;
}

/** Drepper, “Unix crypt using SHA-256 and SHA-512”, version 0.6. The numbers are those of its steps. */
export function computeShaCrypt({ digest, rounds, salt }: Settings, password: string): string {
  const key = Buffer.from(password);
  const salted = Buffer.from(salt);
  const make = (...parts: readonly Uint8Array[]) => hash(digest, Buffer.concat(parts), 'buffer');

  const b = make(key, salted, key); // 4–8
  let a = make(key, salted, stretch(b, key.length), ...byBits(key.length, b, key)); // 1–3, 9–12
  const p = stretch(make(...Array.from({ length: key.length }, () => key)), key.length); // 13–16
  const s = stretch(make(...Array.from({ length: 16 + (a[0] ?? 0) }, () => salted)), salted.length); // 17–20
  for (let round = 0; round < rounds; round += 1) {
    const isOdd = round % 2 === 1;
    const parts = [isOdd ? p : a, round % 3 > 0 ? s : none, round % 7 > 0 ? p : none, isOdd ? a : p]; // 21
    a = make(...parts);
  }
  return encodeLowestFirst(orders[digest].map((index) => a[index] ?? 0)); // 22
}

const none = Buffer.alloc(0);

const stretch = (bytes: Buffer, length: number): Buffer => Buffer.alloc(length, bytes);

/** One part for each bit of the length, the lowest first. */
function byBits(length: number, one: Buffer, zero: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let rest = length; rest > 0; rest >>= 1) parts.push(rest & 1 ? one : zero);
  return parts;
}

/** Three bytes a third of the digest apart make four letters; each three begin where the ones before lead, in turns. */
function orderOf(bytes: 32 | 64): readonly number[] {
  const third = Math.floor(bytes / 3);
  const step = bytes === 32 ? third * 2 + 1 : third + 1;
  const order: number[] = [];
  for (let group = 0, first = 0; group < third; group += 1, first = (first + step) % (third * 3)) {
    for (const offset of [2, 1, 0]) order.push((first + offset * third) % (third * 3));
  }
  return [...order, ...(bytes === 32 ? [30, 31] : [63])];
}

const orders = { sha256: orderOf(32), sha512: orderOf(64) } as const;
