import type { Person } from '../../directory/person.ts';
import type { Connection } from '../../remote/connection.ts';
import type { Session } from '../../session/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import type { RoomPage } from './console-screen.tsx';
import { InvitationCard, type InvitationSheet } from './invitation-card.tsx';
import { PersonState } from './people.page.tsx';
import { browserWords, originOf, proofsOf, rightsOf } from './person-words.ts';
import { SecondFactorCard, type SecondFactorSheet } from './second-factor-card.tsx';

export const personDone = {
  added: 'The person was added.',
  invited: 'The invitation is in line, and leaves within a few seconds.',
  'invited-by-hand':
    'No mail server is set, so the mail waits under Setup → Mail. Open it there, and give the link to the person yourself.',
  'invited-too-often': 'Five invitations were mailed within an hour. Wait an hour.',
  'not-invited': 'Nothing was mailed: the person is switched off, or has a password or a second factor.',
  withdrawn: 'The invitation was withdrawn: its link opens nothing.',
  deactivated: 'The person was switched off, and every session ended.',
  reactivated: 'The person may come in again.',
  ended: 'The session ended: it is nobody’s on its next request.',
  'all-ended': 'Every session ended: each is nobody’s on its next request.',
  'password-asked':
    'A mail that asks for a new password is in line. They choose it themselves, after proving who they are.',
  'password-not-asked': 'Nothing was mailed: they were asked five times within an hour, or are switched off.',
  'password-distrusted': 'Every session ended, and the next sign-in asks for a new password. The person was mailed.',
  'authenticator-removed': 'It was removed, and every session ended. The person was mailed.',
  'recovery-cancelled': 'The recovery was given up. Nothing about the account was changed.',
  'second-factor-removed': 'The second factor was removed, and every session ended. The person was mailed.',
} as const;

export type PersonDone = keyof typeof personDone;

export interface PersonSheet {
  readonly person: Person;
  readonly sessions: readonly Session[];
  readonly connections: readonly Connection[];
  readonly secondFactor: SecondFactorSheet;
  readonly invitation: InvitationSheet;
  /** The session that looks at this page. */
  readonly ownSession: string | undefined;
  /** One looks at oneself. */
  readonly isOwn: boolean;
  readonly now: Date;
  readonly done?: PersonDone | undefined;
  readonly problem?: string;
}

const warnings: ReadonlySet<PersonDone> = new Set([
  'password-not-asked',
  'invited-by-hand',
  'invited-too-often',
  'not-invited',
]);

const pathOf = ({ id }: Person): string => `/console/people/${id}`;

export function personPage(sheet: PersonSheet): RoomPage {
  const { person, done } = sheet;
  return {
    room: 'People',
    title: person.fullName,
    heading: (
      <>
        {person.fullName} <PersonState person={person} invitation={sheet.invitation.invitation} />
      </>
    ),
    lead: person.email,
    breadcrumb: [{ label: 'People', href: '/console/people' }],
    actions: <ButtonLink href={`/console/activity?about=${person.id}`}>Activity</ButtonLink>,
    problem: sheet.problem,
    children: (
      <>
        {done && (
          <Notice tone={warnings.has(done) ? 'warning' : 'success'} role="status">
            {personDone[done]}
          </Notice>
        )}
        {person.isManagedByFile && (
          <Notice tone="info" title="Managed by a configuration file">
            What the file says is set again when it is applied the next time, whether the person is switched off
            included.
          </Notice>
        )}
        <Identity sheet={sheet} />
        <InvitationCard person={person} sheet={sheet.invitation} now={sheet.now} />
        <SecondFactorCard person={person} sheet={sheet.secondFactor} isOwn={sheet.isOwn} />
        <Sessions sheet={sheet} />
        <Switch person={person} />
      </>
    ),
  };
}

const Identity = ({ sheet: { person, connections } }: { readonly sheet: PersonSheet }) => (
  <Card title="Identity">
    <DefinitionList
      items={[
        { term: 'Email', value: <Proved value={person.email} at={person.emailVerifiedAt} /> },
        {
          term: 'Login name',
          value:
            person.loginName === null ? 'None' : <Proved value={person.loginName} at={person.loginNameVerifiedAt} />,
        },
        { term: 'Kind', value: rightsOf(person) },
        { term: 'Added', value: <Time at={new Date(person.createdAt)} /> },
        { term: 'How', value: originOf(person, connections) },
        ...(person.deactivatedAt === null
          ? []
          : [{ term: 'Switched off', value: <Time at={new Date(person.deactivatedAt)} /> }]),
      ]}
    />
  </Card>
);

const unproved = 'Not proved yet to be theirs: opens nothing that belonged to it before';

const Proved = ({ value, at }: { readonly value: string; readonly at: number | null }) => (
  <>
    {value}
    <div class="secondary-line">
      {at === null ? (
        unproved
      ) : (
        <>
          Verified <Time at={new Date(at)} show="date" />
        </>
      )}
    </div>
  </>
);

const Sessions = ({ sheet: { person, sessions, ownSession, now } }: { readonly sheet: PersonSheet }) => (
  <Card
    title="Sessions"
    description="A revoked session is over on its next request, in every process."
    actions={
      sessions.length > 0 && <PostButton action={`${pathOf(person)}/sessions/end`} label="End all" tone="danger" />
    }
  >
    {sessions.length === 0 ? (
      <p>Not signed in anywhere.</p>
    ) : (
      <Table
        caption="Sessions"
        hideCaption
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            label: 'Browser',
            cell: ({ id, userAgent, address }) => (
              <>
                {browserWords(userAgent)} {id === ownSession && <Badge tone="info">This one</Badge>}
                <div class="secondary-line">from {address}</div>
              </>
            ),
          },
          { label: 'Proved by', cell: ({ evidence }) => proofsOf(evidence) },
          { label: 'Signed in', cell: ({ startedAt }) => <Time at={new Date(startedAt)} /> },
          { label: 'Active', cell: ({ lastSeenAt }) => <Time at={new Date(lastSeenAt)} since={now} /> },
          {
            label: 'Actions',
            hideLabel: true,
            align: 'end',
            cell: ({ id }) => <PostButton action={`${pathOf(person)}/sessions/${id}/end`} label="End" tone="danger" />,
          },
        ]}
      />
    )}
  </Card>
);

const Switch = ({ person }: { readonly person: Person }) =>
  person.deactivatedAt === null ? (
    <Card
      title="Switch off"
      description="Ends every session and keeps the person out, by password and by signed link. Everything that is theirs stays."
      actions={
        <ButtonLink tone="danger" href={`${pathOf(person)}/deactivate`}>
          Switch off
        </ButtonLink>
      }
    />
  ) : (
    <Card
      title="Let in again"
      description="By the ways the person had before."
      actions={<PostButton action={`${pathOf(person)}/reactivate`} label="Let in again" />}
    />
  );
