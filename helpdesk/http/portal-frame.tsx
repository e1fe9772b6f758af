import type { ComponentChildren } from 'preact';
import type { PageProps } from '../../src/ui/document.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import type { MenuPerson } from '../../src/ui/page-parts.tsx';
import { PortalPage } from '../../src/ui/portal-page.tsx';
import { type Guest, howTheyCame } from './guest.ts';

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
}) => (
  <PortalPage
    lang="en"
    {...page}
    accent={accentOf(guest)}
    portal={{ title: guest.me.organization.title, href: '/portal/' }}
    nav={navOf(guest, room)}
    person={menuOf(guest)}
  >
    {guest.isNew && greeting === 'once' && <Greeting guest={guest} />}
    <Done sentence={done} />
    {children}
  </PortalPage>
);

const navOf = ({ me }: Guest, room: 'home' | 'tickets' | undefined) =>
  me.kind === 'customer'
    ? [
        { label: 'Home', href: '/portal/', current: room === 'home' },
        { label: 'Your tickets', href: '/portal/tickets', current: room === 'tickets' },
      ]
    : [{ label: 'Workspace', href: '/workspace' }];

export const accentOf = ({ me }: Guest): string | undefined =>
  me.organization.accent === null ? undefined : `#${me.organization.accent}`;

export function menuOf({ me }: Guest): MenuPerson {
  const links = [
    ...(me.kind === 'customer' && !me.address_proved
      ? [{ label: 'Confirm your email address', href: '/account/confirm-address' }]
      : []),
    ...(me.administrator ? [{ label: 'Console', href: '/console' }] : []),
  ];
  return { name: me.full_name, email: me.email, links };
}

export const Greeting = ({ guest }: { readonly guest: Guest }) => (
  <Notice tone="success" role="status">
    {howTheyCame(guest.me)}
  </Notice>
);

export const Done = ({ sentence }: { readonly sentence: string | undefined }) =>
  sentence === undefined ? null : (
    <Notice tone="success" role="status">
      {sentence}
    </Notice>
  );
