import { countVerdicts, type Report } from '../../../conformance/make-report.ts';
import { tellPaths } from '../../../conformance/print-report.ts';
import type { Line } from '../../../conformance/row.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Stats } from '../../../ui/stats.tsx';
import { Table } from '../../../ui/table.tsx';
import { type RoomPage, securityTabs } from '../console-screen.tsx';

/** Which rules hold here, which do not and why, and which tests show it. */
export function conformancePage(report: Report): RoomPage {
  const { holds, deviates, notApplicable } = countVerdicts(report);
  return {
    room: 'Security',
    title: 'Conformance',
    lead: 'Every rule of NIST 800-63B, OWASP ASVS and W3C WebAuthn that this server is built to, as it stands for your organization.',
    tabs: securityTabs('Conformance'),
    children: (
      <>
        <Stats
          items={[
            { label: 'Hold', value: String(holds) },
            { label: 'Deviate', value: String(deviates) },
            { label: 'Not applicable', value: String(notApplicable) },
          ]}
        />
        <WeakestWays report={report} />
        {sections.map((section) => (
          <Section key={section.title} title={section.title} lines={report.lines.filter(isIn(section.prefixes))} />
        ))}
      </>
    ),
  };
}

const sections = [
  { title: 'Passwords and recovery codes', prefixes: ['AN-PW', 'AN-LUS'] },
  { title: 'Codes of apps, and codes that are sent', prefixes: ['AN-OTP', 'AN-OOB'] },
  { title: 'Passkeys and security keys', prefixes: ['AN-WA'] },
  { title: 'Levels', prefixes: ['AN-AAL'] },
  { title: 'Guessing, strangers and notices', prefixes: ['AN-RATE', 'AN-ENUM', 'AN-NOT'] },
  { title: 'Recovery', prefixes: ['AN-REC'] },
  { title: 'Sessions and tokens', prefixes: ['AN-SES', 'AN-TOK', 'AN-AZ'] },
  { title: 'Personal questions', prefixes: ['AN-KBA'] },
] as const;

const isIn =
  (prefixes: readonly string[]) =>
  ({ id }: Line): boolean =>
    prefixes.some((prefix) => id.startsWith(`${prefix}-`));

const WeakestWays = ({ report }: { readonly report: Report }) => (
  <Card title="Weakest ways" description="An account is as safe as the weakest way into it that the policy leaves.">
    <Table
      caption="Weakest ways"
      hideCaption
      rows={report.paths.map(({ of, weakest }) => ({ of, ...tellPaths(weakest) }))}
      rowKey={({ of }) => of}
      columns={[
        { label: 'Of whom', cell: ({ of }) => `${of.slice(0, 1).toUpperCase()}${of.slice(1)}` },
        {
          label: 'In',
          cell: ({ signIn, beforeSetUp }) => (beforeSetUp ? `${signIn}; until then ${beforeSetUp}` : signIn),
        },
        { label: 'Recovery', cell: ({ recovery }) => recovery },
      ]}
    />
  </Card>
);

const Section = ({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) => (
  <Card title={title}>
    <Table
      caption={title}
      hideCaption
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { label: 'Rule', cell: ({ id }) => id },
        { label: 'What it says', cell: (line) => <WhatItSays line={line} /> },
        { label: 'Here', cell: ({ finding }) => <Verdict finding={finding} /> },
      ]}
    />
  </Card>
);

const WhatItSays = ({ line: { says, source, proofs, finding } }: { readonly line: Line }) => (
  <>
    <p>{says}</p>
    {finding.verdict !== 'holds' && <p>{finding.why}</p>}
    <p class="hint">{source}</p>
    {proofs.length > 0 && (
      <Disclosure summary={proofs.length === 1 ? 'One test shows it' : `${proofs.length} tests show it`}>
        <ul>
          {proofs.map(([file, title]) => (
            <li key={file + title}>
              {title} <code>{file}</code>
            </li>
          ))}
        </ul>
      </Disclosure>
    )}
  </>
);

const verdicts: Readonly<Record<Line['finding']['verdict'], { readonly word: string; readonly tone: Tone }>> = {
  holds: { word: 'Holds', tone: 'success' },
  deviates: { word: 'Deviates', tone: 'warning' },
  not_applicable: { word: 'Not applicable', tone: 'neutral' },
};

const Verdict = ({ finding: { verdict } }: Pick<Line, 'finding'>) => (
  <Badge tone={verdicts[verdict].tone}>{verdicts[verdict].word}</Badge>
);
