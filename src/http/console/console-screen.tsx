import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { ConsolePage, type ConsolePageProps } from '../../ui/console-page.tsx';
import type { NavItem } from '../../ui/page-parts.tsx';
import type { AppContext } from '../app-context.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';

/** Every room of the console, in the order of the navigation. */
const rooms = [
  { label: 'Home', href: '/console', icon: 'home' },
  { label: 'People', href: '/console/people', icon: 'people' },
  { label: 'Security', href: '/console/security', icon: 'shield' },
  { label: 'Activity', href: '/console/activity', icon: 'activity' },
  { label: 'Setup', href: '/console/setup', icon: 'settings' },
] as const satisfies readonly NavItem[];

const setupPages = [
  { label: 'Organization', href: '/console/setup/organization' },
  { label: 'Rebranding', href: '/console/setup/rebranding' },
  { label: 'Remote Authentication', href: '/console/setup/remote-authentication' },
  { label: 'Mail', href: '/console/mail' },
  { label: 'Messages', href: '/console/messages' },
] as const satisfies readonly NavItem[];

export type SetupPage = (typeof setupPages)[number]['label'];

/** The tabs of Setup, with the page one is on. */
export const setupTabs = (current: SetupPage): readonly NavItem[] =>
  setupPages.map((page) => ({ ...page, current: page.label === current }));

export const SECURITY = '/console/security';

const securityPages = [
  { label: 'Sign-in', href: SECURITY },
  { label: 'Metadata of keys', href: `${SECURITY}/metadata` },
  { label: 'Conformance', href: `${SECURITY}/conformance` },
] as const satisfies readonly NavItem[];

/** The tabs of Security, with the page one is on. */
export const securityTabs = (current: (typeof securityPages)[number]['label']): readonly NavItem[] =>
  securityPages.map((page) => ({ ...page, current: page.label === current }));

export interface RoomPage
  extends Omit<ConsolePageProps, 'lang' | 'accent' | 'organization' | 'nav' | 'person' | 'environment' | 'search'> {
  readonly room: (typeof rooms)[number]['label'];
}

/** Whoever the guard let in here. */
export const administratorOf = (request: FastifyRequest): Person => signedIn(request).person;

interface Visit {
  readonly organization: Organization;
  readonly person: Person;
  readonly portal: string;
}

export function sendRoom(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, page: RoomPage): FastifyReply {
  const { organization } = request;
  const visit = { organization, person: administratorOf(request), portal: portalOrigin(ctx, organization) };
  return sendPage(reply, <Room visit={visit} page={page} />, page.problem ? 422 : 200);
}

const Room = ({
  visit: { organization, person, portal },
  page,
}: {
  readonly visit: Visit;
  readonly page: RoomPage;
}) => {
  const { room, ...rest } = page;
  return (
    <ConsolePage
      {...rest}
      lang="en"
      accent={organization.accent ? `#${organization.accent}` : undefined}
      organization={{ title: organization.title, href: '/console' }}
      nav={rooms.map((item) => ({ ...item, current: item.label === room }))}
      search={{ action: '/console/people', label: 'Search people' }}
      person={{
        name: person.fullName,
        email: person.email,
        links: [
          { label: 'Your account', href: '/account' },
          { label: 'Open the portal', href: `${portal}/portal/` },
        ],
      }}
    />
  );
};
