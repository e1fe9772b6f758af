import type { Row } from '../row.ts';

export const webauthn: readonly Row[] = [
  {
    id: 'AN-WA-01',
    says: 'A challenge is random, counts once, for five minutes, for its session, ceremony and person.',
    source: 'W3C WebAuthn 13.4.3; ASVS 6.7.2',
    proofs: [
      [
        'src/factors/webauthn/keys.test.ts',
        'a challenge is bound to its place, its ceremony and its person, and waits five minutes',
      ],
      ['src/factors/webauthn/keys.test.ts', 'an answer counts once, and a challenge is for one answer'],
      ['src/factors/webauthn/keys.test.ts', '50 uses of one assertion at once are one success (sqlite)'],
    ],
  },
  {
    id: 'AN-WA-02',
    says: 'Type, challenge, origin and host are compared exactly.',
    source: 'W3C WebAuthn 7.1, 7.2',
    proofs: [
      [
        'src/factors/webauthn/mutations.test.ts',
        'of all assertions with one bit turned or one byte left out none counts but another spelling of the same',
      ],
      ['src/factors/webauthn/keys.test.ts', 'a passkey works at the host that it was made at, and at no other'],
    ],
  },
  {
    id: 'AN-WA-03',
    says: 'Nothing is taken from within a frame of another site.',
    source: 'W3C WebAuthn 7.1, 7.2',
    proofs: [
      [
        'src/factors/webauthn/l3-vectors.test.ts',
        'under our own rules no frame and no algorithm that was not offered is taken',
      ],
    ],
  },
  {
    id: 'AN-WA-04',
    says: 'Somebody was there, and was checked where that is asked for.',
    source: 'W3C WebAuthn 7.1, 7.2',
    proofs: [
      ['src/factors/webauthn/keys.test.ts', 'a passkey has to check its user, and a security key says whether it has'],
      [
        'src/factors/webauthn/ceremonies.test.ts',
        'a key without a check of its user is told from one with, where the check is not asked for',
      ],
    ],
  },
  {
    id: 'AN-WA-05',
    says: 'Whether a key may be copied never changes; whether it is copied is noted each time.',
    source: 'W3C WebAuthn 7.2',
    proofs: [
      [
        'src/factors/webauthn/ceremonies.test.ts',
        'a key that was to be copied may not become one that cannot be: it would be taken for hardware',
      ],
      ['src/factors/webauthn/ceremonies.test.ts', 'whether a synced key is backed up is told each time'],
    ],
  },
  {
    id: 'AN-WA-06',
    says: 'The user handle is that of the account, and there where nobody was named.',
    source: 'W3C WebAuthn 7.2',
    proofs: [
      ['src/factors/webauthn/ceremonies.test.ts', 'where nobody was named the answer has to say whose it is'],
      ['src/factors/webauthn/keys.test.ts', 'a passkey of one person proves nothing of another'],
    ],
  },
  {
    id: 'AN-WA-07',
    says: 'A credential is set up once in the world, and its id is not too long.',
    source: 'W3C WebAuthn 7.1',
    proofs: [
      ['src/factors/webauthn/keys.test.ts', 'a credential is set up once in the world, by whoever came first'],
      ['src/factors/webauthn/ceremonies.test.ts', 'an id of 1,023 bytes is as long as one may be'],
    ],
  },
  {
    id: 'AN-WA-08',
    says: 'Only algorithms that were offered are taken.',
    source: 'W3C WebAuthn 7.1',
    proofs: [
      [
        'src/factors/webauthn/l3-vectors.test.ts',
        'under our own rules no frame and no algorithm that was not offered is taken',
      ],
    ],
  },
  {
    id: 'AN-WA-09',
    says: 'A count that goes back is a signal, and no end for synced keys.',
    source: 'W3C WebAuthn 7.2',
    proofs: [
      [
        'src/factors/webauthn/keys.test.ts',
        'a count that goes back is told: of a synced key it is let pass, of another it is refused',
      ],
    ],
  },
  {
    id: 'AN-WA-10',
    says: 'Where only hardware may be set up, an attestation of its model has to show it.',
    source: 'W3C WebAuthn 7.1; NIST 800-63B appendix B',
    proofs: [
      [
        'src/factors/webauthn/keys.test.ts',
        'where only some models may be set up, the attestation has to prove one of them',
      ],
      [
        'src/factors/webauthn/keys.test.ts',
        'hardware and inherence are claimed only where an attestation leads to the roots of its model',
      ],
      [
        'src/factors/webauthn/metadata.test.ts',
        'metadata that the FIDO Alliance has signed is read without asking anybody',
      ],
    ],
  },
  {
    id: 'AN-WA-11',
    says: 'The handle of a person is random, and keys that are there are told.',
    source: 'W3C WebAuthn 14.6.1',
    proofs: [
      ['src/factors/webauthn/keys.test.ts', 'a device that has a key of the person is told, and gets no second one'],
    ],
  },
  {
    id: 'AN-WA-12',
    says: 'Nobody’s keys are told before anything is proved.',
    source: 'W3C WebAuthn 14.6.2',
    proofs: [
      [
        'src/factors/webauthn/keys.test.ts',
        'nobody’s keys are told before anything is proved: a passkey is asked for without a list',
      ],
    ],
  },
  {
    id: 'AN-WA-13',
    says: 'A wrong signature looks like an unknown credential.',
    source: 'W3C WebAuthn 14.6.2',
    proofs: [],
  },
  {
    id: 'AN-WA-14',
    says: 'Nothing rests on the bytes of a signature.',
    source: 'W3C WebAuthn 7.2',
    proofs: [
      [
        'src/factors/webauthn/mutations.test.ts',
        'of all assertions with one bit turned or one byte left out none counts but another spelling of the same',
      ],
      ['src/factors/webauthn/keys.test.ts', 'an answer counts once, and a challenge is for one answer'],
    ],
  },
];
