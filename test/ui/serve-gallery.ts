import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findLanguage } from '../../src/kit/language.ts';
import { assetUrl, findAsset } from '../../src/ui/assets.ts';
import { renderPage } from '../../src/ui/render.ts';
import { gallery } from './gallery.tsx';

/** The policy that pages live under: nothing inline. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'";

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><circle cx="14" cy="14" r="14" fill="#e4572e"/><path d="M8 20l6-13 6 13M10 16h8" fill="none" stroke="#fff" stroke-width="2.4"/></svg>';

export interface GalleryServer {
  readonly origin: string;
  /** Path of the script that every page loads. */
  readonly script: string;
  readonly close: () => void;
}

/** Serves every page of the gallery at `/<name>?theme=&lang=&accent=`. */
export async function serveGallery(): Promise<GalleryServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const { status, type, body } = answer(url);
    response.writeHead(status, { 'content-type': type, 'content-security-policy': policy }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, script: assetUrl('app.js'), close: () => server.close() };
}

function answer(url: URL): { status: number; type: string; body: string } {
  const name = url.pathname.slice(1);
  if (name === 'logo.svg') return { status: 200, type: 'image/svg+xml', body: logo };
  const asset = findAsset(name.replace('assets/', ''));
  if (asset) return { status: 200, type: asset.contentType, body: asset.body };
  const page = gallery[name];
  if (!page) return { status: 404, type: 'text/plain', body: 'No such page' };
  const { theme, lang, accent } = Object.fromEntries(url.searchParams);
  const setting = {
    accent,
    theme: theme === 'dark' ? ('dark' as const) : undefined,
  };
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: renderPage(page(setting), { lang: findLanguage([lang ?? '']) ?? 'en', here: '/' }),
  };
}
