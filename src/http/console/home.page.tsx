import type { Organization } from '../../directory/organization.ts';
import type { PersonKind } from '../../directory/person.ts';
import type { Connection } from '../../remote/connection.ts';
import { stateOf } from '../../remote/connection-state.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checks } from '../../ui/checks.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Stats } from '../../ui/stats.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import type { SetUpLine } from './set-up.ts';

export interface Overview {
  readonly organization: Organization;
  readonly lines: readonly SetUpLine[];
  readonly connections: readonly Connection[];
  readonly people: Readonly<Record<PersonKind, number>>;
  readonly mailsWaiting: number;
  readonly hasMailServer: boolean;
  /** Address of the portal at its Support Domain. */
  readonly portal: string;
  /** Other addresses that lead there. */
  readonly aliases: readonly string[];
  /** Address of safe access that works without any of them. */
  readonly safeAccess: string;
}

/** What is set up, and the one thing that comes next. */
export function homePage(overview: Overview): RoomPage {
  const { organization, lines } = overview;
  const next = lines.find(({ todo }) => todo !== undefined);
  const open = lines.filter(({ todo }) => todo !== undefined).length;
  return {
    room: 'Home',
    title: organization.title,
    lead: next ? `${open} of ${lines.length} steps are open.` : 'Everything is set up.',
    actions: next && (
      <ButtonLink tone="primary" href={next.href}>
        {next.todo}
      </ButtonLink>
    ),
    children: (
      <>
        <Numbers overview={overview} />
        <Card title="Set-up" description="Each line is looked up anew when this page opens.">
          <Checks
            checks={lines.map(({ state, label, detail, href }) => ({
              state,
              label: <a href={href}>{label}</a>,
              detail,
            }))}
          />
        </Card>
        <Addresses overview={overview} />
      </>
    ),
  };
}

const Numbers = ({ overview }: { readonly overview: Overview }) => {
  const { people, connections, mailsWaiting, hasMailServer } = overview;
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
          value: count(mailsWaiting),
          hint: hasMailServer ? 'A mail server is set' : 'No mail server is set',
          href: '/console/mail',
        },
      ]}
    />
  );
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
