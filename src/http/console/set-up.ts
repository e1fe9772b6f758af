import type { Organization } from '../../directory/organization.ts';
import type { Connection } from '../../remote/connection.ts';
import { stateOf } from '../../remote/connection-state.ts';
import type { CheckState } from '../../ui/checks.tsx';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import type { Resolution } from './resolve-host.ts';

/** What the checklist is read from, all of it as it is at this moment. */
export interface SetUpFacts {
  readonly organization: Organization;
  /** The one host name that takes signed links. */
  readonly supportDomain: string;
  readonly resolution: Resolution;
  readonly suspiciousNames: readonly string[];
  readonly connections: readonly Connection[];
  /** Ids of connections with a key that is accepted now. */
  readonly connectionsWithKey: ReadonlySet<string>;
  readonly safeAccess: { readonly href: string; readonly state: 'used' | 'never_used' };
  readonly mail: 'server' | 'sink';
}

export interface SetUpLine {
  readonly state: CheckState;
  readonly label: string;
  readonly detail: string;
  readonly href: string;
  /** On the button when this comes next; without it nothing is left to do. */
  readonly todo?: string;
}

/** What is set up and what comes next, in the order in which one does it. */
export const linesOf = (facts: SetUpFacts): readonly SetUpLine[] => [
  organizationLine(facts),
  domainLine(facts),
  ...(facts.organization.features.remote_authentication ? connectionLines(facts) : []),
  safeAccessLine(facts),
  mailLine(facts),
];

function organizationLine({ organization, suspiciousNames }: SetUpFacts): SetUpLine {
  const href = '/console/setup/organization';
  const label = `Organization: ${organization.title}`;
  if (suspiciousNames.length === 0) return { state: 'passed', label, detail: `Portal name ${organization.name}`, href };
  const detail = `A role or profile has a name that helps forgers: ${suspiciousNames.join(', ')}`;
  return { state: 'failed', label, detail, href, todo: 'Look at the names' };
}

function domainLine({ organization, supportDomain, resolution, connections }: SetUpFacts): SetUpLine {
  const href = '/console/setup/rebranding';
  const label = `Support Domain: ${supportDomain}`;
  if (organization.supportDomain === null) {
    const detail = 'The address every portal has. Your customers trust a domain of your own more.';
    const isEarly = connections.length === 0;
    return {
      state: isEarly ? 'waiting' : 'passed',
      label,
      detail,
      href,
      ...(isEarly && { todo: 'Set the Support Domain' }),
    };
  }
  if (resolution.kind === 'local') return { state: 'passed', label, detail: 'A name of this machine', href };
  if (resolution.kind === 'address')
    return { state: 'passed', label, detail: `DNS leads to ${resolution.address}`, href };
  const detail = 'DNS does not know it yet: make a record that leads to this server.';
  return { state: 'failed', label, detail, href, todo: 'Check the Support Domain' };
}

function connectionLines({ connections, connectionsWithKey }: SetUpFacts): readonly SetUpLine[] {
  const furthest = connections.toSorted((a, b) => rank(b) - rank(a))[0];
  if (!furthest) {
    const detail =
      'Remote Authentication lets people who are signed in on your website in here, without a second password.';
    return [
      {
        state: 'waiting',
        label: 'Connect your website',
        detail,
        href: CONNECTIONS,
        todo: 'Set up Remote Authentication',
      },
    ];
  }
  const href = pathOf(furthest);
  const hasKey = connectionsWithKey.has(furthest.id);
  const state = stateOf(furthest);
  return [
    line(hasKey, {
      label: `Website connected: ${furthest.name}`,
      done: furthest.loginUrl,
      open: 'It has no key that is accepted',
      href,
      todo: 'Add a key',
    }),
    line(state !== 'draft', {
      label: 'One test succeeded',
      done: 'The round trip came back signed',
      open: 'No test has come back from your site yet',
      href,
      todo: 'Test the connection',
    }),
    line(state === 'on', {
      label: 'Remote sign-in is on',
      done: 'Visitors sign in on your website',
      open: 'Visitors get the regular sign-in page',
      href,
      todo: 'Switch on',
    }),
  ];
}

const rank = (connection: Connection): number => ['draft', 'tested', 'on'].indexOf(stateOf(connection));

interface Wording {
  readonly label: string;
  readonly done: string;
  readonly open: string;
  readonly href: string;
  readonly todo: string;
}

const line = (isDone: boolean, { label, done, open, href, todo }: Wording): SetUpLine =>
  isDone ? { state: 'passed', label, detail: done, href } : { state: 'waiting', label, detail: open, href, todo };

const safeAccessLine = ({ safeAccess: { href, state } }: SetUpFacts): SetUpLine =>
  line(state === 'used', {
    label: 'Safe access tried',
    done: 'Somebody came in by it: there is a way in when your website is down',
    open: 'Sign in by it once, so that you know the way when your website is down',
    href,
    todo: 'Try safe access',
  });

const mailLine = ({ mail }: SetUpFacts): SetUpLine =>
  line(mail === 'server', {
    label: 'Mail server',
    done: 'Mails leave the server',
    open: 'None is set: mails wait in the console, where administrators can read them',
    href: '/console/mail',
    todo: 'See how to set it',
  });
