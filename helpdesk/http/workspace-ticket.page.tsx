import { Badge } from '../../src/ui/badge.tsx';
import { Button, ButtonRow } from '../../src/ui/button.tsx';
import { Card } from '../../src/ui/card.tsx';
import { DefinitionList } from '../../src/ui/definition-list.tsx';
import { Disclosure } from '../../src/ui/disclosure.tsx';
import { TextArea } from '../../src/ui/field.tsx';
import { Form, PostButton } from '../../src/ui/form.tsx';
import { Icon } from '../../src/ui/icon.tsx';
import { Thread, type ThreadEntry } from '../../src/ui/thread.tsx';
import { Time } from '../../src/ui/time.tsx';
import { LONGEST_TEXT } from '../tickets/check-draft.ts';
import type { Case } from '../tickets/read-ticket.ts';
import type { Message, Note, Ticket } from '../tickets/ticket.ts';
import { may, type Viewer } from '../tickets/viewer.ts';
import { CallerCard, type CallerSheet } from './caller-card.tsx';
import type { Guest } from './guest.ts';
import type { TextDraft } from './portal-ticket.page.tsx';
import { errorOf, IdentityBadge, StatusBadge } from './ticket-parts.tsx';
import { type QueueCounts, WorkspaceFrame } from './workspace-frame.tsx';

interface WorkspaceTicket extends Case {
  readonly guest: Guest;
  readonly counts: QueueCounts;
  readonly reply: TextDraft;
  readonly note: TextDraft;
  readonly caller: CallerSheet | undefined;
  readonly done: string | undefined;
}

export const WorkspaceTicketPage = ({ guest, counts, ticket, entries, reply, note, caller, done }: WorkspaceTicket) => {
  const { viewer } = guest;
  const problems = [...reply.problems, ...note.problems];
  return (
    <WorkspaceFrame
      guest={guest}
      counts={counts}
      width="narrow"
      title={ticket.subject}
      lead={<Lead ticket={ticket} />}
      done={done}
      problem={problems.length > 0 ? problems : undefined}
      actions={<Moves ticket={ticket} viewer={viewer} />}
    >
      <Facts ticket={ticket} />
      {caller && <CallerCard sheet={caller} />}
      <Thread entries={entries.map((entry) => entryOf(entry, ticket))} />
      {may(viewer, 'ticket:reply') && (
        <>
          <ReplyForm ticket={ticket} draft={reply} mayClose={may(viewer, 'ticket:close')} />
          <NoteForm ticket={ticket} draft={note} />
        </>
      )}
    </WorkspaceFrame>
  );
};

const Lead = ({ ticket }: { readonly ticket: Ticket }) => (
  <>
    #{ticket.number} <StatusBadge status={ticket.status} to="representative" /> {describeOpening(ticket)}
  </>
);

const describeOpening = ({ opened, requester }: Ticket): string =>
  opened.onBehalfOf === null
    ? `Opened by ${opened.author.name}`
    : `Opened by ${opened.author.name} (support) for ${requester.name}`;

const Moves = ({ ticket, viewer }: { readonly ticket: Ticket; readonly viewer: Viewer }) => {
  const action = `/workspace/tickets/${ticket.number}`;
  const isMine = ticket.assignee?.id === viewer.personId;
  return (
    <>
      {may(viewer, 'ticket:assign') && (
        <PostButton
          action={`${action}/assignee`}
          hidden={{ to: isMine ? 'nobody' : 'me' }}
          label={isMine ? 'Put it back' : ticket.assignee ? 'Take it over' : 'Take it'}
        />
      )}
      {may(viewer, 'ticket:close') && ticket.status !== 'solved' && (
        <PostButton action={`${action}/solve`} label="Mark as solved" icon="check" />
      )}
    </>
  );
};

const Facts = ({ ticket: { requester, assignee, createdAt } }: { readonly ticket: Ticket }) => (
  <Card>
    <DefinitionList
      items={[
        {
          term: 'Customer',
          value: (
            <>
              {requester.name} ({requester.email}){' '}
              {requester.provedAt === null ? (
                <Badge tone="warning">Address only asserted</Badge>
              ) : (
                <Badge tone="success">Address verified</Badge>
              )}
            </>
          ),
        },
        { term: 'Assignee', value: assignee?.name ?? 'Nobody yet' },
        { term: 'Opened', value: <Time at={new Date(createdAt)} /> },
      ]}
    />
  </Card>
);

const entryOf = (entry: Message | Note, ticket: Ticket): ThreadEntry =>
  entry.kind === 'note' ? noteEntry(entry) : messageEntry(entry, ticket);

const noteEntry = ({ id, author, text, at }: Note): ThreadEntry => ({
  id,
  author: author.name,
  at: new Date(at),
  look: 'aside',
  mark: <Badge tone="warning">Internal note – only your team</Badge>,
  body: text,
});

const messageEntry = ({ id, written, text, at }: Message, { requester }: Ticket): ThreadEntry => ({
  id,
  author: written.author.name,
  at: new Date(at),
  mark: <Author written={written} requester={requester.name} />,
  body: text,
});

const Author = ({ written, requester }: { readonly written: Message['written']; readonly requester: string }) => {
  if (written.author.kind === 'customer') return <IdentityBadge identity={written.identity} />;
  return <Badge tone="info">{written.onBehalfOf === null ? 'Support' : `Support, for ${requester}`}</Badge>;
};

interface Writing {
  readonly ticket: Ticket;
  readonly draft: TextDraft;
}

const ReplyForm = ({ ticket, draft, mayClose }: Writing & { readonly mayClose: boolean }) => (
  <Card>
    <Form action={`/workspace/tickets/${ticket.number}/replies`} hidden={{ form_key: draft.formKey }}>
      <TextArea
        name="text"
        label={`Reply to ${ticket.requester.name}`}
        hint="They see it in the portal."
        value={draft.text}
        rows={6}
        maxlength={LONGEST_TEXT}
        error={errorOf(draft.problems, 'text')}
      />
      <ButtonRow>
        <Button tone="primary">Send reply</Button>
        {mayClose && (
          <Button name="leaves" value="solved">
            Send and mark as solved
          </Button>
        )}
      </ButtonRow>
    </Form>
  </Card>
);

/** Closed at first, and in the colour of a note: nobody writes one instead of a reply, or a reply instead of one. */
const NoteForm = ({ ticket, draft }: Writing) => (
  <Disclosure summary="Add an internal note" open={draft.problems.length > 0}>
    <div class="notice warning">
      <Icon name="lock" />
      <Form action={`/workspace/tickets/${ticket.number}/notes`} hidden={{ form_key: draft.formKey }}>
        <TextArea
          name="text"
          id="note"
          label="Internal note – only your team"
          hint="Customers never see notes."
          value={draft.text}
          rows={4}
          maxlength={LONGEST_TEXT}
          error={errorOf(draft.problems, 'note')}
        />
        <ButtonRow>
          <Button>Add note</Button>
        </ButtonRow>
      </Form>
    </div>
  </Disclosure>
);
