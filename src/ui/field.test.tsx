import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { Checkbox, RadioGroup } from './choice.tsx';
import { CodeField, EmailField, SelectField, TextField } from './field.tsx';
import { PasswordField } from './password-field.tsx';

test('a field is tied to its label, hint and error', () => {
  const html = renderToString(<TextField name="title" label="Name" hint="Short." error="Enter a name." value="a<b" />);
  assert.match(html, /<label for="title">Name<\/label>/);
  assert.match(html, /aria-invalid="true" aria-describedby="title-hint title-error"/);
  assert.match(html, /<p class="hint" id="title-hint">Short\.<\/p>/);
  assert.match(html, /id="title-error"><span class="sr-only">Error: <\/span>Enter a name\.<\/p>/);
  assert.match(html, /value="a&lt;b"/);
});

test('a field without hint and error describes itself by its label alone', () => {
  assert.doesNotMatch(renderToString(<TextField name="title" label="Name" />), /aria-/);
});

test('a field is required unless it says that it is optional', () => {
  assert.match(renderToString(<TextField name="a" label="A" />), / required/);
  const html = renderToString(<TextField name="a" label="A" optional />);
  assert.doesNotMatch(html, / required/);
  assert.match(html, /\(optional\)/);
});

test('an email address is not capitalised, not spell-checked, and runs left to right', () => {
  const html = renderToString(<EmailField name="username" label="Email" autocomplete="username webauthn" />);
  assert.match(html, /type="email"/);
  assert.match(html, /autocomplete="username webauthn" autocapitalize="none" spellcheck="false"/);
  assert.match(html, /dir="ltr"/);
});

test('a code is one text field that the system may fill in', () => {
  const html = renderToString(<CodeField name="code" label="Code" />);
  assert.match(html, /type="text"/);
  assert.match(html, /autocomplete="one-time-code" inputmode="numeric"/);
});

test('a password never comes back, and its button waits for scripts', () => {
  const html = renderToString(<PasswordField name="password" label="Password" autocomplete="current-password" />);
  assert.doesNotMatch(html, /value=/);
  assert.match(html, /<button type="button" hidden aria-pressed="false" aria-controls="password"/);
});

test('the error of a group of radio buttons leads to its first choice', () => {
  const choices = [
    { value: 'all', label: 'Everybody' },
    { value: 'few', label: 'Some' },
  ];
  const html = renderToString(<RadioGroup name="who" label="Who" error="Choose." choices={choices} value="few" />);
  assert.match(html, /<fieldset class="field" aria-describedby="who-error">/);
  assert.match(html, /<input id="who" value="all" type="radio" name="who"\/>/);
  assert.match(html, /<input id="who-few" value="few" type="radio" name="who" checked\/>/);
});

test('a switch says that it is one, and its error and hint describe it', () => {
  const html = renderToString(<Checkbox name="on" label="On" look="switch" hint="Now." error="Say." checked />);
  assert.match(html, /aria-describedby="on-hint on-error" type="checkbox" name="on" checked role="switch"/);
});

test('a select marks the value that was chosen', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ];
  assert.match(renderToString(<SelectField name="s" label="S" options={options} value="b" />), /value="b" selected/);
});
