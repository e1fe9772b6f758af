import type { Millis } from '../../src/kit/clock.ts';
import { useText } from '../../src/ui/page-context.ts';
import { type PagerProps, Table, type TableProps } from '../../src/ui/table.tsx';
import { Time } from '../../src/ui/time.tsx';
import type { TicketPage } from '../tickets/list-tickets.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { ticketWords } from './ticket.words.ts';
import { StatusBadge } from './ticket-parts.tsx';

export interface TicketTableProps {
  readonly caption: string;
  readonly showCaption?: boolean | undefined;
  readonly page: TicketPage;
  readonly now: Millis;
  /** Addresses of the beginning and of the next page, where there are such. */
  readonly pager?: PagerProps | undefined;
}

/** The columns that customers and those who answer them both have, in the language of the page. */
function useColumns(room: string, now: Millis) {
  const words = useText(ticketWords);
  return {
    subject: {
      label: words.subject,
      cell: (ticket: Ticket) => (
        <a href={`${room}/${ticket.number}`}>
          <bdi>{ticket.subject}</bdi>
        </a>
      ),
    },
    number: { label: words.number, cell: ({ number }: Ticket) => <bdi>#{number}</bdi> },
    state: (to: 'customer' | 'representative') => ({
      label: words.state,
      cell: ({ status }: Ticket) => <StatusBadge status={status} to={to} />,
    }),
    changed: {
      label: words.lastChange,
      cell: ({ updatedAt }: Ticket) => <Time at={new Date(updatedAt)} since={new Date(now)} />,
    },
  };
}

/** A list is read onwards from a place, and from its beginning again. */
export function pagerOf(list: string, { next }: TicketPage, after: string | undefined): PagerProps | undefined {
  if (next === undefined && after === undefined) return undefined;
  return { first: after === undefined ? undefined : list, next: next && `${list}&after=${next}` };
}

/** A customer's own tickets. */
export const OwnTicketTable = (props: TicketTableProps) => {
  const columns = useColumns('/portal/tickets', props.now);
  return (
    <TicketTable {...props} columns={[columns.subject, columns.number, columns.state('customer'), columns.changed]} />
  );
};

/** Tickets of an organization, for those who answer them. */
export const QueueTable = (props: TicketTableProps) => {
  const columns = useColumns('/workspace/tickets', props.now);
  const people = [
    { label: 'From', cell: ({ requester }: Ticket) => <bdi>{requester.name}</bdi> },
    columns.state('representative'),
    {
      label: 'Assignee',
      cell: ({ assignee }: Ticket) =>
        assignee ? <bdi>{assignee.name}</bdi> : <span class="secondary-line">nobody</span>,
    },
  ];
  return <TicketTable {...props} columns={[columns.subject, columns.number, ...people, columns.changed]} />;
};

const TicketTable = (props: TicketTableProps & Pick<TableProps<Ticket>, 'columns'>) => (
  <Table
    caption={props.caption}
    hideCaption={!props.showCaption}
    rows={props.page.tickets}
    rowKey={({ id }) => id}
    columns={props.columns}
    pager={props.pager}
  />
);
