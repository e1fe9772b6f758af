import type { VNode } from 'preact';
import type { PageProps } from '../../src/ui/document.tsx';
import { consolePages } from './gallery-console.tsx';
import { identityPages } from './gallery-identity.tsx';
import { portalPages } from './gallery-portal.tsx';

/** How the same page is shown: what a page takes from its organization and its visitor. */
export type Setting = Pick<PageProps, 'lang' | 'dir' | 'theme' | 'accent'>;

export type GalleryPage = (setting: Setting) => VNode;

/** Every kind of page and every primitive, with words long enough to be honest. */
export const gallery: Readonly<Record<string, GalleryPage>> = { ...identityPages, ...consolePages, ...portalPages };
