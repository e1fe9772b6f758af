import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { type Language, languages } from '../kit/language.ts';
import { assetUrl, brandUrl } from './assets.ts';
import { isHex } from './contrast.ts';
import type { Problem } from './error-summary.tsx';
import { PageContext } from './page-context.ts';
import { uiWords } from './words.ts';

/** What every kind of page takes. */
export interface PageProps {
  /** For pages that are written in one language only; default the visitor's. */
  readonly lang?: Language | undefined;
  /** Names the destination; the `h1` unless `heading` is given. */
  readonly title: string;
  readonly heading?: ComponentChildren | undefined;
  /** One or two sentences under the heading. */
  readonly lead?: ComponentChildren | undefined;
  /** Brand colour as `#rrggbb`; anything else is ignored. */
  readonly accent?: string | undefined;
  /** The visitor's own choice; without it the system decides. */
  readonly theme?: 'light' | 'dark' | undefined;
  /** Shown in a summary that takes focus; the title then begins with "Error:". */
  readonly problem?: Problem | undefined;
  /** Names of further stylesheets. */
  readonly sheets?: readonly string[] | undefined;
  /** URLs of further scripts, loaded as modules. */
  readonly scripts?: readonly string[] | undefined;
  readonly children?: ComponentChildren;
}

export interface DocumentProps {
  readonly page: PageProps;
  /** The document title without the mark of a problem. */
  readonly title: string;
  readonly layout: 'identity' | 'console' | 'portal';
  readonly icon?: string | undefined;
  readonly children: ComponentChildren;
}

/** The document around each page: head, skip link, and the context that primitives read. */
export const Document = ({ page, title, layout, icon, children }: DocumentProps) => {
  const visitor = useContext(PageContext);
  const lang = page.lang ?? visitor.lang;
  const words = uiWords[lang];
  const sheets = ['page.css', ...(layout === 'identity' ? [] : ['console.css']), ...(page.sheets ?? [])];
  return (
    <html lang={lang} dir={languages[lang].dir} data-theme={page.theme}>
      <head>
        <meta charset="utf-8" />
        <title>{page.problem ? words.errorTitle(title) : title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={page.theme ?? 'light dark'} />
        <link rel="icon" href={icon ?? assetUrl('mark.svg')} />
        {sheets.map((name) => (
          <link key={name} rel="stylesheet" href={assetUrl(name)} />
        ))}
        {page.accent !== undefined && isHex(page.accent) && <link rel="stylesheet" href={brandUrl(page.accent)} />}
        {[assetUrl('app.js'), ...(page.scripts ?? [])].map((url) => (
          <script key={url} type="module" src={url} />
        ))}
      </head>
      <body class={layout}>
        <a class="skip" href="#main">
          {words.skipToContent}
        </a>
        <PageContext.Provider value={{ ...visitor, lang }}>{children}</PageContext.Provider>
      </body>
    </html>
  );
};
