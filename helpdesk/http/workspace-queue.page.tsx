import type { Millis } from '../../src/kit/clock.ts';
import { Button, ButtonLink, ButtonRow } from '../../src/ui/button.tsx';
import { EmptyState } from '../../src/ui/empty-state.tsx';
import type { ProblemItem } from '../../src/ui/error-summary.tsx';
import { EmailField, TextArea, TextField } from '../../src/ui/field.tsx';
import { Form } from '../../src/ui/form.tsx';
import { LONGEST_SUBJECT, LONGEST_TEXT } from '../tickets/check-draft.ts';
import type { TicketPage } from '../tickets/list-tickets.ts';
import { may } from '../tickets/viewer.ts';
import type { Guest } from './guest.ts';
import { errorOf } from './ticket-parts.tsx';
import { pagerOf, QueueTable } from './ticket-table.tsx';
import { type Queue, type QueueCounts, queueLabels, WorkspaceFrame } from './workspace-frame.tsx';

interface QueueList {
  readonly guest: Guest;
  readonly queue: Queue;
  readonly counts: QueueCounts;
  readonly page: TicketPage;
  readonly now: Millis;
  /** The place that this page begins after. */
  readonly after: string | undefined;
}

export const QueuePage = ({ guest, queue, counts, page, now, after }: QueueList) => (
  <WorkspaceFrame
    guest={guest}
    counts={counts}
    queue={queue}
    title={queueLabels[queue]}
    lead={describeCount(counts[queue])}
    actions={
      may(guest.viewer, 'ticket:create') && (
        <ButtonLink href="/workspace/tickets/new" tone="primary" icon="plus">
          New ticket
        </ButtonLink>
      )
    }
  >
    {page.tickets.length > 0 ? (
      <QueueTable
        caption={`Tickets: ${queueLabels[queue]}`}
        page={page}
        now={now}
        pager={pagerOf(`/workspace?view=${queue}`, page, after)}
      />
    ) : (
      <EmptyState title="Nothing here" icon="check">
        {empty[queue]}
      </EmptyState>
    )}
  </WorkspaceFrame>
);

const describeCount = (count: number): string => (count === 1 ? '1 ticket' : `${count.toLocaleString('en')} tickets`);

const empty: Readonly<Record<Queue, string>> = {
  open: 'Nobody waits for an answer.',
  unassigned: 'Every ticket that is not solved has somebody who looks after it.',
  mine: 'Take a ticket, and you will find it here until it is solved.',
  pending: 'No customer owes an answer.',
  solved: 'What is solved will be kept here.',
};

export interface OpenForForm {
  readonly email: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly formKey: string;
  readonly problems: readonly ProblemItem[];
}

interface InWorkspace {
  readonly guest: Guest;
  readonly counts: QueueCounts;
}

export const OpenForPage = ({ guest, counts, form }: InWorkspace & { readonly form: OpenForForm }) => (
  <WorkspaceFrame
    guest={guest}
    counts={counts}
    width="narrow"
    title="New ticket for a customer"
    lead="They find it in the portal, as opened for them by support."
    problem={form.problems.length > 0 ? form.problems : undefined}
  >
    <Form action="/workspace/tickets" hidden={{ form_key: form.formKey }}>
      <EmailField
        name="email"
        label="Customer’s email address"
        autocomplete="off"
        value={form.email}
        error={errorOf(form.problems, 'email')}
      />
      <TextField
        name="name"
        label="Customer’s name"
        hint="Used when we do not know the address yet"
        autocomplete="off"
        value={form.name}
        optional
      />
      <TextField
        name="subject"
        label="Subject"
        value={form.subject}
        maxlength={LONGEST_SUBJECT}
        error={errorOf(form.problems, 'subject')}
      />
      <TextArea
        name="text"
        label="What happened?"
        value={form.text}
        rows={8}
        maxlength={LONGEST_TEXT}
        error={errorOf(form.problems, 'text')}
      />
      <ButtonRow>
        <Button tone="primary">Open ticket</Button>
        <ButtonLink tone="link" href="/workspace">
          Cancel
        </ButtonLink>
      </ButtonRow>
    </Form>
  </WorkspaceFrame>
);

/** Representatives are told what their profile lacks; it hides nothing that they did not know. */
export const NotAllowedPage = ({ guest, counts, what }: InWorkspace & { readonly what: string }) => (
  <WorkspaceFrame
    guest={guest}
    counts={counts}
    width="narrow"
    title={`Your profile does not let you ${what}`}
    lead={`Your profile is ${guest.me.profile ?? 'not set'}. An administrator can give you another one.`}
  >
    <p>
      <ButtonLink href="/workspace">Back to the queue</ButtonLink>
    </p>
  </WorkspaceFrame>
);
