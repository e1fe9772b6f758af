import { deviationsFrom } from '../facts.ts';
import type { Row } from '../row.ts';

export const assurance: readonly Row[] = [
  {
    id: 'AN-AAL-01',
    says: 'Level 2 is two factors, and something that resists phishing is offered.',
    source: 'NIST 800-63B 2.2.2',
    proofs: [
      [
        'src/factors/assurance.test.ts',
        'of every set of proofs the level is what NIST 800-63B makes of it, and nothing claims more than that',
      ],
      ['src/signin/policy/judge-policy.test.ts', 'each policy that contradicts itself is refused for its own reason'],
    ],
    deviates: deviationsFrom('AN-AAL-01'),
  },
  {
    id: 'AN-AAL-02',
    says: 'A key that has checked its user is level 2, another is one factor, and a copied one never level 3.',
    source: 'NIST 800-63B appendix B',
    proofs: [
      [
        'src/factors/assurance.test.ts',
        'of every set of proofs the level is what NIST 800-63B makes of it, and nothing claims more than that',
      ],
      ['src/factors/webauthn/keys.test.ts', 'a passkey has to check its user, and a security key says whether it has'],
    ],
  },
  {
    id: 'AN-AAL-03',
    says: 'Biometrics stay on the device, and there is always another way.',
    source: 'NIST 800-63B 3.2.3; ASVS 6.5.7',
    proofs: [
      [
        'src/factors/webauthn/keys.test.ts',
        'hardware and inherence are claimed only where an attestation leads to the roots of its model',
      ],
    ],
  },
  {
    id: 'AN-AAL-04',
    says: 'A password and answers to questions are one factor.',
    source: 'OWASP Security Questions',
    proofs: [
      [
        'src/factors/assurance.test.ts',
        'of every set of proofs the level is what NIST 800-63B makes of it, and nothing claims more than that',
      ],
    ],
  },
  {
    id: 'AN-AAL-05',
    says: 'Methods are named as RFC 8176 does, and only what is known.',
    source: 'RFC 8176 section 2',
    proofs: [
      ['src/factors/assurance.test.ts', 'each method is named once, in the order in which it was used'],
      [
        'src/factors/webauthn/keys.test.ts',
        'hardware and inherence are claimed only where an attestation leads to the roots of its model',
      ],
    ],
  },
  {
    id: 'AN-AAL-06',
    says: 'Contexts are named as OpenID EAP does.',
    source: 'OpenID EAP ACR Values 1.0',
    proofs: [
      [
        'src/factors/assurance.test.ts',
        'of every set of proofs the level is what NIST 800-63B makes of it, and nothing claims more than that',
      ],
    ],
  },
  {
    id: 'AN-AAL-07',
    says: 'An action asks for a level and an age, and is refused where they cannot be reached.',
    source: 'RFC 9470; ASVS 6.8.4, 7.5.3',
    proofs: [],
  },
  {
    id: 'AN-AAL-08',
    says: 'Before addresses, passwords and authenticators change, all is proved again.',
    source: 'ASVS 7.5.1, 7.5.2',
    proofs: [
      ['src/http/account/account.test.ts', 'from then on every session has to prove both before what may do harm'],
      ['src/http/console/console-access.test.ts', 'what lets people in or keeps them out is asked for a fresh proof'],
      [
        'src/http/account/account.test.ts',
        'one sees where one is signed in, and ends one session or all others after a proof',
      ],
    ],
  },
  {
    id: 'AN-AAL-09',
    says: 'Whoever sets up an authenticator has proved what the account has, and is told of it.',
    source: 'NIST 800-63B 4.1.2.1',
    proofs: [
      [
        'src/http/account/account.test.ts',
        'setting up asks for a fresh proof, shows the secret until it is confirmed, and never again',
      ],
      [
        'src/http/account/addresses.test.ts',
        'every notice goes to every address of the account, and to one that is removed a last time',
      ],
    ],
  },
  {
    id: 'AN-AAL-10',
    says: 'A code that binds another device is long, short-lived and never mailed.',
    source: 'NIST 800-63B 4.1.2.2',
    proofs: [],
    notApplicable: 'No code binds another device.',
  },
];
