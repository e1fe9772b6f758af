import { isAllowed } from '../facts.ts';
import type { Row } from '../row.ts';

export const codes: readonly Row[] = [
  {
    id: 'AN-OTP-01',
    says: 'TOTP and HOTP follow their RFCs, with secrets of 160 bits.',
    source: 'RFC 4226 section 4, appendix D; RFC 6238 appendix B',
    proofs: [
      [
        'src/factors/totp/totp.test.ts',
        'the 18 codes of RFC 6238 appendix B belong to their times, in three algorithms',
      ],
      ['src/factors/hotp/hotp.test.ts', 'the 10 codes of RFC 4226 appendix D belong to their counters'],
      ['src/factors/totp/totp.test.ts', 'a secret has 160 bits, each another, and its address names portal and person'],
      ['src/factors/hotp/hotp.test.ts', 'a secret is taken in base32 or hexadecimal, from 128 bits on'],
    ],
  },
  {
    id: 'AN-OTP-02',
    says: 'No code is taken twice, and none that is older than the last one.',
    source: 'RFC 6238 section 5.2; ASVS 6.5.1',
    proofs: [
      ['src/factors/totp/totp.test.ts', 'a code is taken once, and no earlier one after it'],
      ['src/factors/totp/totp.test.ts', '50 uses of one code at once are one success (sqlite)'],
    ],
  },
  {
    id: 'AN-OTP-03',
    says: 'A code counts in its own step and the one after, around the clock and around the learnt drift.',
    source: 'RFC 6238 sections 5.2 and 6; ASVS 6.5.5',
    proofs: [
      [
        'src/factors/totp/totp.test.ts',
        'a code counts in its own step and the one after, around our clock and around the learnt drift',
      ],
      [
        'src/factors/totp/totp.test.ts',
        'after the first success an app signs in at once with any skew up to 90 seconds, and its drift is followed',
      ],
      [
        'src/factors/totp/totp.test.ts',
        'a clock that goes wrong by and by is followed, and one that is set right again is taken at once',
      ],
      ['src/factors/totp/totp.test.ts', 'enrolment takes two and a half minutes of skew to either side, and no more'],
    ],
    deviates: 'ASVS 6.5.5 asks for 30 seconds; the step before counts too, so up to 60 (decision 0017).',
  },
  {
    id: 'AN-OTP-04',
    says: 'Only the clock of the server counts.',
    source: 'ASVS 6.5.8',
    proofs: [
      [
        'src/factors/totp/totp.test.ts',
        'a code counts in its own step and the one after, around our clock and around the learnt drift',
      ],
    ],
  },
  {
    id: 'AN-OTP-05',
    says: 'A secret is sealed, shown once, and active only after a right code.',
    source: 'RFC 6238 section 5.1',
    proofs: [
      [
        'src/factors/totp/totp.test.ts',
        'nothing is enrolled until a code is right, and then the secret is shown to nobody',
      ],
      [
        'src/http/account/account.test.ts',
        'setting up asks for a fresh proof, shows the secret until it is confirmed, and never again',
      ],
    ],
  },
  {
    id: 'AN-OTP-06',
    says: 'A token is looked ahead for a little, found again by two codes, and its tries are limited.',
    source: 'RFC 4226 sections 7.3 and 7.4',
    proofs: [
      [
        'src/factors/hotp/hotp.test.ts',
        'a code alone counts within five presses of the button, two in a row within two hundred',
      ],
      ['src/factors/hotp/hotp.test.ts', 'a token is enrolled by two codes in a row, and each later code is taken once'],
      [
        'src/signin/guesses/guess-budgets.test.ts',
        'an authenticator app is disabled after a hundred wrong codes in a row, wherever they were typed',
      ],
    ],
  },
  {
    id: 'AN-OOB-01',
    says: 'A code that is sent has six digits or more, counts once, for ten minutes, and for whoever asked.',
    source: 'NIST 800-63B 3.1.3.2; ASVS 6.5.4, 6.5.5, 6.6.2',
    proofs: [
      [
        'src/factors/sms-code/sms-code.test.ts',
        'a code is worth nothing after ten minutes, in another place, or for another person',
      ],
      ['src/factors/sms-code/sms-code.test.ts', 'of 50 replays of one code by phone at the same time one counts'],
      [
        'src/factors/email-code/email-code.test.ts',
        'a code of one place is worth nothing in another, and nothing for somebody else there',
      ],
      ['src/factors/email-code/email-code.test.ts', 'of 50 replays of one code at the same time one counts'],
    ],
  },
  {
    id: 'AN-OOB-02',
    says: 'Codes are limited, a new code forgives no wrong one, and codes are kept as hashes.',
    source: 'NIST 800-63B 3.1.3.2; ASVS 6.6.3',
    proofs: [
      [
        'src/factors/sms-code/sms-code.test.ts',
        'however guesses, new codes and waits follow each other, one place compares five codes a day',
      ],
      ['src/factors/email-code/email-code.test.ts', 'five tries in one place, however many codes are asked for'],
      ['src/factors/sms-code/sms-code.test.ts', 'number and code are in no event and no copy of the database'],
    ],
  },
  {
    id: 'AN-OOB-03',
    says: 'Text messages are restricted: there is an alternative, a notice, and countries are chosen.',
    source: 'NIST 800-63B 3.1.3.3, 3.2.9; ASVS 6.6.1',
    proofs: [
      [
        'src/signin/policy/judge-policy.test.ts',
        'a code by mail is no way in by itself, and a code by SMS not the only second step',
      ],
      [
        'src/factors/sms-code/sms-code.test.ts',
        'no code leaves for a country that the policy does not name, nor to somebody who is switched off',
      ],
      [
        'src/factors/sms-code/sms-code.test.ts',
        'a number is registered once its first code was typed in, and takes the place of the one before',
      ],
    ],
    notApplicable: (facts) => (isAllowed(facts, 'sms_code') ? undefined : 'Nobody gets codes by text message.'),
    deviates:
      'Signals of swapped or ported numbers are not checked (SHOULD), and ASVS forbids text messages at its level 3.',
  },
  {
    id: 'AN-OOB-04',
    says: 'A code by mail is never a second factor.',
    source: 'NIST 800-63B 3.1.3.1; ASVS 6.3.6',
    proofs: [
      [
        'src/factors/assurance.test.ts',
        'of every set of proofs the level is what NIST 800-63B makes of it, and nothing claims more than that',
      ],
      [
        'src/signin/policy/judge-policy.test.ts',
        'a code by mail is no way in by itself, and a code by SMS not the only second step',
      ],
    ],
  },
  {
    id: 'AN-OOB-05',
    says: 'A push asks for a number, and is limited.',
    source: 'NIST 800-63B 3.1.3, 3.1.3.2; ASVS 6.6.4',
    proofs: [],
    notApplicable: 'There are no pushes.',
  },
];
