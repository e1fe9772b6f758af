import { deviationsFrom } from '../facts.ts';
import type { Row } from '../row.ts';

export const sessions: readonly Row[] = [
  {
    id: 'AN-SES-01',
    says: 'A session is a random reference that is kept as a hash.',
    source: 'ASVS 7.2.1 to 7.2.3',
    proofs: [
      [
        'src/session/session.test.ts',
        'a session is known by a random reference of 256 bits, and kept as its hash; each further proof gives it another',
      ],
    ],
  },
  {
    id: 'AN-SES-02',
    says: 'Each proof gives the session another secret.',
    source: 'ASVS 7.2.4',
    proofs: [
      [
        'src/session/session.test.ts',
        'a session is known by a random reference of 256 bits, and kept as its hash; each further proof gives it another',
      ],
    ],
  },
  {
    id: 'AN-SES-03',
    says: 'Its cookie is bound to the host, to https, and to our own pages.',
    source: 'ASVS 3.3.1 to 3.3.5',
    proofs: [
      [
        'src/http/cookies.test.ts',
        'the cookie of a session goes to its own host alone, over https, to no script, and from no other site’s form',
      ],
    ],
  },
  {
    id: 'AN-SES-04',
    says: 'Sessions end after their time and their longest pause, by level.',
    source: 'NIST 800-63B 2.1.3, 2.2.3, 2.3.3; ASVS 7.1.1, 7.3',
    proofs: [
      [
        'src/session/limit-session.test.ts',
        'a session lasts as the deployment says, as far as the level that was reached allows',
      ],
      [
        'src/session/limit-session.test.ts',
        'a session that lies unused ends when its own limit says so, and policies that follow leave it as it began',
      ],
      ['src/session/limit-session.test.ts', 'what a policy sets goes before both'],
    ],
    deviates: deviationsFrom('AN-SES-04'),
  },
  {
    id: 'AN-SES-05',
    says: 'After a pause one factor is enough to go on.',
    source: 'NIST 800-63B 2.2.3',
    proofs: [],
    notApplicable: 'After a pause the whole sign-in is asked for: more than the rule allows.',
  },
  {
    id: 'AN-SES-06',
    says: 'A remembered browser is no proof, and only spares what nobody asks for.',
    source: 'NIST 800-63B 5.1',
    proofs: [
      [
        'src/signin/devices/device.test.ts',
        'a browser is remembered as long as promised and as the policy allows today',
      ],
      [
        'test/stories/devices.test.ts',
        'nothing is skipped where the policy asks for two, and there is nothing to tick',
      ],
      ['test/stories/devices.test.ts', 'the cookie of a device opens nothing by itself'],
    ],
  },
  {
    id: 'AN-SES-07',
    says: 'Sessions are seen and ended by their person and by administrators, and end with the account.',
    source: 'ASVS 7.4.1 to 7.4.5, 7.5.2',
    proofs: [
      [
        'src/http/account/account.test.ts',
        'one sees where one is signed in, and ends one session or all others after a proof',
      ],
      [
        'src/http/account/account.test.ts',
        'a new password ends the other sessions, the cookie before and what was half-way',
      ],
      [
        'src/http/console/people.test.ts',
        'whoever is switched off is out on the very next request, and may come in again later',
      ],
    ],
  },
  {
    id: 'AN-SES-08',
    says: 'Forms of other sites change nothing, and pages are not kept.',
    source: 'NIST 800-63B 5.1; OWASP Session Management',
    proofs: [
      ['src/http/sign-in/second-factor.test.ts', 'the form of another site is not taken'],
      ['test/stories/helpdesk-both-ways.test.ts', 'a form of another site changes nothing'],
    ],
  },
  {
    id: 'AN-TOK-01',
    says: 'Signed tokens are checked for all that they say.',
    source: 'ASVS 9.1.1 to 9.2.4',
    proofs: [],
    notApplicable: 'Applications get no signed tokens: they ask, with a token that is looked up.',
  },
  {
    id: 'AN-TOK-02',
    says: 'Refresh tokens are bound or rotated.',
    source: 'ASVS 10.4.5, 10.4.8, 10.4.9',
    proofs: [],
    notApplicable: 'There are no refresh tokens.',
  },
  {
    id: 'AN-AZ-01',
    says: 'Rights change at once, and end at the organization.',
    source: 'ASVS 8.3.1, 8.3.2, 8.4.1',
    proofs: [
      [
        'src/http/console/console-access.test.ts',
        'an administrator of another organization finds nothing by the ids of this one, and changes nothing',
      ],
      [
        'test/stories/application-api.test.ts',
        'a session counts for its own organization only, whatever host is forwarded',
      ],
    ],
  },
];
