import { type Html, html } from '../company-website/html.ts';
import type { Message } from './message.ts';

/** A phone for each number that something was sent to, the one with the newest message first. */
export function phonesPage(messages: readonly Message[]): string {
  const numbers = [...new Set(messages.map(({ to }) => to))];
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<title>Phones</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main>
<h1>Phones</h1>
<p>Text messages of this machine end here instead of leaving. The page renews itself.</p>
${numbers.length === 0 ? nothing : undefined}
<div class="phones">${numbers.map((number) =>
    phone(
      number,
      messages.filter(({ to }) => to === number),
    ),
  )}</div>
</main>
</body>
</html>
`;
  return markup;
}

const nothing = html`<p class="nothing">Nothing has come yet. Sign in where a code by text message is asked for.</p>`;

const phone = (
  number: string,
  messages: readonly Message[],
): Html => html`<section class="phone" aria-label="The phone ${number}">
<h2>${number}</h2>
<ol>${messages.map(bubble)}</ol>
</section>`;

const bubble = ({ from, text, at }: Message): Html => html`<li>
<p class="from">${from} <time datetime="${at.toISOString()}">${at.toTimeString().slice(0, 5)}</time></p>
<p class="text">${parts(text)}</p>
</li>`;

/** Codes stand out, and lines are kept. */
const parts = (text: string): readonly Html[] =>
  text.split(/([0-9]{4,8})/).map((part, index) => (index === 1 ? html`<strong>${part}</strong>` : html`${part}`));
