import type { ComponentChildren } from 'preact';
import { Document, type PageProps } from './document.tsx';
import { LanguagePicker } from './language-picker.tsx';
import { BrandLink, type Brandmark, PageHeader } from './page-parts.tsx';

export interface IdentityPageProps extends PageProps {
  readonly portal: Brandmark;
  /** "Problems signing in?": at the same place on every page (WCAG 2.2 SC 3.2.6). */
  readonly help?: { readonly label: string; readonly href: string } | undefined;
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
      <LanguagePicker />
    </footer>
  </Document>
);
