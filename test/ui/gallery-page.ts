import type { VNode } from 'preact';
import type { PageProps } from '../../src/ui/document.tsx';

/** How the same page is shown: what a page takes from its organization and its visitor. */
export type Setting = Pick<PageProps, 'theme' | 'accent'>;

export type GalleryPage = (setting: Setting) => VNode;
