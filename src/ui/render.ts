import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole document as text, ready to be sent as `text/html; charset=utf-8`. */
export const renderPage = (page: VNode): string => `<!doctype html>\n${renderToString(page)}\n`;
