import type { Organization } from '../../directory/organization.ts';
import type { PersonKind } from '../../directory/person.ts';
import type { Connection } from '../../remote/connection.ts';
import { stateOf } from '../../remote/connection-state.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stats } from '../../ui/stats.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import type { MailFacts, MailState } from './mail-facts.ts';
import type { SetUpLine } from './set-up.ts';
import { SetUpCard } from './set-up-card.tsx';

export interface Overview {
  readonly organization: Organization;
  readonly lines: readonly SetUpLine[];
  readonly dismissed: ReadonlySet<string>;
  readonly suspiciousNames: readonly string[];
  readonly connections: readonly Connection[];
  readonly people: Readonly<Record<PersonKind, number>>;
  readonly mail: MailFacts;
  /** Address of the portal at its Support Domain. */
  readonly portal: string;
  /** Other addresses that lead there. */
  readonly aliases: readonly string[];
  /** Address of safe access that works without any of them. */
  readonly safeAccess: string;
}

/** What is set up, the one thing that comes next, and how things stand. */
export function homePage(overview: Overview): RoomPage {
  const { organization, lines, dismissed, suspiciousNames } = overview;
  return {
    room: 'Home',
    title: organization.title,
    lead: new URL(overview.portal).host,
    children: (
      <>
        {suspiciousNames.length > 0 && <NamesNotice names={suspiciousNames} />}
        <SetUpCard lines={lines} dismissed={dismissed} />
        <Numbers overview={overview} />
        <Addresses overview={overview} />
      </>
    ),
  };
}

const NamesNotice = ({ names }: { readonly names: readonly string[] }) => (
  <Notice
    tone="danger"
    title="A role or profile has a name that helps forgers"
    actions={<ButtonLink href="/console/setup/organization">Look at the names</ButtonLink>}
  >
    {names.join(', ')}
  </Notice>
);

const Numbers = ({ overview }: { readonly overview: Overview }) => {
  const { people, connections, mail } = overview;
  return (
    <Stats
      items={[
        {
          label: 'People',
          value: count(people.customer + people.representative),
          hint: `${plural(people.customer, 'customer')}, ${plural(people.representative, 'representative')}`,
          href: '/console/people',
        },
        { label: 'Remote Authentication', ...remoteState(connections), href: CONNECTIONS },
        {
          label: 'Mails waiting',
          value: count(mail.health.waiting),
          hint: mailHints[mail.state],
          href: '/console/mail',
        },
      ]}
    />
  );
};

const mailHints: Readonly<Record<MailState, string>> = {
  sink: 'No mail server is set',
  failing: 'Mails do not leave',
  proved: 'Mails arrive',
  leaving: 'Not confirmed that they arrive',
  untried: 'Not tried yet',
};

const count = (number: number): string => number.toLocaleString('en');

const plural = (number: number, noun: string): string => `${count(number)} ${noun}${number === 1 ? '' : 's'}`;

function remoteState(connections: readonly Connection[]): { readonly value: string; readonly hint: string } {
  const on = connections.filter((connection) => stateOf(connection) === 'on');
  if (on.length > 0) return { value: 'On', hint: on.map(({ loginUrl }) => new URL(loginUrl).host).join(', ') };
  if (connections.some((connection) => stateOf(connection) === 'tested'))
    return { value: 'Tested', hint: 'Not in force yet' };
  if (connections.length > 0) return { value: 'Draft', hint: 'Test it next' };
  return { value: 'Not set up', hint: 'Visitors get the regular sign-in page' };
}

const Addresses = ({ overview }: { readonly overview: Overview }) => {
  const { portal, aliases, safeAccess } = overview;
  const link = (href: string) => <a href={href}>{href}</a>;
  return (
    <Card title="Addresses">
      <DefinitionList
        items={[
          { term: 'Portal', value: link(`${portal}/portal/`) },
          ...(aliases.length > 0 ? [{ term: 'Also reached at', value: aliases.join(', ') }] : []),
          { term: 'Safe access', value: link(`${portal}/safe-access`) },
          { term: 'Without the domain', value: link(safeAccess) },
        ]}
      />
    </Card>
  );
};
