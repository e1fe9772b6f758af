import type { Millis } from '../../src/kit/clock.ts';
import { ButtonLink } from '../../src/ui/button.tsx';
import { EmptyState } from '../../src/ui/empty-state.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import { useText } from '../../src/ui/page-context.ts';
import type { TicketPage } from '../tickets/list-tickets.ts';
import type { Guest } from './guest.ts';
import { portalWords } from './portal.words.tsx';
import { HowTheyCame, NewTicketLink, PortalFrame } from './portal-frame.tsx';
import { OwnTicketTable } from './ticket-table.tsx';

interface PortalHome {
  readonly guest: Guest;
  readonly open: TicketPage;
  readonly now: Millis;
}

export const PortalHomePage = ({ guest, open, now }: PortalHome) => {
  const words = useText(portalWords);
  return (
    <PortalFrame
      guest={guest}
      room="home"
      greeting="in_page"
      title={words.home}
      heading={words.hello(<bdi>{guest.me.full_name}</bdi>)}
      lead={<HowTheyCame me={guest.me} />}
      actions={open.tickets.length > 0 && <NewTicketLink />}
    >
      {!guest.me.address_proved && <ConfirmOffer guest={guest} />}
      {open.tickets.length > 0 ? <OpenTickets open={open} now={now} /> : <NoTickets />}
    </PortalFrame>
  );
};

const OpenTickets = ({ open, now }: Omit<PortalHome, 'guest'>) => {
  const words = useText(portalWords);
  return (
    <>
      <OwnTicketTable caption={words.openTickets} showCaption page={open} now={now} />
      <p>
        <a href="/portal/tickets">{open.next === undefined ? words.allTickets : words.moreTickets}</a>
      </p>
    </>
  );
};

const NoTickets = () => {
  const words = useText(portalWords);
  return (
    <EmptyState title={words.noOpenTickets} icon="ticket" actions={<NewTicketLink />}>
      {words.askOrLook(<a href="/portal/tickets">{words.yourTickets}</a>)}
    </EmptyState>
  );
};

/** The same whether anything waits or not: who has not proved the address learns nothing about it. */
const ConfirmOffer = ({ guest }: { readonly guest: Guest }) => {
  const words = useText(portalWords);
  return (
    <Notice
      tone="info"
      title={words.confirmAddress}
      actions={<ButtonLink href="/account/confirm-address">{words.sendCode}</ButtonLink>}
    >
      {words.confirmOffer(<bdi>{guest.me.email}</bdi>)}
    </Notice>
  );
};
