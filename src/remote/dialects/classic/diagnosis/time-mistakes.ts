import { textOf, withPart } from './change-parts.ts';
import type { MistakeKind, Variation } from './mistake-kind.ts';
import type { Recipe } from './recipe.ts';

const QUARTER_HOUR = 15 * 60;
const EASTMOST = 14 * 4;
/** How far apart two looks at a clock may be, in one program. */
const LONGEST_BETWEEN = 1_000;

const isMillis = (ts: string): boolean => /^[0-9]{13}$/.test(ts);
const isSeconds = (ts: string): boolean => /^[0-9]{10}$/.test(ts);

function* others(recipe: Recipe, list: Iterable<readonly [ts: string, detail: string]>): Generator<Variation> {
  const sent = textOf(recipe, 'ts');
  for (const [ts, detail] of list) if (ts !== sent) yield { recipe: withPart(recipe, 'ts', ts), detail };
}

const takeOnce = 'Take the time once, in milliseconds, and use that one text for the digest and for the link.';

/** The digest was made with another time than the link carries. */
export const timeMistakes: readonly MistakeKind[] = [
  {
    id: 'seconds_in_digest',
    axis: 'ts',
    sentence: () => 'The signature was made with ts in seconds, not milliseconds.',
    fix: takeOnce,
    variations(recipe) {
      const ts = textOf(recipe, 'ts');
      if (!isMillis(ts)) return [];
      const seconds = Math.floor(Number(ts) / 1000);
      return others(recipe, [
        [String(seconds), ''],
        [String(seconds + 1), ''],
      ]);
    },
  },
  {
    id: 'milliseconds_in_digest',
    axis: 'ts',
    sentence: () => 'The signature was made with ts in milliseconds, but the link carries seconds.',
    fix: takeOnce,
    *variations(recipe) {
      const ts = textOf(recipe, 'ts');
      if (!isSeconds(ts)) return;
      for (let millis = 0; millis < 1000; millis += 1) {
        const meantTs = `${ts}${String(millis).padStart(3, '0')}`;
        const varied = { ...withPart(recipe, 'ts', meantTs), meantTs };
        yield millis === 0 ? { recipe: varied } : { recipe: varied, rare: true };
      }
    },
  },
  {
    id: 'microseconds_in_digest',
    axis: 'ts',
    sentence: () => 'The signature was made with ts in another unit than the link carries (micro- or nanoseconds).',
    fix: takeOnce,
    variations(recipe) {
      const ts = textOf(recipe, 'ts');
      if (/^[0-9]{16,19}$/.test(ts)) return others(recipe, [[ts.slice(0, 13), '']]);
      return isMillis(ts)
        ? others(
            recipe,
            ['000', '000000'].map((zeros) => [ts + zeros, ''] as const),
          )
        : [];
    },
  },
  {
    id: 'other_spelling_of_ts',
    axis: 'ts',
    sentence: () => 'The signature was made with ts written in another way than in the link, such as a date or 1.7E12.',
    fix: 'Write ts as whole milliseconds, 13 digits, and use that one text for the digest and for the link.',
    variations(recipe) {
      const ts = textOf(recipe, 'ts');
      const millis = isMillis(ts) ? Number(ts) : Date.parse(ts);
      return Number.isFinite(millis) && Math.abs(millis) < 8e15 ? others(recipe, spellingsOf(millis)) : [];
    },
  },
  {
    id: 'local_time_in_digest',
    axis: 'ts',
    sentence: (hours) =>
      `The signature was made with a ts ${hours} than the one in the link: one of them is local time.`,
    fix: 'Take the time once, in UTC, and use that one text for the digest and for the link.',
    *variations(recipe) {
      const ts = textOf(recipe, 'ts');
      if (!isMillis(ts) && !isSeconds(ts)) return;
      const unit = isMillis(ts) ? 1000 : 1;
      for (const quarters of outward(EASTMOST)) {
        const other = String(Number(ts) + quarters * QUARTER_HOUR * unit);
        const hours = `${Math.abs(quarters) / 4} h ${quarters < 0 ? 'earlier' : 'later'}`;
        yield { recipe: withPart(recipe, 'ts', other), detail: hours, ...(quarters % 2 !== 0 && { rare: true }) };
      }
    },
  },
  {
    id: 'ts_taken_twice',
    axis: 'ts',
    sentence: (apart) => `The clock was read twice: the digest covers a ts ${apart} than the one in the link.`,
    fix: 'Take the time once, keep it in a variable, and use that for the digest and for the link.',
    *variations(recipe) {
      const ts = textOf(recipe, 'ts');
      if (isSeconds(ts)) yield* apartBy(recipe, { most: 10, step: 1, unit: 's' });
      if (!isMillis(ts)) return;
      yield* apartBy(recipe, { most: LONGEST_BETWEEN, step: 1, unit: 'ms' });
      yield* apartBy(recipe, { most: 10, step: 1_000, unit: 's' });
    },
  },
];

interface Apart {
  readonly most: number;
  /** In the unit of the link's `ts`. */
  readonly step: number;
  readonly unit: 'ms' | 's';
}

function* apartBy(recipe: Recipe, { most, step, unit }: Apart): Generator<Variation> {
  const ts = Number(textOf(recipe, 'ts'));
  for (const apart of outward(most)) {
    const detail = () => `${Math.abs(apart)} ${unit} ${apart < 0 ? 'earlier' : 'later'}`;
    yield { recipe: withPart(recipe, 'ts', String(ts + apart * step)), detail, rare: true };
  }
}

function spellingsOf(millis: number): readonly (readonly [string, string])[] {
  const iso = new Date(millis).toISOString();
  const exponent = String(millis / 10 ** 12);
  const texts = [
    String(millis),
    iso,
    iso.replace(/\.\d+Z$/, 'Z'),
    iso.replace('Z', '+00:00'),
    `${millis}.0`,
    `${millis}L`,
    `${exponent}E12`,
    `${exponent}E+12`,
    `${exponent}e+12`,
    String(millis / 1000),
  ];
  return texts.map((text) => [text, ''] as const);
}

/** -1, 1, -2, 2 … */
const outward = (most: number): readonly number[] =>
  Array.from({ length: most }, (_, index) => [-index - 1, index + 1]).flat();
