import type { Connection } from '../../remote/connection.ts';
import { stateOf } from '../../remote/connection-state.ts';
import type { CheckState } from '../../ui/checks.tsx';
import { isReached, type Reach } from '../domain-watch.ts';
import { setUpPath } from './connection-steps.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import type { MailFacts } from './mail-facts.ts';
import type { SetUpFacts } from './set-up-facts.ts';

/** In the order in which one does them. */
export const setUpItems = [
  'sign-in',
  'recovery-codes',
  'domain',
  'mail',
  'website',
  'colleague',
  'safe-access',
] as const;

export type SetUpItem = (typeof setUpItems)[number];

export interface SetUpLine {
  readonly item: SetUpItem;
  readonly state: CheckState;
  readonly label: string;
  readonly detail: string;
  readonly href: string;
  /** On the button when this comes next; without it nothing is left to do. */
  readonly todo?: string;
}

/** What is set up and what comes next. */
export const linesOf = (facts: SetUpFacts): readonly SetUpLine[] =>
  setUpItems
    .filter((item) => item !== 'website' || facts.organization.features.remote_authentication)
    .map((item) => ({ item, ...lines[item](facts) }));

type Line = Omit<SetUpLine, 'item'>;

interface Wording {
  readonly label: string;
  readonly done: string;
  readonly open: string;
  readonly href: string;
  readonly todo: string;
}

const line = (isDone: boolean, { label, done, open, href, todo }: Wording): Line =>
  isDone ? { state: 'passed', label, detail: done, href } : { state: 'waiting', label, detail: open, href, todo };

const lines: Readonly<Record<SetUpItem, (facts: SetUpFacts) => Line>> = {
  'sign-in': ({ signIn: { hasSecondFactor, administrators, strongAdministrators } }) =>
    line(hasSecondFactor, {
      label: 'Your sign-in is strong',
      done:
        administrators === strongAdministrators
          ? 'Every administrator has a second factor'
          : `You have a second factor. Of ${administrators} administrators, ${strongAdministrators} have one.`,
      open: 'Whoever finds out your password can do everything here. Add an authenticator app.',
      href: '/account',
      todo: 'Add an authenticator app',
    }),
  'recovery-codes': ({ signIn: { recoveryCodes } }) =>
    line(recoveryCodes > 0, {
      label: 'Recovery codes saved',
      done: `${recoveryCodes} are left`,
      open: 'Without them a lost phone locks you out.',
      href: '/account',
      todo: 'Save recovery codes',
    }),
  domain: domainLine,
  mail: ({ mail }) => ({ label: 'Mails arrive', href: '/console/mail', ...mailState(mail) }),
  website: websiteLine,
  colleague: colleagueLine,
  'safe-access': ({ safeAccess: { href, state } }) =>
    line(state === 'used', {
      label: 'Safe access tried',
      done: 'Somebody came in by it: there is a way in when your website is down',
      open: 'Sign in by it once, so that you know the way when your website is down.',
      href,
      todo: 'Try safe access',
    }),
};

/** What is said of a host name, by what a browser would come to there. */
const reachWords: Readonly<Record<Reach['kind'], string>> = {
  local: 'A name of this machine.',
  here: 'It leads here: this server answered under that name.',
  checking: 'It is being looked at. Load the page again in a moment.',
  unknown_name: 'DNS does not know it yet: make a record that leads to this server.',
  silent: 'Nothing answers there. Look at the DNS record, the port and the firewall.',
  certificate: 'There is no certificate that a browser would trust.',
  hidden:
    'It leads into a private network, where this server does not answer. Look at the record, the port and the certificate.',
  renamed:
    'It leads here, but under another name: the proxy in front must pass on X-Forwarded-Host (or Host) and X-Forwarded-Proto, and be trusted.',
  elsewhere: 'Something else answers there: the record leads to another server.',
};

function domainLine({ organization, supportDomain, reach }: SetUpFacts): Line {
  const about = { label: `Support Domain: ${supportDomain}`, href: '/console/setup/rebranding' };
  const detail = withCode(reach);
  if (reach.kind === 'checking') return { ...about, state: 'waiting', detail };
  if (!isReached(reach)) return { ...about, state: 'failed', detail, todo: 'Look at the Support Domain' };
  const hint = organization.supportDomain === null ? ' Customers trust a domain of your own more.' : '';
  return { ...about, state: 'passed', detail: detail + hint };
}

export const withCode = ({ kind, code }: Reach): string =>
  code !== '' && (kind === 'silent' || kind === 'certificate') ? `${reachWords[kind]} (${code})` : reachWords[kind];

function mailState({ state, explained, testedAt }: MailFacts): Pick<SetUpLine, 'state' | 'detail' | 'todo'> {
  if (state === 'proved') return { state: 'passed', detail: 'A test mail arrived, and its link was followed' };
  if (state === 'failing')
    return { state: 'failed', detail: explained?.sentence ?? 'Mails do not leave.', todo: 'See what is wrong' };
  if (state === 'sink') {
    const detail = 'No mail server is set: mails wait in the console, where administrators can read them.';
    return { state: 'waiting', detail, todo: 'See how to set it' };
  }
  const detail =
    testedAt === undefined
      ? 'Send yourself a test mail, and follow the link in it.'
      : 'A test mail is on its way to you: follow the link in it.';
  return { state: 'waiting', detail, todo: testedAt === undefined ? 'Send a test mail' : 'Look after the test mail' };
}

const rank = (connection: Connection): number => ['draft', 'tested', 'on'].indexOf(stateOf(connection));

function websiteLine({ connections, connectionsWithKey }: SetUpFacts): Line {
  const furthest = connections.toSorted((a, b) => rank(b) - rank(a))[0];
  if (!furthest) {
    const detail = 'People who are signed in on your website come in here without a second password.';
    const todo = 'Set up Remote Authentication';
    return { state: 'waiting', label: 'Connect your website', detail, href: CONNECTIONS, todo };
  }
  const about = { label: `Website connected: ${furthest.name}`, href: setUpPath(furthest) };
  const state = stateOf(furthest);
  if (!connectionsWithKey.has(furthest.id))
    return { ...about, state: 'waiting', detail: 'It has no key that is accepted.', todo: 'Add a key' };
  if (state === 'draft')
    return { ...about, state: 'waiting', detail: 'No test has come back from it yet.', todo: 'Test the connection' };
  if (state === 'tested')
    return { ...about, state: 'waiting', detail: 'A test succeeded. It is not in force yet.', todo: 'Switch on' };
  return { ...about, state: 'passed', detail: 'Tested and in force: visitors sign in on your website' };
}

function colleagueLine({ colleagues: { inside, invited } }: SetUpFacts): Line {
  const label = 'A colleague is invited';
  if (inside > 0) {
    const detail = inside === 1 ? 'One more representative can come in' : `${inside} more representatives can come in`;
    return { state: 'passed', label, detail, href: '/console/people?kind=representative' };
  }
  if (invited) {
    const detail = `${invited.fullName} has not accepted yet`;
    return { state: 'passed', label, detail, href: `/console/people/${invited.id}` };
  }
  const detail = 'Two can help each other when one is locked out.';
  return { state: 'waiting', label, detail, href: '/console/people/invite', todo: 'Invite a colleague' };
}
