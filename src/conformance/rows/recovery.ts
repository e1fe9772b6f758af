import type { Row } from '../row.ts';

export const recovery: readonly Row[] = [
  {
    id: 'AN-REC-01',
    says: 'Recovery is by saved and sent codes and by administrators, never by questions.',
    source: 'NIST 800-63B 4.2',
    proofs: [
      [
        'src/signin/policy/judge-policy.test.ts',
        'a way to recover that is weaker than the account is found, whoever builds it into the flow',
      ],
      [
        'test/stories/forgotten-password.test.ts',
        'where the policy says so, personal questions come after the proofs, and never before',
      ],
      [
        'test/stories/assisted-recovery.test.ts',
        'checks, a day to object, then link and code together lead to a new password and nothing else',
      ],
    ],
  },
  {
    id: 'AN-REC-02',
    says: 'An account of two factors is recovered with two proofs of different ways.',
    source: 'NIST 800-63B 4.2.2.2',
    proofs: [
      [
        'src/signin/policy/judge-policy.test.ts',
        'a way to recover that is weaker than the account is found, whoever builds it into the flow',
      ],
      [
        'src/signin/flow/next-step.test.ts',
        'no path admits, sets up or recovers without its proofs: the whole graph is walked',
      ],
      [
        'test/stories/forgotten-password.test.ts',
        'an account with a second factor needs it too, and is asked for it afterwards as before',
      ],
    ],
  },
  {
    id: 'AN-REC-03',
    says: 'A code that was sent for recovery is short-lived.',
    source: 'NIST 800-63B 4.2.1.2',
    proofs: [
      [
        'src/factors/email-code/email-code.test.ts',
        'a code expires after 15 minutes, and a new one makes the old one worthless',
      ],
    ],
  },
  {
    id: 'AN-REC-04',
    says: 'Another password does not pass by the second factor.',
    source: 'ASVS 6.4.3, 6.4.4',
    proofs: [
      [
        'src/signin/policy/judge-policy.test.ts',
        'a way to recover that is weaker than the account is found, whoever builds it into the flow',
      ],
      [
        'test/stories/forgotten-password.test.ts',
        'an account with a second factor needs it too, and is asked for it afterwards as before',
      ],
    ],
  },
  {
    id: 'AN-REC-05',
    says: 'A forgotten password of whoever has another way is set after that.',
    source: 'NIST 800-63B 4.2',
    proofs: [],
  },
  {
    id: 'AN-REC-06',
    says: 'A recovery changes nothing before its proofs, and signs nobody in.',
    source: 'OWASP Forgot Password; ASVS 7.4.3',
    proofs: [
      [
        'test/stories/forgotten-password.test.ts',
        'a mailed code is enough for an account of a password alone; it opens no session, and ends all',
      ],
      [
        'test/stories/forgotten-password.test.ts',
        'whoever is typed, the answers are the same bytes, and mail goes only to who may recover',
      ],
      ['test/stories/forgotten-password.test.ts', 'a host that is no portal’s starts no recovery'],
    ],
  },
  {
    id: 'AN-REC-07',
    says: 'Whoever lost a device shuts the account with one proof, and opens it with all.',
    source: 'NIST 800-63B 4.3',
    proofs: [
      [
        'src/http/account/addresses.test.ts',
        '“that was not me” shuts the account, and brings back the address that was changed',
      ],
      [
        'src/http/account/addresses.test.ts',
        'what was set up proves nothing after an objection, and still asks for a second step',
      ],
    ],
  },
];
