import type { Millis } from '../../src/kit/clock.ts';
import { Button, ButtonLink, ButtonRow } from '../../src/ui/button.tsx';
import { Tabs } from '../../src/ui/console-page.tsx';
import { EmptyState } from '../../src/ui/empty-state.tsx';
import type { ProblemItem } from '../../src/ui/error-summary.tsx';
import { TextArea, TextField } from '../../src/ui/field.tsx';
import { Form } from '../../src/ui/form.tsx';
import { LONGEST_SUBJECT, LONGEST_TEXT } from '../tickets/check-draft.ts';
import type { TicketPage } from '../tickets/list-tickets.ts';
import type { Guest } from './guest.ts';
import { PortalFrame } from './portal-frame.tsx';
import { OwnTicketTable, pagerOf } from './ticket-table.tsx';
import { errorOf } from './ticket-words.tsx';

export const ownViews = ['all', 'unsolved', 'solved'] as const;

type OwnView = (typeof ownViews)[number];

const labels: Readonly<Record<OwnView, string>> = { all: 'All', unsolved: 'Open', solved: 'Solved' };

interface OwnTickets {
  readonly guest: Guest;
  readonly view: OwnView;
  readonly counts: Readonly<Record<OwnView, number>>;
  readonly page: TicketPage;
  readonly now: Millis;
  /** The place that this page begins after. */
  readonly after: string | undefined;
}

const NewTicket = () => (
  <ButtonLink href="/portal/tickets/new" tone="primary" icon="plus">
    New ticket
  </ButtonLink>
);

export const OwnTicketsPage = ({ guest, view, counts, page, now, after }: OwnTickets) => (
  <PortalFrame guest={guest} room="tickets" title="Your tickets" actions={counts.all > 0 && <NewTicket />}>
    {counts.all > 0 && (
      <Tabs
        label="Which tickets"
        items={ownViews.map((known) => ({
          label: labels[known],
          href: known === 'all' ? '/portal/tickets' : `/portal/tickets?view=${known}`,
          current: known === view,
          badge: String(counts[known]),
        }))}
      />
    )}
    {page.tickets.length > 0 ? (
      <OwnTicketTable
        caption={`Your tickets: ${labels[view]}`}
        page={page}
        now={now}
        pager={pagerOf(`/portal/tickets?view=${view}`, page, after)}
      />
    ) : (
      <NoTickets view={view} isNew={counts.all === 0} />
    )}
  </PortalFrame>
);

const NoTickets = ({ view, isNew }: { readonly view: OwnView; readonly isNew: boolean }) =>
  isNew ? (
    <EmptyState title="No tickets yet" icon="ticket" actions={<NewTicket />}>
      Ask us a question, and follow here what becomes of it.
    </EmptyState>
  ) : (
    <p>{view === 'solved' ? 'None of your tickets is solved yet.' : 'Nothing of yours is open.'}</p>
  );

interface NewTicketForm {
  readonly guest: Guest;
  readonly subject: string;
  readonly text: string;
  readonly formKey: string;
  readonly problems: readonly ProblemItem[];
}

export const NewTicketPage = ({ guest, subject, text, formKey, problems }: NewTicketForm) => (
  <PortalFrame guest={guest} room="tickets" title="New ticket" problem={problems.length > 0 ? problems : undefined}>
    <Form action="/portal/tickets" hidden={{ form_key: formKey }}>
      <TextField
        name="subject"
        label="Subject"
        value={subject}
        maxlength={LONGEST_SUBJECT}
        error={errorOf(problems, 'subject')}
      />
      <TextArea
        name="text"
        label="What happened?"
        hint="What you did, what you expected, and what you saw."
        value={text}
        rows={10}
        maxlength={LONGEST_TEXT}
        error={errorOf(problems, 'text')}
      />
      <ButtonRow>
        <Button tone="primary">Send</Button>
        <ButtonLink tone="link" href="/portal/tickets">
          Cancel
        </ButtonLink>
      </ButtonRow>
    </Form>
  </PortalFrame>
);
