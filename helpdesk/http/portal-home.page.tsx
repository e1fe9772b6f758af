import type { Millis } from '../../src/kit/clock.ts';
import { ButtonLink } from '../../src/ui/button.tsx';
import { EmptyState } from '../../src/ui/empty-state.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import type { TicketPage } from '../tickets/list-tickets.ts';
import { type Guest, howTheyCame } from './guest.ts';
import { PortalFrame } from './portal-frame.tsx';
import { OwnTicketTable } from './ticket-table.tsx';

const NewTicket = () => (
  <ButtonLink href="/portal/tickets/new" tone="primary" icon="plus">
    New ticket
  </ButtonLink>
);

interface PortalHome {
  readonly guest: Guest;
  readonly open: TicketPage;
  readonly now: Millis;
}

export const PortalHomePage = ({ guest, open, now }: PortalHome) => (
  <PortalFrame
    guest={guest}
    room="home"
    greeting="in_page"
    title="Home"
    heading={`Hello ${guest.me.full_name}`}
    lead={howTheyCame(guest.me)}
    actions={open.tickets.length > 0 && <NewTicket />}
  >
    {!guest.me.address_proved && <ConfirmOffer guest={guest} />}
    {open.tickets.length > 0 ? <OpenTickets open={open} now={now} /> : <NoTickets />}
  </PortalFrame>
);

const OpenTickets = ({ open, now }: Omit<PortalHome, 'guest'>) => (
  <>
    <OwnTicketTable caption="Your open tickets" showCaption page={open} now={now} />
    <p>
      <a href="/portal/tickets">{open.next === undefined ? 'All your tickets' : 'More of your tickets'}</a>
    </p>
  </>
);

const NoTickets = () => (
  <EmptyState title="You have no open tickets" icon="ticket" actions={<NewTicket />}>
    Ask us a question, and follow here what becomes of it. What was solved is under{' '}
    <a href="/portal/tickets">Your tickets</a>.
  </EmptyState>
);

/** The same whether anything waits or not: who has not proved the address learns nothing about it. */
const ConfirmOffer = ({ guest }: { readonly guest: Guest }) => (
  <Notice
    tone="info"
    title="Confirm your email address"
    actions={<ButtonLink href="/account/confirm-address">Send me a code</ButtonLink>}
  >
    If you have written to us from {guest.me.email} before, you will see those tickets here too.
  </Notice>
);
