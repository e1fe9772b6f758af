import type { ComponentChildren } from 'preact';
import { ButtonLink } from './button.tsx';
import { Document, type PageProps } from './document.tsx';
import { LanguagePicker } from './language-picker.tsx';
import { useWords } from './page-context.ts';
import {
  BrandLink,
  type Brandmark,
  type MenuPerson,
  type NavItem,
  NavList,
  PageHeader,
  PersonMenu,
} from './page-parts.tsx';

export interface PortalPageProps extends PageProps {
  readonly portal: Brandmark;
  readonly nav: readonly NavItem[];
  /** Who is signed in; without one, `signIn` is offered. */
  readonly person?: MenuPerson | undefined;
  readonly signIn?: { readonly label: string; readonly href: string } | undefined;
  readonly actions?: ComponentChildren;
  readonly footer?: ComponentChildren;
}

/** A page for customers: a header with few links, and room to read. */
export const PortalPage = (props: PortalPageProps) => (
  <Document page={props} title={`${props.title} · ${props.portal.title}`} layout="portal" icon={props.portal.logo}>
    <PortalHeader {...props} />
    <main id="main">
      <PageHeader page={props} actions={props.actions} />
      {props.children}
    </main>
    <footer class="page-footer">
      {props.footer}
      <LanguagePicker />
    </footer>
  </Document>
);

const PortalHeader = ({ portal, nav, person, signIn }: PortalPageProps) => {
  const words = useWords();
  return (
    <header class="top-bar">
      <BrandLink brand={portal} />
      <nav class="portal-nav" aria-label={words.mainNavigation}>
        <NavList items={nav} />
      </nav>
      {person && <PersonMenu person={person} />}
      {!person && signIn && <ButtonLink href={signIn.href}>{signIn.label}</ButtonLink>}
    </header>
  );
};
