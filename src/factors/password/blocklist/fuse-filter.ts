import { hash } from 'node:crypto';

/**
 * A binary fuse filter with fingerprints of 16 bits (Graf and Lemire 2022, https://arxiv.org/abs/2201.01174): a set of
 * texts that can only be asked. Whatever is in it is always found; of what is not, one in 65,536 is. 2.3 bytes a text.
 */
export interface FuseFilter {
  readonly has: (text: string) => boolean;
}

/** How the slots are cut into segments; the three slots of a text lie in three segments that follow each other. */
interface Shape {
  readonly seed: number;
  readonly segments: number;
  readonly segmentLength: number;
}

const HEADER_BYTES = 12;
const slotsOf = ({ segments, segmentLength }: Shape): number => (segments + 2) * segmentLength;

/** The paper’s choices for three slots; with fewer texts it takes more room for each. */
function shapeFor(texts: number, seed: number): Shape {
  const many = Math.max(texts, 2);
  const segmentLength = Math.min(2 ** Math.floor(Math.log(many) / Math.log(3.33) + 2.25), 2 ** 18);
  const factor = Math.max(1.125, 0.875 + (0.25 * Math.log(1_000_000)) / Math.log(many));
  return { seed, segmentLength, segments: Math.max(1, Math.ceil((many * factor) / segmentLength) - 2) };
}

/** Three slots and what their exclusive or must be. */
type Place = readonly [first: number, second: number, third: number, fingerprint: number];

function placeOf(text: string, { seed, segments, segmentLength }: Shape): Place {
  const digest = hash('sha256', `${seed} ${text}`, 'buffer');
  const first = Math.floor((digest.readUInt32LE(0) * segments * segmentLength) / 2 ** 32);
  const within = segmentLength - 1;
  const second = (first + segmentLength) ^ (digest.readUInt32LE(4) & within);
  const third = (first + 2 * segmentLength) ^ (digest.readUInt32LE(8) & within);
  return [first, second, third, digest.readUInt16LE(12)];
}

/** The bytes that `openFuseFilter` takes; the same for the same texts in the same order. Each text may occur once. */
export function buildFuseFilter(texts: readonly string[]): Buffer {
  for (let seed = 0; seed < 100; seed += 1) {
    const shape = shapeFor(texts.length, seed);
    const places = texts.map((text) => placeOf(text, shape));
    const order = peel(places, slotsOf(shape));
    if (order.length === texts.length) return write(shape, fill(places, order, slotsOf(shape)));
  }
  throw new Error('No seed makes a filter of these texts: is one among them twice?');
}

/** A text, and the slot that no text after it in the order needs. */
interface Peeled {
  readonly text: number;
  readonly slot: number;
}

/** How many texts use each slot, and the exclusive or of their numbers: the number itself where there is one left. */
class Slots {
  readonly counts: Uint32Array;
  readonly texts: Uint32Array;

  constructor(slots: number) {
    this.counts = new Uint32Array(slots);
    this.texts = new Uint32Array(slots);
  }

  add(slot: number, text: number, change: 1 | -1): void {
    this.counts[slot] = (this.counts[slot] ?? 0) + change;
    this.texts[slot] = (this.texts[slot] ?? 0) ^ text;
  }

  isLastOf = (slot: number): boolean => this.counts[slot] === 1;
}

const slotsIn = ([first, second, third]: Place): readonly number[] => [first, second, third];

/** Takes away text after text that has a slot for itself alone; all of them, when the seed is good. */
function peel(places: readonly Place[], size: number): readonly Peeled[] {
  const slots = new Slots(size);
  for (const [text, place] of places.entries()) for (const slot of slotsIn(place)) slots.add(slot, text, 1);
  const alone = Array.from({ length: size }, (_, slot) => slot).filter(slots.isLastOf);

  const order: Peeled[] = [];
  for (let slot = alone.pop(); slot !== undefined; slot = alone.pop()) {
    const text = slots.texts[slot] ?? 0;
    const place = places[text];
    if (!place || !slots.isLastOf(slot)) continue;
    order.push({ text, slot });
    for (const other of slotsIn(place)) slots.add(other, text, -1);
    alone.push(...slotsIn(place).filter(slots.isLastOf));
  }
  return order;
}

/** From the last to the first, so that the slot of each is written when its two others stay as they are. */
function fill(places: readonly Place[], order: readonly Peeled[], slots: number): Uint16Array {
  const fingerprints = new Uint16Array(slots);
  for (const { text, slot } of order.toReversed()) {
    const [first, second, third, fingerprint] = places[text] ?? [0, 0, 0, 0];
    const rest = (fingerprints[first] ?? 0) ^ (fingerprints[second] ?? 0) ^ (fingerprints[third] ?? 0);
    fingerprints[slot] = rest ^ (fingerprints[slot] ?? 0) ^ fingerprint;
  }
  return fingerprints;
}

function write({ seed, segments, segmentLength }: Shape, fingerprints: Uint16Array): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + 2 * fingerprints.length);
  for (const [index, part] of [seed, segments, segmentLength].entries()) bytes.writeUInt32LE(part, 4 * index);
  for (const [slot, fingerprint] of fingerprints.entries()) bytes.writeUInt16LE(fingerprint, HEADER_BYTES + 2 * slot);
  return bytes;
}

/** Undefined for bytes that are no filter. They are read where they are. */
export function openFuseFilter(bytes: Buffer): FuseFilter | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const [seed, segments, segmentLength] = [bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
  const shape: Shape = { seed, segments, segmentLength };
  if (bytes.length !== HEADER_BYTES + 2 * slotsOf(shape)) return undefined;
  const at = (slot: number) => bytes.readUInt16LE(HEADER_BYTES + 2 * slot);
  return {
    has(text) {
      const [first, second, third, fingerprint] = placeOf(text, shape);
      return (at(first) ^ at(second) ^ at(third)) === fingerprint;
    },
  };
}
