/** A colour as `#rrggbb`. */
export type Hex = `#${string}`;

export interface CorrectedColor {
  readonly hex: Hex;
  /** True when the colour given could not be read on the background and was moved. */
  readonly corrected: boolean;
}

type Triple = readonly [number, number, number];

/** WCAG 2.2 SC 1.4.3, text of normal size. */
const readable = 4.5;

export const isHex = (text: string): text is Hex => /^#[0-9a-f]{6}$/i.test(text);

/** WCAG contrast ratio of two colours, 1 to 21. */
export function contrastRatio(one: Hex, other: Hex): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The nearest colour of the same hue that reads on the background with at least `ratio`: moved towards black on a light
 * background, towards white on a dark one, in OKLab so that the hue stays.
 */
export function correctContrast(hex: Hex, background: Hex, ratio: number = readable): CorrectedColor {
  if (contrastRatio(hex, background) >= ratio) return { hex, corrected: false };
  const target = luminance(background) > 0.18 ? 0 : 1;
  for (let step = 1; step < 100; step += 1) {
    const moved = moveLightness(hex, target, step / 100);
    if (contrastRatio(moved, background) >= ratio) return { hex: moved, corrected: true };
  }
  return { hex: target === 0 ? '#000000' : '#ffffff', corrected: true };
}

/** WCAG 2.2, definition of relative luminance. */
function luminance(hex: Hex): number {
  const [r, g, b] = toRgb(hex).map(toLinear) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function moveLightness(hex: Hex, target: 0 | 1, share: number): Hex {
  const [lightness, a, b] = toOklab(hex);
  const keep = 1 - share;
  return fromOklab([lightness * keep + target * share, a * keep, b * keep]);
}

function toRgb(hex: Hex): Triple {
  if (!isHex(hex)) throw new RangeError(`Not a colour of the form #rrggbb: ${hex}`);
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function toHex(rgb: Triple): Hex {
  const bytes = rgb.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

const toLinear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

const fromLinear = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

/** Matrices of Björn Ottosson, "A perceptual color space for image processing". */
function toOklab(hex: Hex): Triple {
  const [r, g, b] = toRgb(hex).map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Triple): Hex {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return toHex([
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]);
}
