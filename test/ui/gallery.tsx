import { consolePages } from './gallery-console.tsx';
import { identityPages } from './gallery-identity.tsx';
import type { GalleryPage } from './gallery-page.ts';
import { portalPages } from './gallery-portal.tsx';

/** Every kind of page and every primitive, with words long enough to be honest. */
export const gallery: Readonly<Record<string, GalleryPage>> = { ...identityPages, ...consolePages, ...portalPages };
