import type { Mistake } from '../../../mistake.ts';
import { bytesOf } from './received-link.ts';
import type { Algorithm } from './recipe.ts';

/** A way to write a digest down in which what came could be one. */
export interface DigestForm {
  readonly algorithm: Algorithm;
  readonly mistake: Mistake | undefined;
  /** Tried together with at most so many other mistakes. */
  readonly most: 0 | 2;
  /** @param digest one byte per character */
  readonly matches: (digest: string) => boolean;
}

/**
 * Fewer digits say too little: whoever sent one digit and was told that it fits, then two, would come to the whole
 * digest, and so to a forged link.
 */
const FEWEST_DIGITS = 16;

const use = 'Send the MD5 as 32 hexadecimal digits, all of them: use your language’s own function for it.';

const mistaken = (id: string, sentence: string, fix: string = use): Mistake => ({
  id,
  stage: 'signature',
  sentence,
  fix,
  proof: 'digest',
});

const separated = mistaken('digest_with_separators', 'The digest is written with dashes or colons between its digits.');
const wrapped = mistaken('digest_wrapped', 'There is a blank, a line break or a quote around the digest.');
const leadingZeros: Mistake = {
  ...mistaken('leading_zeros_lost', 'The digest lost its leading zero: it was printed as a number.'),
  option: 'short_digests',
};
const zerosInside = mistaken(
  'zeros_lost_in_bytes',
  'The digest lost zeros inside: each byte below 16 was printed as one digit.',
);
const signedBytes = mistaken(
  'signed_bytes',
  'The digest has “ffffff” inside: its bytes were printed as signed numbers.',
);
const decimal = mistaken('digest_as_decimal', 'The digest is written as a decimal number.');
const signedNumber = mistaken('digest_as_signed_number', 'The digest is written as a signed number.');
const truncated = mistaken('digest_truncated', 'Only a part of the digest was sent.');
const base64 = mistaken('base64_digest', 'The digest is written in base64 instead of hexadecimal.');
const base64OfHex = mistaken('base64_of_hex', 'The hexadecimal digest was written in base64 once more.');
const binary = mistaken('binary_digest', 'The digest was sent as raw bytes.');

const lengths: readonly (readonly [Algorithm, number, string])[] = [
  ['md5', 16, 'MD5'],
  ['sha1', 20, 'SHA-1'],
  ['sha256', 32, 'SHA-256'],
  ['sha512', 64, 'SHA-512'],
];

const otherHash = (name: string): Mistake =>
  mistaken(
    'other_hash',
    `The digest was made with ${name} instead of MD5.`,
    'Use MD5: this dialect knows no other hash.',
  );

/** Every way in which an apikey that came can be read as a digest. Empty: it is none at all. */
export function digestForms(value: string, raw: string): readonly DigestForm[] {
  const bare = value.replace(/^[\s"'`]+|[\s"'`]+$/g, '').replace(/^0x/i, '');
  const plain = /^[0-9a-f]{2}(?:[-: ][0-9a-f]{2})+$/i.test(bare) ? bare.replaceAll(/[-: ]/g, '') : bare;
  const dressed = plain !== bare ? separated : bare !== value ? wrapped : undefined;
  const forms = [...hexForms(plain.toLowerCase()), ...numberForms(plain.toLowerCase()), ...base64Forms(plain)];
  const bytes = bytesOf(raw);
  if (bytes.length === 16 && raw.length !== 16) forms.push(exactly('md5', bytes, binary));
  return dressed ? forms.map((form) => ({ ...form, mistake: form.mistake ?? dressed })) : forms;
}

const exactly = (algorithm: Algorithm, bytes: Buffer, mistake?: Mistake, most: 0 | 2 = 2): DigestForm => {
  const wanted = bytes.toString('latin1');
  return { algorithm, mistake, most, matches: (digest) => digest === wanted };
};

const hexOf = (digest: string): string => Buffer.from(digest, 'latin1').toString('hex');

function hexForms(hex: string): DigestForm[] {
  if (!/^[0-9a-f]+$/.test(hex)) return [];
  const whole = lengths.find(([, bytes]) => bytes * 2 === hex.length);
  if (whole) return wholeHex(hex, whole);
  if (hex.length < FEWEST_DIGITS) return [];
  return [
    ...(hex.length < 32 && hex.length >= 24
      ? [exactly('md5', Buffer.from(hex.padStart(32, '0'), 'hex'), leadingZeros)]
      : []),
    printed(zerosInside, hex, (byte) => byte.toString(16)),
    printed(signedBytes, hex, (byte) => (byte > 127 ? 'ffffff' : '') + byte.toString(16)),
    printed(signedBytes, hex, (byte) => (byte > 127 ? 'ffffff' : '') + byte.toString(16).padStart(2, '0')),
    { algorithm: 'md5', mistake: truncated, most: 2, matches: (digest) => isPartOf(hexOf(digest), hex) },
  ];
}

function wholeHex(hex: string, [algorithm, , name]: (typeof lengths)[number]): DigestForm[] {
  if (algorithm !== 'md5') return [exactly(algorithm, Buffer.from(hex, 'hex'), otherHash(name))];
  const cut = (longer: Algorithm, label: string): DigestForm => ({
    algorithm: longer,
    mistake: otherHash(`${label}, cut to 32 digits,`),
    most: 0,
    matches: (digest) => hexOf(digest).startsWith(hex),
  });
  return [exactly('md5', Buffer.from(hex, 'hex')), cut('sha256', 'SHA-256'), cut('sha1', 'SHA-1')];
}

const isPartOf = (whole: string, part: string): boolean =>
  whole.startsWith(part) || whole.endsWith(part) || whole.slice(8, 24) === part;

const printed = (mistake: Mistake, sent: string, print: (byte: number) => string): DigestForm => ({
  algorithm: 'md5',
  mistake,
  most: 2,
  matches: (digest) => [...Buffer.from(digest, 'latin1')].map(print).join('') === sent,
});

function numberForms(text: string): DigestForm[] {
  const isDecimal = /^-?[0-9]{30,40}$/.test(text);
  if (!isDecimal && !/^-[0-9a-f]{24,32}$/.test(text)) return [];
  const size = BigInt((isDecimal ? '' : '0x') + text.replace('-', ''));
  const number = text.startsWith('-') ? (1n << 128n) - size : size;
  if (number < 0n || number >> 128n !== 0n) return [];
  const bytes = Buffer.from(number.toString(16).padStart(32, '0'), 'hex');
  return [exactly('md5', bytes, isDecimal ? decimal : signedNumber)];
}

function base64Forms(text: string): DigestForm[] {
  const whole = text.replaceAll(' ', '+'); // a raw + came as a blank
  if (!/^[A-Za-z0-9+/_-]{22,88}={0,2}$/.test(whole)) return [];
  const bytes = Buffer.from(whole, 'base64');
  const found = lengths.find(([, length]) => length === bytes.length);
  const inner = bytes.toString('latin1');
  if (/^[0-9a-fA-F]{32}$/.test(inner)) return [exactly('md5', Buffer.from(inner, 'hex'), base64OfHex)];
  if (!found || /^[0-9a-f]+$/i.test(text)) return [];
  const [algorithm, , name] = found;
  return [exactly(algorithm, bytes, algorithm === 'md5' ? base64 : otherHash(`${name}, in base64,`))];
}
