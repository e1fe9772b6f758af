import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { HOUR } from '../kit/clock.ts';
import { projectRoot } from '../kit/project-root.ts';
import type { PolicyChange } from '../signin/policy/policy.ts';
import type { PolicySet } from '../signin/policy/policy-set.ts';
import { factsOf } from './facts.ts';
import { countVerdicts, makeReport } from './make-report.ts';
import { printReport, reportAsJson } from './print-report.ts';
import { rows } from './rows/index.ts';

/** How many rules each section of the specification has. */
const sections: Readonly<Record<string, number>> = {
  'AN-PW': 11,
  'AN-LUS': 4,
  'AN-OTP': 6,
  'AN-OOB': 5,
  'AN-WA': 14,
  'AN-AAL': 10,
  'AN-RATE': 3,
  'AN-ENUM': 1,
  'AN-NOT': 1,
  'AN-REC': 7,
  'AN-SES': 8,
  'AN-TOK': 2,
  'AN-AZ': 1,
  'AN-KBA': 8,
};

test('every rule of the specification has its row, once and in its order', () => {
  const wanted = Object.entries(sections).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${section}-${String(index + 1).padStart(2, '0')}`),
  );
  assert.equal(wanted.length, 81);
  assert.deepEqual(
    rows.map(({ id }) => id),
    wanted,
  );
});

test('every test that a row names is there, in its file and under its title', () => {
  const named = rows.flatMap(({ id, proofs }) => proofs.map((proof) => ({ id, proof })));
  assert.ok(named.length > 100, `${named.length} tests are named`);
  const texts = new Map<string, string>();
  for (const { id, proof } of named) {
    const [file, title] = proof;
    const path = join(projectRoot, file);
    assert.ok(existsSync(path), `${id} names ${file}, which is gone`);
    if (!texts.has(file)) texts.set(file, readFileSync(path, 'utf8'));
    assert.ok(texts.get(file)?.includes(`'${title}'`), `${id}: no test “${title}” in ${file}`);
  }
});

const shipped: PolicySet = {
  organization: {},
  customer: {},
  representative: {},
  roles: [],
  profiles: [{ id: 'prf_1', name: 'Administrator', permissions: ['*'], change: {} }],
};

const reportOf = (organization: PolicyChange) => makeReport(factsOf({ ...shipped, organization }));
const findingOf = (organization: PolicyChange, id: string) =>
  reportOf(organization).lines.find((line) => line.id === id)?.finding;

test('what no test shows is not said to hold', () => {
  for (const { id, proofs, finding } of reportOf({}).lines)
    assert.ok(finding.verdict !== 'holds' || proofs.length > 0, id);
});

test('the report follows the policy: what is switched on is what it speaks of', () => {
  assert.deepEqual(findingOf({}, 'AN-KBA-01'), { verdict: 'holds' });
  assert.equal(findingOf({}, 'AN-KBA-06')?.verdict, 'not_applicable');
  const asked: PolicyChange = { personalQuestions: 'recovery' };
  assert.deepEqual(findingOf(asked, 'AN-KBA-01'), {
    verdict: 'deviates',
    why: 'Personal questions are switched on: customers, representatives, administrators.',
  });
  assert.equal(findingOf(asked, 'AN-KBA-06')?.verdict, 'holds');

  assert.equal(findingOf({}, 'AN-OOB-03')?.verdict, 'not_applicable');
  const bySms: PolicyChange = { factors: ['password', 'passkey', 'sms_code'], smsCountries: ['AT'] };
  assert.equal(findingOf(bySms, 'AN-OOB-03')?.verdict, 'deviates');

  assert.deepEqual(findingOf({}, 'AN-SES-04'), { verdict: 'holds' });
  assert.deepEqual(findingOf({ requiredAal: 2, sessionIdle: 2 * HOUR }, 'AN-SES-04'), {
    verdict: 'deviates',
    why: 'Sessions may lie unused for longer than level 2 allows: customers, representatives, administrators.',
  });
  assert.equal(findingOf({ factors: ['password', 'totp'] }, 'AN-AAL-01')?.verdict, 'deviates');
});

test('the weakest ways are those of the policy, of each kind of people', () => {
  const json = reportAsJson('acme', reportOf({}));
  const of = (whom: string) => json.weakest.find((path) => path.of === whom);
  assert.equal(of('customers')?.signIn, 'password');
  assert.equal(of('customers')?.recovery, 'code by email, then a new password, then the sign-in');
  assert.equal(of('administrators')?.signIn, 'password, then recovery code');
  assert.equal(of('administrators')?.beforeSetUp, 'password, then a second factor is set up');
  assert.match(of('administrators')?.recovery ?? '', /^code by email, then recovery code, then a new password/);
});

test('the report of an organization that has set nothing is the one that is kept', () => {
  const kept = join(projectRoot, 'test/vectors/conformance-shipped.txt');
  const printed = printReport('acme', reportOf({}));
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(kept, printed);
  assert.equal(printed, readFileSync(kept, 'utf8'));
  const { holds, deviates, notApplicable } = countVerdicts(reportOf({}));
  assert.equal(holds + deviates + notApplicable, 81);
});
