import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCommandLine } from '../support/command-line.ts';

const file = (signIn: string) => `version: 1
organizations:
  - { name: acme, title: Acme, sign_in: ${signIn} }
  - { name: globex, title: Globex }
`;

test('the command tells what holds for each organization, for people and for programs, and its exit code sums it up', async (t) => {
  const line = await openCommandLine(t);
  writeFileSync(join(line.folder, 'acme.yaml'), file('{ personal_questions: recovery_hurdle }'));
  assert.equal((await line.run(['apply', 'acme.yaml'])).code, 0);

  const text = await line.run(['conformance']);
  assert.equal(text.code, 3, text.stderr);
  assert.match(text.stdout, /^Conformance of acme: \d+ hold, \d+ deviate/);
  assert.match(text.stdout, /^Conformance of globex: /m);
  assert.match(text.stdout, /DEVIATES {2}AN-KBA-01 .*\n +Personal questions are switched on/);

  const json = await line.run(['conformance', '--organization', 'globex', '--format', 'json']);
  const [report, ...others] = JSON.parse(json.stdout) as {
    organization: string;
    rows: { id: string; verdict: string }[];
  }[];
  assert.equal(others.length, 0);
  assert.equal(report?.organization, 'globex');
  assert.equal(report.rows.length, 81);
  assert.equal(report.rows.find(({ id }) => id === 'AN-KBA-01')?.verdict, 'holds');

  assert.equal((await line.run(['conformance', '--format', 'xml'])).code, 2);
  assert.equal((await line.run(['conformance', '--organization', 'nobody'])).code, 1);
});
