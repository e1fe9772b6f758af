import { styleText } from 'node:util';
import type { DemoSecrets } from './open-secrets.ts';

export interface DemoPlaces {
  /** Origins, without a slash at the end. */
  readonly server: string;
  readonly acme: string;
  readonly globex: string;
  readonly website: string;
  /** Where text messages are shown. */
  readonly phones: string;
}

interface Account {
  readonly email: string;
  readonly password: string;
}

interface Demo {
  readonly places: DemoPlaces;
  readonly customers: readonly Account[];
  readonly secrets: DemoSecrets;
  readonly folder: string;
}

/** Where to click, who can sign in, and with what. */
export function describeDemo({ places, customers, secrets, folder }: Demo): string {
  const ada = { email: 'ada@acme.example', password: secrets.ADA_PASSWORD };
  const rep = { email: 'rep@acme.example', password: secrets.REP_PASSWORD };
  const gina = { email: 'gina@globex.example', password: secrets.GINA_PASSWORD };
  return [
    '',
    `  ${bold('Sallyport is running its demo.')} Only this machine can reach it. Ctrl-C stops it.`,
    '',
    ...room('Begin here: Acme’s own website', `${places.website}/`),
    '     A customer signs in there, clicks Support, and is in: no second password.',
    ...customers.map(account),
    '',
    ...room('Acme’s support portal', `${places.acme}/portal/`),
    '     A visitor who is signed out is sent to Acme’s website and comes back to the page they wanted.',
    '',
    ...room('Acme’s workspace, for representatives', `${places.acme}/workspace`),
    account(rep),
    '',
    ...room('Acme’s console, by safe access', `${places.server}/acme/safe-access`),
    '     For administrators: past the website, even when it is down. After the password a code comes to Ada’s phone.',
    account(ada),
    '',
    ...room('Globex, a company without a website', `${places.globex}/portal/`),
    '     The same server, another portal: a password, and then a code to the registered mobile number.',
    account(gina),
    '',
    ...room('Phones: codes by text message arrive here', `${places.phones}/`),
    '     Ada has +49 171 3920001, Gina +49 171 3920002.',
    '',
    `  Passwords and data are in ${folder}; delete it to begin anew.`,
    '',
  ].join('\n');
}

const bold = (text: string) => styleText('bold', text);

const room = (title: string, url: string): string[] => [
  `  ${styleText('cyan', '▸')}  ${bold(title)}`,
  `     ${styleText('cyan', url)}`,
];

const account = ({ email, password }: Account): string => `       ${email.padEnd(26)}${password}`;
