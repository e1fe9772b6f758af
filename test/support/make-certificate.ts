import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface Issued {
  readonly der: Buffer;
  readonly key: KeyObject;
}

interface Wish {
  /** By object identifier of the attribute, in order. */
  readonly subject: readonly (readonly [keyof typeof attributes, string])[];
  readonly isAuthority: boolean;
  /** Its own, where nobody else issues it. */
  readonly issuer?: Issued & { readonly subject: Wish['subject'] };
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

const attributes = { C: '550406', O: '55040a', OU: '55040b', CN: '550403' } as const;

/** A certificate of ECDSA P-256 (RFC 5280 section 4.1): enough for a chain in a test. */
export function makeCertificate(wish: Wish): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = wish.issuer?.key ?? privateKey;
  const { validFrom = new Date('2020-01-01'), validTo = new Date('2049-01-01') } = wish;
  const toBeSigned = sequence(
    tagged(0xa0, tagged(2, Buffer.from([2]))),
    tagged(2, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(wish.issuer?.subject ?? wish.subject),
    sequence(timeOf(validFrom), timeOf(validTo)),
    nameOf(wish.subject),
    publicKey.export({ format: 'der', type: 'spki' }),
    tagged(0xa3, sequence(basicConstraints(wish))),
  );
  const signature = sign('sha256', toBeSigned, signer);
  const der = sequence(toBeSigned, ecdsaWithSha256, tagged(3, Buffer.concat([Buffer.from([0]), signature])));
  return { der, key: privateKey };
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const identifier = (hex: string): Buffer => tagged(6, Buffer.from(hex, 'hex'));
const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));

const nameOf = (subject: Wish['subject']): Buffer =>
  sequence(
    ...subject.map(([attribute, text]) =>
      tagged(
        0x31,
        sequence(identifier(attributes[attribute]), tagged(attribute === 'C' ? 0x13 : 0x0c, Buffer.from(text))),
      ),
    ),
  );

const timeOf = (time: Date): Buffer =>
  tagged(
    0x17,
    Buffer.from(
      `${time
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  );

function basicConstraints({ isAuthority }: Wish): Buffer {
  const yes = tagged(1, Buffer.from([255]));
  return sequence(identifier('551d13'), yes, tagged(4, sequence(...(isAuthority ? [yes] : []))));
}
