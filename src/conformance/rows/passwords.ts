import type { Row } from '../row.ts';

export const passwords: readonly Row[] = [
  {
    id: 'AN-PW-01',
    says: 'A password has 15 characters, or 8 where every sign-in needs a second factor.',
    source: 'NIST 800-63B 3.1.1.2; ASVS 6.2.1',
    proofs: [
      [
        'src/factors/password/check-password.test.ts',
        'length is counted in code points: 15 for a password alone, 8 beside a second factor',
      ],
      [
        'test/stories/password-rules.test.ts',
        'eight characters are enough only where the policy never lets a password in alone',
      ],
      ['src/signin/policy/judge-policy.test.ts', 'each policy that contradicts itself is refused for its own reason'],
      [
        'src/signin/policy/judge-policy.test.ts',
        'level 3 and short passwords are taken where everything that they rest on is there',
      ],
    ],
  },
  {
    id: 'AN-PW-02',
    says: 'Length is counted in code points.',
    source: 'NIST 800-63B 3.1.1.2',
    proofs: [
      [
        'src/factors/password/check-password.test.ts',
        'length is counted in code points: 15 for a password alone, 8 beside a second factor',
      ],
      [
        'src/factors/password/check-password.test.ts',
        'length is counted after letters are composed: a letter and its accent are one',
      ],
    ],
  },
  {
    id: 'AN-PW-03',
    says: 'Long passwords are used whole, and refused rather than cut beyond 1,024.',
    source: 'NIST 800-63B 3.1.1.2; ASVS 6.2.8, 6.2.9',
    proofs: [
      [
        'src/factors/password/check-password.test.ts',
        'a long phrase is taken up to 1024 code points, and refused beyond',
      ],
      [
        'src/factors/password/password.test.ts',
        'a long password is used whole, and refused rather than cut where it is too long',
      ],
    ],
  },
  {
    id: 'AN-PW-04',
    says: 'Every printing character is taken, composed or not.',
    source: 'NIST 800-63B 3.1.1.2',
    proofs: [
      ['src/factors/password/check-password.test.ts', 'any printing character may be in it, and none must be'],
      ['src/factors/password/password.test.ts', 'composed and decomposed letters are the same password'],
    ],
  },
  {
    id: 'AN-PW-05',
    says: 'No rules of composition and no expiry; a password that others know must be changed.',
    source: 'NIST 800-63B 3.1.1.2; ASVS 6.2.5, 6.2.10',
    proofs: [
      ['src/factors/password/check-password.test.ts', 'any printing character may be in it, and none must be'],
      [
        'test/stories/password-rules.test.ts',
        'nothing of a policy counts kinds of characters or days until a password ends',
      ],
      [
        'test/stories/password-rules.test.ts',
        'a password that others may know opens nothing but the choice of another',
      ],
      [
        'test/stories/password-rules.test.ts',
        'a password that others may know ends every session, and the owner hears of it',
      ],
    ],
  },
  {
    id: 'AN-PW-06',
    says: 'The whole password is compared with common ones and with what names its owner, and a refusal says why.',
    source: 'NIST 800-63B 3.1.1.2; ASVS 6.2.4, 6.2.11, 6.2.12',
    proofs: [
      [
        'src/factors/password/check-password.test.ts',
        'what names its owner is refused, also with a year, marks or words that anybody adds',
      ],
      ['src/factors/password/check-password.test.ts', 'what is on the lists is refused, in whatever case'],
      [
        'src/factors/password/blocklist/blocklist.test.ts',
        'every password of the lists is found, a strange one hardly ever, in 1.2 MB and some microseconds',
      ],
    ],
  },
  {
    id: 'AN-PW-07',
    says: 'Password managers and pasting work, and a password can be shown.',
    source: 'NIST 800-63B 3.1.1.2; ASVS 6.2.6, 6.2.7',
    proofs: [
      ['test/stories/password-rules.test.ts', 'password managers are led to the page of a new password, on every host'],
    ],
  },
  {
    id: 'AN-PW-08',
    says: 'Passwords are hashed by argon2id with a salt and a key kept elsewhere, and anew when the cost rises.',
    source: 'NIST 800-63B 3.1.1.2; OWASP Password Storage; ASVS App. C',
    proofs: [
      [
        'src/factors/password/password.test.ts',
        'argon2id makes the tag of RFC 9106 section 5.3, and the package that we use makes the same as Node',
      ],
      [
        'src/factors/password/password.test.ts',
        'a hash says nothing without the key, and names the one it was made with',
      ],
      [
        'src/factors/password/password.test.ts',
        'a hash of an older cost, or made before there was a key, is made again at the next sign-in',
      ],
    ],
  },
  {
    id: 'AN-PW-09',
    says: 'Hashes of other systems are taken over where they cost enough, and made anew at the first sign-in.',
    source: 'OWASP Password Storage',
    proofs: [
      [
        'src/factors/hashing/foreign/foreign.test.ts',
        'what is no hash, has no salt, or costs too little or too much is refused with its reason',
      ],
      [
        'src/factors/password/password.test.ts',
        'a hash of an older cost, or made before there was a key, is made again at the next sign-in',
      ],
      [
        'src/config/import/import-people.test.ts',
        'whoever is brought along signs in with their password, whatever made its hash, and then it is one of ours',
      ],
      [
        'src/config/import/import-people.test.ts',
        'bcrypt reads 72 bytes: a longer password still opens, and what lies beyond is never made the password',
      ],
    ],
  },
  {
    id: 'AN-PW-10',
    says: 'There are no hints, and no questions while a password is chosen.',
    source: 'NIST 800-63B 3.1.1.2; ASVS 6.4.2',
    proofs: [
      [
        'test/stories/password-rules.test.ts',
        'there are no hints, no rules of composition and no expiry, in no table and no policy',
      ],
    ],
  },
  {
    id: 'AN-PW-11',
    says: 'A change needs the password or a fresh proof; administrators start a reset and never see a password.',
    source: 'ASVS 6.2.3, 6.4.1, 6.4.6',
    proofs: [
      [
        'src/http/account/account.test.ts',
        'a new password that comes with an old proof is typed once more, and no page repeats it',
      ],
      ['src/http/account/account.test.ts', 'from then on every session has to prove both before what may do harm'],
      [
        'src/http/account/account.test.ts',
        'a new password ends the other sessions, the cookie before and what was half-way',
      ],
    ],
  },
];
