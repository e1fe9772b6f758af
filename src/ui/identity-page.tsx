import type { ComponentChildren } from 'preact';
import { Document, type PageProps } from './document.tsx';
import { useWords } from './page-context.ts';
import { BrandLink, type Brandmark, PageHeader } from './page-parts.tsx';

export interface LanguageLink {
  readonly lang: string;
  /** In its own name, such as "Deutsch". */
  readonly label: string;
  readonly href: string;
}

export interface IdentityPageProps extends PageProps {
  readonly portal: Brandmark;
  /** "Problems signing in?": at the same place on every page (WCAG 2.2 SC 3.2.6). */
  readonly help?: { readonly label: string; readonly href: string } | undefined;
  readonly languages?: readonly LanguageLink[] | undefined;
  readonly footer?: ComponentChildren;
}

/** A page with one purpose, in the middle: signing in, proving, enrolling, consenting. */
export const IdentityPage = (props: IdentityPageProps) => (
  <Document page={props} title={props.title} layout="identity" icon={props.portal.logo}>
    <main id="main" class="card">
      <BrandLink brand={props.portal} />
      <PageHeader page={props} />
      {props.children}
      {props.help && (
        <p class="help">
          <a href={props.help.href}>{props.help.label}</a>
        </p>
      )}
    </main>
    <footer class="page-footer">
      {props.footer}
      <LanguageLinks lang={props.lang} links={props.languages ?? []} />
    </footer>
  </Document>
);

const LanguageLinks = ({ lang, links }: { readonly lang: string; readonly links: readonly LanguageLink[] }) => {
  const words = useWords();
  if (links.length < 2) return null;
  return (
    <nav aria-label={words.language}>
      <ul>
        {links.map((link) => (
          <li key={link.lang}>
            <a
              href={link.href}
              lang={link.lang}
              hreflang={link.lang}
              aria-current={link.lang === lang ? 'true' : undefined}
            >
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
