/** How another system made a hash: all that it takes, beside the password, to make it again. Bytes are base64. */
export type ForeignSettings =
  | {
      readonly scheme: 'argon2';
      readonly kind: 'd' | 'i' | 'id';
      readonly version: 16 | 19;
      /** KiB. */
      readonly memory: number;
      readonly passes: number;
      readonly lanes: number;
      readonly salt: string;
      readonly length: number;
    }
  | { readonly scheme: 'bcrypt' /** Such as `$2b$10$` and 22 letters of salt. */; readonly setting: string }
  | {
      readonly scheme: 'pbkdf2';
      readonly digest: 'sha1' | 'sha256' | 'sha512';
      readonly iterations: number;
      readonly salt: string;
      readonly length: number;
    }
  | {
      readonly scheme: 'scrypt';
      /** The logarithm of N. */
      readonly ln: number;
      readonly r: number;
      readonly p: number;
      readonly salt: string;
      readonly length: number;
    }
  | {
      readonly scheme: 'firebase';
      readonly ln: number;
      readonly r: number;
      readonly salt: string;
      readonly separator: string;
      readonly signerKey: string;
    }
  | { readonly scheme: 'salted_sha'; readonly digest: 'sha1' | 'sha256' | 'sha512'; readonly salt: string }
  | {
      readonly scheme: 'sha_crypt';
      readonly digest: 'sha256' | 'sha512';
      readonly rounds: number;
      /** As text. */
      readonly salt: string;
    }
  | {
      readonly scheme: 'phpass' /** The logarithm of how often. */;
      readonly ln: number /** As text. */;
      readonly salt: string;
    };

/** A hash that was read: what it was made with, and what came out, as `computeForeign` writes it. */
export interface ForeignHash {
  readonly settings: ForeignSettings;
  readonly digest: string;
}

/** Undefined: not written in this form. */
export type Reader = (text: string) => ForeignHash | undefined;

export type ForeignProblem =
  /** Not one of the forms that we read. */
  | 'unknown'
  /** One of them, but cut, or with numbers that cannot be. */
  | 'broken'
  | 'unsalted'
  | 'too_cheap'
  /** One sign-in would hold everybody else up. */
  | 'too_expensive';
