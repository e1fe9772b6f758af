import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PageContext, type PageContextValue } from './page-context.ts';

/** A whole document as text, ready to be sent as `text/html; charset=utf-8`. */
export const renderPage = (page: VNode, visitor: PageContextValue = { lang: 'en' }): string =>
  `<!doctype html>\n${renderToString(h(PageContext.Provider, { value: visitor }, page))}\n`;
