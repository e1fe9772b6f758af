import { Badge } from '../../src/ui/badge.tsx';
import { Button, ButtonRow } from '../../src/ui/button.tsx';
import type { ProblemItem } from '../../src/ui/error-summary.tsx';
import { TextArea } from '../../src/ui/field.tsx';
import { Form, PostButton } from '../../src/ui/form.tsx';
import { Thread } from '../../src/ui/thread.tsx';
import { LONGEST_TEXT } from '../tickets/check-draft.ts';
import type { Conversation } from '../tickets/read-ticket.ts';
import type { Message, Ticket } from '../tickets/ticket.ts';
import type { Guest } from './guest.ts';
import { PortalFrame } from './portal-frame.tsx';
import { errorOf, StatusBadge } from './ticket-words.tsx';

export interface TextDraft {
  readonly text: string;
  readonly formKey: string;
  readonly problems: readonly ProblemItem[];
}

interface PortalTicket extends Conversation {
  readonly guest: Guest;
  readonly form: TextDraft;
  readonly done: string | undefined;
}

export const PortalTicketPage = ({ guest, ticket, messages, form, done }: PortalTicket) => (
  <PortalFrame
    guest={guest}
    room="tickets"
    title={ticket.subject}
    lead={<Lead ticket={ticket} />}
    done={done}
    problem={form.problems.length > 0 ? form.problems : undefined}
    actions={
      ticket.status !== 'solved' && (
        <PostButton action={`/portal/tickets/${ticket.number}/solve`} label="Mark as solved" icon="check" />
      )
    }
  >
    <Thread entries={messages.map((message) => entryOf(message, guest))} />
    <ReplyForm ticket={ticket} form={form} />
  </PortalFrame>
);

const Lead = ({ ticket }: { readonly ticket: Ticket }) => (
  <>
    #{ticket.number} <StatusBadge status={ticket.status} to="customer" />
    {ticket.opened.onBehalfOf !== null && ' Opened for you by support'}
  </>
);

function entryOf({ id, written, text, at }: Message, { me }: Guest) {
  const isOurs = written.author.kind === 'representative';
  const author = written.author.id === me.id ? `${written.author.name} (you)` : written.author.name;
  return { id, author, at: new Date(at), mark: isOurs && <Badge tone="info">Support</Badge>, body: text };
}

const ReplyForm = ({ ticket, form }: { readonly ticket: Ticket; readonly form: TextDraft }) => (
  <Form action={`/portal/tickets/${ticket.number}/replies`} hidden={{ form_key: form.formKey }}>
    <TextArea
      name="text"
      label="Your reply"
      hint={ticket.status === 'solved' ? 'This ticket is solved. A reply opens it again.' : undefined}
      value={form.text}
      rows={6}
      maxlength={LONGEST_TEXT}
      error={errorOf(form.problems, 'text')}
    />
    <ButtonRow>
      <Button tone="primary">Send reply</Button>
    </ButtonRow>
  </Form>
);
