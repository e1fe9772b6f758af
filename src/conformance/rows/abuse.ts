import type { Row } from '../row.ts';

export const abuse: readonly Row[] = [
  {
    id: 'AN-RATE-01',
    says: 'After a hundred wrong tries in a row an authenticator is disabled.',
    source: 'NIST 800-63B 3.2.2',
    proofs: [
      [
        'src/signin/guesses/guess-budgets.test.ts',
        'an authenticator app is disabled after a hundred wrong codes in a row, wherever they were typed',
      ],
      [
        'src/signin/guesses/guess-budgets.test.ts',
        'a password that browsers of the owner were wrong at is disabled after a hundred',
      ],
      [
        'src/signin/guesses/guess-budgets.test.ts',
        'a success ends the row; what was not looked at, or was right once, is not counted',
      ],
    ],
  },
  {
    id: 'AN-RATE-02',
    says: 'Waits grow, work is asked for, and strangers lock no owner out.',
    source: 'NIST 800-63B 3.2.2; ASVS 6.1.1',
    proofs: [
      [
        'src/signin/guesses/guess-budgets.test.ts',
        'after five tries each waits longer than the one before, up to an hour',
      ],
      [
        'src/signin/guesses/guess-budgets.test.ts',
        'ten thousand wrong tries of strangers keep no owner out of a browser that is known',
      ],
      [
        'src/signin/guesses/challenge.test.ts',
        'a solution counts once, for the name it was offered to, until it is too old',
      ],
    ],
  },
  {
    id: 'AN-RATE-03',
    says: 'Tries are counted apart for each way to prove.',
    source: 'OWASP Authentication',
    proofs: [
      [
        'src/signin/guesses/guess-budgets.test.ts',
        'a mailed code of eight digits makes its own flow wait and no other, and strangers disable nothing',
      ],
      [
        'src/factors/personal-questions/personal-questions.test.ts',
        'three tries in one attempt; ten wrong in a row switch them off',
      ],
    ],
  },
  {
    id: 'AN-ENUM-01',
    says: 'Who is there, locked or without a password is told to nobody.',
    source: 'ASVS 6.3.8; OWASP Authentication',
    proofs: [
      ['test/stories/enumeration.test.ts', 'at every way in, all names are answered alike'],
      [
        'test/stories/enumeration.test.ts',
        'names that nobody has wait as long as those that somebody has, and may be worked for alike',
      ],
      [
        'src/http/sign-in/second-factor.test.ts',
        'a wrong password looks the same for who has a second factor, who has none and who is nobody',
      ],
      ['src/signin/guesses/guess-budgets.test.ts', 'known and unknown names are told the same at every step'],
    ],
  },
  {
    id: 'AN-NOT-01',
    says: 'Whatever changes an account is told to all its addresses, with a way to object.',
    source: 'NIST 800-63B 4.6; ASVS 6.3.5, 6.3.7',
    proofs: [
      [
        'src/http/account/addresses.test.ts',
        'every notice goes to every address of the account, and to one that is removed a last time',
      ],
      [
        'src/http/account/addresses.test.ts',
        '“that was not me” shuts the account, and brings back the address that was changed',
      ],
    ],
  },
];
