import type { ComponentChildren } from 'preact';
import { Badge, type Tone } from './badge.tsx';
import { Document, type PageProps } from './document.tsx';
import { HiddenFields } from './form.tsx';
import { Icon } from './icon.tsx';
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

export interface SearchBox {
  readonly action: string;
  readonly label: string;
  readonly value?: string | undefined;
  /** Default `q`. */
  readonly name?: string | undefined;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
}

export interface ConsolePageProps extends PageProps {
  readonly organization: Brandmark;
  /** Says where one is, such as "Test". */
  readonly environment?: { readonly label: string; readonly tone?: Tone | undefined } | undefined;
  readonly nav: readonly NavItem[];
  readonly person: MenuPerson;
  /** From the outside in, without the page itself. */
  readonly breadcrumb?: readonly { readonly label: string; readonly href: string }[] | undefined;
  readonly search?: SearchBox | undefined;
  /** Buttons at the end of the heading. */
  readonly actions?: ComponentChildren;
  /** Pages of the same thing, under the heading. */
  readonly tabs?: readonly NavItem[] | undefined;
  /** Across the top, until its cause is gone. */
  readonly banner?: ComponentChildren;
  /** `narrow` for forms and reading, default `wide`. */
  readonly width?: 'narrow' | 'wide' | undefined;
}

/** A page of a console: navigation at the side, one level. On a phone it opens from a button, without scripts. */
export const ConsolePage = (props: ConsolePageProps) => (
  <Document
    page={props}
    title={`${props.title} · ${props.organization.title}`}
    layout="console"
    icon={props.organization.logo}
  >
    <TopBar {...props} />
    <SideNav items={props.nav} />
    <main id="main" class={props.width ?? 'wide'}>
      {props.banner}
      {props.breadcrumb && <Breadcrumb trail={props.breadcrumb} />}
      <PageHeader page={props} actions={props.actions} />
      {props.tabs && <Tabs items={props.tabs} label={props.title} />}
      {props.children}
    </main>
  </Document>
);

const TopBar = ({ organization, environment, search, person }: ConsolePageProps) => {
  const words = useWords();
  return (
    <header class="top-bar">
      <button type="button" class="nav-button" popovertarget="nav">
        <Icon name="menu" />
        <span class="sr-only">{words.menu}</span>
      </button>
      <BrandLink brand={organization} />
      {environment && <Badge tone={environment.tone ?? 'warning'}>{environment.label}</Badge>}
      {search && <SearchForm search={search} />}
      <PersonMenu person={person} />
    </header>
  );
};

const SideNav = ({ items }: { readonly items: readonly NavItem[] }) => {
  const words = useWords();
  return (
    <nav id="nav" class="side-nav" popover="auto" aria-label={words.mainNavigation}>
      <NavList items={items} />
    </nav>
  );
};

const Breadcrumb = ({ trail }: { readonly trail: readonly { readonly label: string; readonly href: string }[] }) => {
  const words = useWords();
  return (
    <nav class="breadcrumb" aria-label={words.breadcrumb}>
      <ol>
        {trail.map((step) => (
          <li key={step.href}>
            <a href={step.href}>{step.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
};

/** Links to sibling pages. `label` names the group for screen readers. */
export const Tabs = ({ items, label }: { readonly items: readonly NavItem[]; readonly label: string }) => (
  <nav class="tabs" aria-label={label}>
    <NavList items={items} />
  </nav>
);

/** A search that leads to an address, so that its answer can be shared. */
const SearchForm = ({ search }: { readonly search: SearchBox }) => (
  <search class="search">
    <form action={search.action} method="get">
      <HiddenFields values={search.hidden} />
      <Icon name="search" />
      <input
        type="search"
        name={search.name ?? 'q'}
        value={search.value}
        aria-label={search.label}
        placeholder={search.label}
      />
    </form>
  </search>
);
