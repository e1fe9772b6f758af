import type { Millis } from '../../src/kit/clock.ts';
import { type PagerProps, Table } from '../../src/ui/table.tsx';
import { Time } from '../../src/ui/time.tsx';
import type { TicketPage } from '../tickets/list-tickets.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { StatusBadge } from './ticket-words.tsx';

export interface TicketTableProps {
  readonly caption: string;
  readonly showCaption?: boolean | undefined;
  readonly page: TicketPage;
  readonly now: Millis;
  /** Addresses of the beginning and of the next page, where there are such. */
  readonly pager?: PagerProps | undefined;
}

const number = { label: 'Number', cell: ({ number }: Ticket) => `#${number}` };
const changed = (now: Millis) => ({
  label: 'Last change',
  cell: ({ updatedAt }: Ticket) => <Time at={new Date(updatedAt)} since={new Date(now)} />,
});

/** A list is read onwards from a place, and from its beginning again. */
export function pagerOf(list: string, { next }: TicketPage, after: string | undefined): PagerProps | undefined {
  if (next === undefined && after === undefined) return undefined;
  return { first: after === undefined ? undefined : list, next: next && `${list}&after=${next}` };
}

/** A customer's own tickets. */
export const OwnTicketTable = (props: TicketTableProps) => (
  <Table
    caption={props.caption}
    hideCaption={!props.showCaption}
    rows={props.page.tickets}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Subject', cell: (ticket) => <a href={`/portal/tickets/${ticket.number}`}>{ticket.subject}</a> },
      number,
      { label: 'State', cell: ({ status }) => <StatusBadge status={status} to="customer" /> },
      changed(props.now),
    ]}
    pager={props.pager}
  />
);

/** Tickets of an organization, for those who answer them. */
export const QueueTable = (props: TicketTableProps) => (
  <Table
    caption={props.caption}
    hideCaption={!props.showCaption}
    rows={props.page.tickets}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Subject', cell: (ticket) => <a href={`/workspace/tickets/${ticket.number}`}>{ticket.subject}</a> },
      number,
      { label: 'From', cell: ({ requester }) => requester.name },
      { label: 'State', cell: ({ status }) => <StatusBadge status={status} to="representative" /> },
      { label: 'Assignee', cell: ({ assignee }) => assignee?.name ?? <span class="secondary-line">nobody</span> },
      changed(props.now),
    ]}
    pager={props.pager}
  />
);
