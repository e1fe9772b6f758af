import type { FactorName } from '../factors/assurance.ts';
import type { Path } from '../signin/flow/walk-flow.ts';
import { countVerdicts, type Report } from './make-report.ts';
import type { Line } from './row.ts';
import type { WeakestPaths } from './weakest-path.ts';

const factorWords: Readonly<Record<FactorName, string>> = {
  passkey: 'passkey',
  security_key: 'security key',
  totp: 'code of an app',
  hotp: 'code of a token',
  password: 'password',
  sms_code: 'code by text message',
  email_code: 'code by email',
  recovery_code: 'recovery code',
  personal_questions: 'personal questions',
  remote: 'signed link',
};

const wayOf = ({ proofs }: Path): string => proofs.map((factor) => factorWords[factor]).join(', then ');

/** The weakest ways in words, a sentence without its full stop each. */
export function tellPaths({ signIn, beforeSetUp, recovery }: WeakestPaths) {
  return {
    signIn: signIn ? wayOf(signIn) : 'none',
    recovery: recovery ? `${wayOf(recovery)}, then a new password, then the sign-in` : 'none but an administrator',
    beforeSetUp: beforeSetUp && `${wayOf(beforeSetUp)}, then a second factor is set up`,
  };
}

const marks: Readonly<Record<Line['finding']['verdict'], string>> = {
  holds: 'holds   ',
  deviates: 'DEVIATES',
  not_applicable: 'n/a     ',
};

/** For a terminal: a line for each rule, and a second one where there is more to say. */
export function printReport(organization: string, report: Report): string {
  const { holds, deviates, notApplicable } = countVerdicts(report);
  const lines = report.lines.flatMap(({ id, says, finding }) => {
    const line = `${marks[finding.verdict]}  ${id.padEnd(11)}  ${says}`;
    return finding.verdict === 'holds' ? [line] : [line, `${' '.repeat(23)}${finding.why}`];
  });
  const paths = report.paths.flatMap(({ of, weakest }) => {
    const { signIn, recovery, beforeSetUp } = tellPaths(weakest);
    const first = beforeSetUp ? [`  before that: ${beforeSetUp}`] : [];
    return [`${of}`, `  in:          ${signIn}`, ...first, `  recovery:    ${recovery}`];
  });
  const sum = `${holds} hold, ${deviates} deviate, ${notApplicable} not applicable`;
  return `${[`Conformance of ${organization}: ${sum}`, '', ...lines, '', 'Weakest ways', ...paths].join('\n')}\n`;
}

/** For programs. */
export const reportAsJson = (organization: string, report: Report) => ({
  organization,
  ...countVerdicts(report),
  rows: report.lines.map(({ finding, proofs, ...line }) => ({
    ...line,
    ...finding,
    tests: proofs.map(([file, title]) => ({ file, title })),
  })),
  weakest: report.paths.map(({ of, weakest }) => ({ of, ...tellPaths(weakest) })),
});
