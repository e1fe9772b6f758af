import { html } from './html.ts';
import { page, type Reply, type Site, type Visit } from './site.ts';

const bicycle = html`<svg class="bicycle" viewBox="0 0 320 200" role="img" aria-label="A bicycle">
<g class="wheel"><circle cx="76" cy="132" r="54"/><circle cx="244" cy="132" r="54"/></g>
<g class="spokes"><path d="M76 78v108M22 132h108M38 94l76 76M38 170l76-76M244 78v108M190 132h108M206 94l76 76M206 170l76-76"/></g>
<path class="frame" d="M76 132 124 58h92l28 74M124 58l30 74H76M154 132l62-74M124 58l-8-20M216 58l-8-26"/>
<path class="grip" d="M100 36h32M196 32h26"/>
<circle class="hub" cx="154" cy="132" r="11"/>
</svg>`;

const promises = [
  ['Made to be mended', 'Every part comes off with two tools, and both of them are under the saddle.'],
  ['Parts for thirty years', 'We keep each part in stock until three decades after the last bicycle left us.'],
  ['People who answer', 'The ones who build them also answer your questions.'],
] as const;

export async function showHome(site: Site, { user }: Visit): Promise<Reply> {
  const actions = user
    ? html`<a class="button" href="/support/tickets">Open my tickets</a>`
    : html`<a class="button" href="/sign-in">Sign in</a>`;
  return page(site, user, {
    title: 'Bicycles you can mend',
    content: html`<section class="hero"><div>
<h1>Bicycles you can mend yourself</h1>
<p>Acme builds steel bicycles for a lifetime. When something squeaks all the same, ask us.</p>
<div class="actions">${actions}<a href="${site.portal}/portal/">Visit support</a></div>
</div>${bicycle}</section>
<section class="promises">${promises.map(([title, text]) => html`<article><h2>${title}</h2><p>${text}</p></article>`)}</section>`,
  });
}
