import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConsolePage, type ConsolePageProps } from './console-page.tsx';
import { IdentityPage, type IdentityPageProps } from './identity-page.tsx';
import { renderPage } from './render.ts';

const identity = (props: Partial<IdentityPageProps> = {}) =>
  renderPage(<IdentityPage title="Sign in to Acme" portal={{ title: 'Acme' }} {...props} />);

const console = (props: Partial<ConsolePageProps> = {}) =>
  renderPage(
    <ConsolePage
      title="People"
      organization={{ title: 'Acme' }}
      person={{ name: 'Ana Silva' }}
      nav={[{ label: 'People', href: '/people', current: true }]}
      {...props}
    />,
  );

test('a page is a whole document that says its language, direction and theme', () => {
  const html = identity({ lang: 'ar', theme: 'dark' });
  assert.match(html, /^<!doctype html>\n<html lang="ar" dir="rtl" data-theme="dark">/);
});

test('without a choice of theme the system decides', () => {
  assert.doesNotMatch(identity(), /data-theme/);
  assert.match(identity(), /<meta name="color-scheme" content="light dark"\/>/);
});

test('a problem is named first in the title, and is an alert that takes focus', () => {
  const html = identity({ problem: 'That code is not right.' });
  assert.match(html, /<title>Error: Sign in to Acme<\/title>/);
  assert.match(html, /role="alert" tabindex="-1" autofocus><p>That code is not right\.<\/p>/);
});

test('problems of fields are links to the fields', () => {
  assert.match(
    identity({ problem: [{ text: 'Enter a name.', field: 'name' }] }),
    /<a href="#name">Enter a name\.<\/a>/,
  );
});

test('the brand colour arrives as a stylesheet, and what is not a colour is ignored', () => {
  assert.match(identity({ accent: '#E4572E' }), /href="\/assets\/brand-e4572e\.css"/);
  assert.doesNotMatch(identity({ accent: '"><script>' }), /brand-|"><script>/);
});

test('what people typed is text, never markup', () => {
  assert.match(identity({ title: '<b>Acme</b>' }), /<h1>&lt;b>Acme&lt;\/b><\/h1>/);
});

test('the title of a console page ends with whose it is', () => {
  assert.match(console(), /<title>People · Acme<\/title>/);
});

test('the current page is marked in the navigation, and signing out is a form', () => {
  assert.match(console(), /<a href="\/people" aria-current="page">/);
  assert.match(console(), /<form action="\/sign-out" method="post">/);
});

test('the primitives speak the language of the visitor, or that of the page where it has one only', () => {
  const page = <IdentityPage title="Sign in to Acme" portal={{ title: 'Acme' }} problem={[{ text: 'A name.' }]} />;
  assert.match(renderPage(page, { lang: 'de' }), /<html lang="de" dir="ltr">.*Fehler: Sign in.*Zum Inhalt springen/s);
  assert.match(console({ lang: 'de' }), />Abmelden<\/button>/);
});

test('the language is picked by a form that leads back to the page, where one can be led back', () => {
  const page = <IdentityPage title="Sign in to Acme" portal={{ title: 'Acme' }} />;
  const html = renderPage(page, { lang: 'ar', here: '/login?return_to=%2Fportal%2F' });
  assert.match(html, /<form class="languages" action="\/language" method="post" aria-label="اللغة">/);
  assert.match(html, /name="return_to" value="\/login\?return_to=%2Fportal%2F"/);
  assert.match(html, /value="ar" lang="ar" aria-current="true">العربية</);
  assert.match(html, /value="de" lang="de">Deutsch</);
  assert.doesNotMatch(identity(), /languages/);
});

test('initials are the first letters of the first two names, in any script', () => {
  assert.match(console({ person: { name: 'émile zola dupont' } }), /class="avatar" aria-hidden="true">ÉZ</);
});
