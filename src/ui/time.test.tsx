import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { formatDistance, formatMoment, Time } from './time.tsx';

const at = new Date('2026-05-03T14:05:00Z');

test('a time in an unknown zone is written in UTC, says so, and may be made local', () => {
  const html = renderToString(<Time at={at} />);
  assert.match(html, /datetime="2026-05-03T14:05:00\.000Z" data-local="time">May 3, 2026, 2:05.PM UTC<\/time>/);
});

test('a time in a known zone is already local', () => {
  assert.equal(formatMoment(at, { lang: 'de', show: 'time', zone: 'Europe/Vienna' }), '3. Mai 2026, 16:05');
  assert.doesNotMatch(renderToString(<Time at={at} zone="Europe/Vienna" />), /data-local/);
});

test('a distance has the moment as its tooltip', () => {
  const html = renderToString(<Time at={at} since={new Date('2026-05-03T14:08:10Z')} />);
  assert.match(html, /title="May 3, 2026, 2:05.PM UTC">3 minutes ago</);
});

test('a distance is told in the largest unit that fits, in both directions', () => {
  const told = [0, -59, -60, -3599, -7200, 172_800, -40 * 86_400, 800 * 86_400].map((seconds) =>
    formatDistance(new Date(at.getTime() + seconds * 1000), at, 'en'),
  );
  assert.deepEqual(told, [
    'now',
    '59 seconds ago',
    '1 minute ago',
    '59 minutes ago',
    '2 hours ago',
    'in 2 days',
    'last month',
    'in 2 years',
  ]);
});
