import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { Checks } from './checks.tsx';
import { CodeTabs } from './code-block.tsx';
import { CopyField } from './copy-field.tsx';
import { LiveRegion } from './live-region.tsx';
import { Qr } from './qr.tsx';
import { Steps } from './steps.tsx';
import { Table } from './table.tsx';

test('a table says its labels again in each cell, for the cards of a phone', () => {
  const html = renderToString(
    <Table
      caption="People"
      rows={[{ name: 'Ana', role: 'Lead' }]}
      rowKey={(row) => row.name}
      columns={[
        { label: 'Name', cell: (row) => row.name },
        { label: 'Role', cell: (row) => row.role },
        { label: 'Actions', hideLabel: true, align: 'end', cell: () => '-' },
      ]}
      pager={{ next: '?after=1', summary: 'about 12,000' }}
    />,
  );
  assert.match(html, /<caption>People<\/caption>/);
  assert.match(html, /<th role="rowheader" scope="row">Ana<\/th><td role="cell" data-label="Role">Lead<\/td>/);
  assert.match(html, /<td role="cell" class="end">-<\/td>/);
  assert.match(html, /<span>about 12,000<\/span><a class="button secondary" href="\?after=1">Next<\/a>/);
});

test('each check says in words how it came out', () => {
  const html = renderToString(<Checks checks={[{ state: 'failed', label: 'Signature', detail: 'Wrong secret' }]} />);
  assert.match(html, /<li class="danger">.*<span class="sr-only">Failed: <\/span>Signature.*Wrong secret/);
});

test('steps link to where one may go, and mark where one is', () => {
  const html = renderToString(
    <Steps
      current={2}
      steps={[{ label: 'One', href: '/1', done: true }, { label: 'Two', href: '/2' }, { label: 'Three' }]}
    />,
  );
  assert.match(html, /aria-label="Step 2 of 3"/);
  assert.match(html, /<li class="done"><a href="\/1">One<\/a><span class="sr-only"> \(Done\)<\/span><\/li>/);
  assert.match(html, /<li aria-current="step"><span>Two<\/span><\/li>/);
});

test('tabs of code are radio buttons, the first or the named one chosen', () => {
  const tabs = [
    { id: 'node', label: 'Node', code: 'a < b' },
    { id: 'php', label: 'PHP', code: 'b' },
  ];
  const html = renderToString(<CodeTabs name="language" label="Language" tabs={tabs} open="php" />);
  assert.match(html, /value="node" autocomplete="off"\/>Node/);
  assert.match(html, /value="php" checked autocomplete="off"\/>PHP/);
  assert.match(html, /<code id="language-node">a &lt; b<\/code>/);
});

test('a copy button waits for scripts, and names what it copies', () => {
  const html = renderToString(<CopyField id="key" label="Key" value="s3cret" />);
  assert.match(html, /hidden data-copy="key" data-copied="Copied">Copy</);
  assert.match(html, /<code id="key".*>s3cret<\/code>/);
});

test('a live region says how often to look, until there is nothing to wait for', () => {
  assert.match(
    renderToString(
      <LiveRegion id="a" every={3}>
        x
      </LiveRegion>,
    ),
    /data-poll="3" aria-live="polite"/,
  );
  assert.doesNotMatch(renderToString(<LiveRegion id="a">x</LiveRegion>), /data-poll/);
});

test('a QR code has four quiet modules on each side', () => {
  const html = renderToString(
    <Qr
      modules={[
        [true, false],
        [false, true],
      ]}
      label="Scan"
    />,
  );
  assert.match(html, /viewBox="0 0 10 10" role="img" aria-label="Scan"/);
  assert.match(html, /d="M4 4h1v1h-1zM5 5h1v1h-1z"/);
});
