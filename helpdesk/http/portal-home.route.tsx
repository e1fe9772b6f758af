import { listTickets } from '../tickets/list-tickets.ts';
import { config, type HelpdeskContext, type Rooms } from './helpdesk-context.ts';
import { PortalHomePage } from './portal-home.page.tsx';
import { sendGuestPage } from './send-page.tsx';

const FEW = 5;

/** Who one is here, how one came, and what is open. */
export function portalHome(rooms: Rooms, ctx: HelpdeskContext): void {
  for (const url of ['/portal', '/portal/']) {
    rooms.get(url, { config }, async (request, reply) => {
      const { guest } = request;
      const open = await listTickets(ctx, guest.viewer, { view: 'unsolved', limit: FEW });
      return sendGuestPage(request, reply, <PortalHomePage guest={guest} open={open} now={ctx.now()} />);
    });
  }
}
