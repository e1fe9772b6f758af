import { Badge } from '../../src/ui/badge.tsx';
import { Button, ButtonRow } from '../../src/ui/button.tsx';
import type { ProblemItem } from '../../src/ui/error-summary.tsx';
import { TextArea } from '../../src/ui/field.tsx';
import { Form, PostButton } from '../../src/ui/form.tsx';
import { useText } from '../../src/ui/page-context.ts';
import { Thread, type ThreadEntry } from '../../src/ui/thread.tsx';
import { LONGEST_TEXT } from '../tickets/check-draft.ts';
import type { Conversation } from '../tickets/read-ticket.ts';
import type { Message, Ticket } from '../tickets/ticket.ts';
import type { Guest } from './guest.ts';
import { portalWords } from './portal.words.tsx';
import { PortalFrame } from './portal-frame.tsx';
import { errorOf, StatusBadge } from './ticket-parts.tsx';

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

export const PortalTicketPage = ({ guest, ticket, messages, form, done }: PortalTicket) => {
  const words = useText(portalWords);
  return (
    <PortalFrame
      guest={guest}
      room="tickets"
      title={ticket.subject}
      heading={<bdi>{ticket.subject}</bdi>}
      lead={<Lead ticket={ticket} />}
      done={done}
      problem={form.problems.length > 0 ? form.problems : undefined}
      actions={
        ticket.status !== 'solved' && (
          <PostButton action={`/portal/tickets/${ticket.number}/solve`} label={words.markSolved} icon="check" />
        )
      }
    >
      <Messages messages={messages} guest={guest} />
      <ReplyForm ticket={ticket} form={form} />
    </PortalFrame>
  );
};

const Lead = ({ ticket }: { readonly ticket: Ticket }) => (
  <>
    <bdi>#{ticket.number}</bdi> <StatusBadge status={ticket.status} to="customer" />
    {ticket.opened.onBehalfOf !== null && <> {useText(portalWords).openedForYou}</>}
  </>
);

const Messages = ({ messages, guest: { me } }: { readonly messages: readonly Message[]; readonly guest: Guest }) => {
  const words = useText(portalWords);
  const entryOf = ({ id, written: { author }, text, at }: Message): ThreadEntry => ({
    id,
    author: author.name,
    remark: author.id === me.id ? words.you : undefined,
    at: new Date(at),
    mark: author.kind === 'representative' && <Badge tone="info">{words.support}</Badge>,
    body: text,
  });
  return <Thread entries={messages.map(entryOf)} />;
};

const ReplyForm = ({ ticket, form }: { readonly ticket: Ticket; readonly form: TextDraft }) => {
  const words = useText(portalWords);
  return (
    <Form action={`/portal/tickets/${ticket.number}/replies`} hidden={{ form_key: form.formKey }}>
      <TextArea
        name="text"
        label={words.yourReply}
        hint={ticket.status === 'solved' ? words.reopens : undefined}
        value={form.text}
        rows={6}
        maxlength={LONGEST_TEXT}
        error={errorOf(form.problems, 'text')}
      />
      <ButtonRow>
        <Button tone="primary">{words.sendReply}</Button>
      </ButtonRow>
    </Form>
  );
};
