import type { Row } from '../row.ts';

export const recoveryCodes: readonly Row[] = [
  {
    id: 'AN-LUS-01',
    says: 'Recovery codes are random and have 80 bits.',
    source: 'NIST 800-63B 3.1.2; ASVS 6.5.3, 6.5.4',
    proofs: [
      [
        'src/factors/recovery-code/recovery-code.test.ts',
        'a code has 80 bits in four groups of four, of letters and digits that nobody mistakes',
      ],
    ],
  },
  {
    id: 'AN-LUS-02',
    says: 'Recovery codes are kept as keyed hashes.',
    source: 'NIST 800-63B 3.1.2.2; ASVS 6.5.2',
    proofs: [
      [
        'src/factors/recovery-code/recovery-code.test.ts',
        'neither tables nor events hold a code, and a code of one person is worth nothing for another',
      ],
    ],
  },
  {
    id: 'AN-LUS-03',
    says: 'A recovery code works once; after the last there is a new set; a new set is told to its owner.',
    source: 'NIST 800-63B 4.2.1.1; ASVS 6.5.1',
    proofs: [
      ['src/factors/recovery-code/recovery-code.test.ts', 'each of ten codes works once, however it is typed'],
      ['src/factors/recovery-code/recovery-code.test.ts', '50 uses of one code at once are one success (sqlite)'],
      ['src/http/sign-in/second-factor.test.ts', 'after the last recovery code there is a new set, shown once'],
      [
        'src/http/account/account.test.ts',
        'new recovery codes end the old ones; removing the app ends both, and is told',
      ],
    ],
  },
  {
    id: 'AN-LUS-04',
    says: 'Tries with recovery codes are limited like all others.',
    source: 'NIST 800-63B 3.2.2',
    proofs: [
      [
        'src/signin/guesses/guess-budgets.test.ts',
        'after five tries each waits longer than the one before, up to an hour',
      ],
    ],
  },
];
