import type { ComponentChildren } from 'preact';
import type { Me } from '../../sdk/node/client.ts';
import { ButtonLink } from '../../src/ui/button.tsx';
import type { PageProps } from '../../src/ui/document.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import { useText } from '../../src/ui/page-context.ts';
import type { MenuPerson } from '../../src/ui/page-parts.tsx';
import { PortalPage } from '../../src/ui/portal-page.tsx';
import type { Guest } from './guest.ts';
import { type PortalWords, portalWords } from './portal.words.tsx';

export type FrameProps = Pick<PageProps, 'title' | 'heading' | 'lead' | 'problem' | 'children'> & {
  readonly guest: Guest;
  readonly actions?: ComponentChildren;
  /** The answer to what was just done. */
  readonly done?: string | undefined;
};

/** A page of the customer portal, in the brand of the organization. */
export const PortalFrame = ({
  guest,
  done,
  room,
  greeting = 'once',
  children,
  ...page
}: FrameProps & {
  readonly room?: 'home' | 'tickets';
  /** `in_page`: the page itself says how they came. */
  readonly greeting?: 'once' | 'in_page';
}) => {
  const words = useText(portalWords);
  return (
    <PortalPage
      {...page}
      accent={accentOf(guest)}
      portal={{ title: guest.me.organization.title, href: '/portal/' }}
      nav={navOf(guest, room, words)}
      person={menuOf(guest, words)}
    >
      {guest.isNew && greeting === 'once' && <Greeting guest={guest} />}
      <Done sentence={done} />
      {children}
    </PortalPage>
  );
};

function navOf({ me }: Guest, room: 'home' | 'tickets' | undefined, words: PortalWords) {
  return me.kind === 'customer'
    ? [
        { label: words.home, href: '/portal/', current: room === 'home' },
        { label: words.yourTickets, href: '/portal/tickets', current: room === 'tickets' },
      ]
    : [{ label: words.workspace, href: '/workspace' }];
}

export const accentOf = ({ me }: Guest): string | undefined =>
  me.organization.accent === null ? undefined : `#${me.organization.accent}`;

export function menuOf({ me }: Guest, words: PortalWords): MenuPerson {
  const links = [
    { label: words.yourAccount, href: '/account' },
    ...(me.kind === 'customer' && !me.address_proved
      ? [{ label: words.confirmAddress, href: '/account/confirm-address' }]
      : []),
    ...(me.administrator ? [{ label: words.console, href: '/console' }] : []),
  ];
  return { name: me.full_name, email: me.email, links };
}

/** "Signed in as Bo Andersen (bo@acme.example) through www.acme.example" */
export const HowTheyCame = ({ me }: { readonly me: Me }) => {
  const words = useText(portalWords);
  const [name, email, site] = [me.full_name, me.email, me.via.site].map((text) => <bdi key={text}>{text}</bdi>);
  return <>{me.via.site === null ? words.signedInAs(name, email) : words.signedInThrough(name, email, site)}</>;
};

export const Greeting = ({ guest }: { readonly guest: Guest }) => (
  <Notice tone="success" role="status">
    <HowTheyCame me={guest.me} />
  </Notice>
);

export const NewTicketLink = () => (
  <ButtonLink href="/portal/tickets/new" tone="primary" icon="plus">
    {useText(portalWords).newTicket}
  </ButtonLink>
);

export const Done = ({ sentence }: { readonly sentence: string | undefined }) =>
  sentence === undefined ? null : (
    <Notice tone="success" role="status">
      {sentence}
    </Notice>
  );
