import { deviationsFrom, noQuestions } from '../facts.ts';
import type { Row } from '../row.ts';

export const questions: readonly Row[] = [
  {
    id: 'AN-KBA-01',
    says: 'Personal questions are off.',
    source: 'ASVS 6.4.2',
    proofs: [
      [
        'src/signin/policy/judge-policy.test.ts',
        'what is shipped is taken, and so is what the specification gives as its example',
      ],
      ['src/signin/policy/save-policies.test.ts', 'switching personal questions on is logged with the rule it breaks'],
      [
        'src/http/account/questions.test.ts',
        'personal questions are nothing until the policy has them, and nobody sets them without a fresh proof',
      ],
    ],
    deviates: deviationsFrom('AN-KBA-01'),
  },
  {
    id: 'AN-KBA-02',
    says: 'They are only ever asked beside other proofs, and lift no level.',
    source: 'NIST 800-63B 4.2; OWASP Security Questions',
    proofs: [
      [
        'src/factors/assurance.test.ts',
        'of every set of proofs the level is what NIST 800-63B makes of it, and nothing claims more than that',
      ],
      [
        'test/stories/caller-check.test.ts',
        'the caller reads out a mailed code; personal questions are asked only after it',
      ],
    ],
    notApplicable: noQuestions,
  },
  {
    id: 'AN-KBA-03',
    says: 'Questions come from a list; three are chosen, two are asked until they are answered, with one verdict.',
    source: 'OWASP Security Questions',
    proofs: [
      [
        'src/factors/personal-questions/personal-questions.test.ts',
        'there are at least twenty questions, each in every language and with answers that are refused',
      ],
      [
        'src/factors/personal-questions/personal-questions.test.ts',
        'the same two are asked until both are answered, with one verdict',
      ],
      [
        'src/http/account/questions.test.ts',
        'three questions of the list are chosen, each problem is told at its field, and the owner is mailed',
      ],
    ],
    notApplicable: noQuestions,
  },
  {
    id: 'AN-KBA-04',
    says: 'Answers are normalised and kept as keyed hashes.',
    source: 'OWASP Security Questions',
    proofs: [
      [
        'src/factors/personal-questions/personal-questions.test.ts',
        'letter case, blanks, punctuation and the form of a character make no difference to an answer',
      ],
      [
        'src/factors/personal-questions/personal-questions.test.ts',
        'no table holds an answer, and a hash is worth nothing without our key or for another question',
      ],
    ],
    notApplicable: noQuestions,
  },
  {
    id: 'AN-KBA-05',
    says: 'Answers that others know are refused, and random ones are offered.',
    source: 'OWASP Security Questions',
    proofs: [
      [
        'src/factors/personal-questions/personal-questions.test.ts',
        'what others know, what many answer, and the same twice are refused',
      ],
      ['src/factors/personal-questions/personal-questions.test.ts', 'a random answer has 60 bits, and is taken'],
    ],
    notApplicable: noQuestions,
  },
  {
    id: 'AN-KBA-06',
    says: 'Three tries in one attempt, ten wrong in a row switch them off.',
    source: 'OWASP Security Questions',
    proofs: [
      [
        'src/factors/personal-questions/personal-questions.test.ts',
        'three tries in one attempt; ten wrong in a row switch them off',
      ],
    ],
    notApplicable: noQuestions,
  },
  {
    id: 'AN-KBA-07',
    says: 'They are set after a fresh proof, told, and asked for once a year.',
    source: 'OWASP Security Questions',
    proofs: [
      [
        'src/http/account/questions.test.ts',
        'personal questions are nothing until the policy has them, and nobody sets them without a fresh proof',
      ],
      [
        'src/http/account/questions.test.ts',
        'three questions of the list are chosen, each problem is told at its field, and the owner is mailed',
      ],
      [
        'src/factors/personal-questions/personal-questions.test.ts',
        'after a year without an answer they are due, and removed they are nothing',
      ],
    ],
    notApplicable: noQuestions,
  },
  {
    id: 'AN-KBA-08',
    says: 'They are shown only after possession is proved.',
    source: 'OWASP Security Questions',
    proofs: [
      [
        'test/stories/caller-check.test.ts',
        'the caller reads out a mailed code; personal questions are asked only after it',
      ],
    ],
    notApplicable: noQuestions,
  },
];
