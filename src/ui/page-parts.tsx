import type { ComponentChildren } from 'preact';
import type { PageProps } from './document.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { HiddenFields } from './form.tsx';
import { Icon, type IconName } from './icon.tsx';
import { useWords } from './page-context.ts';

/** Whose page this is: top left, leads home. */
export interface Brandmark {
  readonly title: string;
  /** URL of an image; without it the title stands alone. */
  readonly logo?: string | undefined;
  readonly href?: string | undefined;
}

export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly icon?: IconName | undefined;
  readonly current?: boolean | undefined;
  /** A short number or word at the end, such as how many wait. */
  readonly badge?: string | undefined;
}

export interface MenuPerson {
  readonly name: string;
  readonly email?: string | undefined;
  readonly links?: readonly { readonly label: string; readonly href: string }[] | undefined;
  /** Where the form to sign out goes; default `/sign-out`. */
  readonly signOutAction?: string | undefined;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
}

export const BrandLink = ({ brand }: { readonly brand: Brandmark }) => {
  const content = (
    <>
      {brand.logo && <img src={brand.logo} alt="" height="28" />}
      <span>{brand.title}</span>
    </>
  );
  return brand.href === undefined ? (
    <div class="brand">{content}</div>
  ) : (
    <a class="brand" href={brand.href}>
      {content}
    </a>
  );
};

export const NavList = ({ items }: { readonly items: readonly NavItem[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item.href}>
        <a href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.icon && <Icon name={item.icon} />}
          <span>{item.label}</span>
          {item.badge && <span class="count">{item.badge}</span>}
        </a>
      </li>
    ))}
  </ul>
);

/** Opens without scripts: a popover closes on Escape and on a click elsewhere by itself. */
export const PersonMenu = ({ person }: { readonly person: MenuPerson }) => {
  const words = useWords();
  return (
    <div class="person">
      <button type="button" class="person-button" popovertarget="person-menu">
        <span class="sr-only">{words.account}: </span>
        <Avatar name={person.name} />
        <span class="person-name">{person.name}</span>
        <Icon name="chevron" />
      </button>
      <div id="person-menu" class="menu" popover="auto">
        <p class="menu-who">
          <strong>{person.name}</strong>
          {person.email && <span class="menu-email">{person.email}</span>}
        </p>
        {person.links?.map((link) => (
          <a key={link.href} href={link.href}>
            {link.label}
          </a>
        ))}
        <form action={person.signOutAction ?? '/sign-out'} method="post">
          <HiddenFields values={person.hidden} />
          <button type="submit">{words.signOut}</button>
        </form>
      </div>
    </div>
  );
};

/** First letters of a name, for where there is no picture. */
export const Avatar = ({ name }: { readonly name: string }) => (
  <span class="avatar" aria-hidden="true">
    {name
      .split(/\s+/)
      .map((part) => [...part][0] ?? '')
      .slice(0, 2)
      .join('')
      .toLocaleUpperCase()}
  </span>
);

/** Heading, lead, what one can do here, and what went wrong. */
export const PageHeader = ({ page, actions }: { readonly page: PageProps; readonly actions?: ComponentChildren }) => (
  <>
    <header class="page-header">
      <div>
        <h1>{page.heading ?? page.title}</h1>
        {page.lead && <p class="lead">{page.lead}</p>}
      </div>
      {actions && <div class="buttons">{actions}</div>}
    </header>
    {page.problem && <ErrorSummary problem={page.problem} />}
  </>
);
