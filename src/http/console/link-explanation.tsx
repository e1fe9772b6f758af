import type { SeenParameter } from '../../remote/dialects/dialect.ts';
import type { FittingKey, LinkExplanation } from '../../remote/explanation.ts';
import type { Mistake } from '../../remote/mistake.ts';
import { Card } from '../../ui/card.tsx';
import { Checks } from '../../ui/checks.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Notice, type NoticeProps } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { CONNECTIONS, switches } from './connection-words.tsx';
import { explanationChecks } from './explanation-checks.tsx';

interface Props {
  readonly explanation: LinkExplanation;
  /** Of the notice that says the verdict: `status` for the answer to a form. */
  readonly role?: 'status' | undefined;
}

const tones: Readonly<Record<LinkExplanation['verdict'], NoticeProps['tone']>> = {
  good: 'success',
  mistaken: 'warning',
  refused: 'danger',
  not_signed_with_your_key: 'danger',
};

/** The verdict, how to put it right, what came beside what was signed, and every stage. */
export const Explanation = ({ explanation, role }: Props) => (
  <>
    <Notice tone={tones[explanation.verdict]} title={explanation.sentence} role={role}>
      <Advice explanation={explanation} />
    </Notice>
    <Card title="What came, and what was signed">
      <Parameters explanation={explanation} />
      <DefinitionList items={textsOf(explanation)} />
    </Card>
    <Card title="Stage by stage">
      <Checks checks={explanationChecks(explanation)} />
    </Card>
  </>
);

const Advice = ({ explanation }: { readonly explanation: LinkExplanation }) => {
  const { verdict, sentence, mistakes, key } = explanation;
  return (
    <>
      {verdict === 'not_signed_with_your_key' && (
        <p>
          No mistake that we know makes this digest with any of your keys. Put the active key into the site anew, or let
          it use one of our scripts.
        </p>
      )}
      {mistakes.map((mistake) => (
        <p key={mistake.id}>
          {mistake.sentence !== sentence && <strong>{mistake.sentence} </strong>}
          {mistake.fix} <Switch mistake={mistake} connection={key} />
        </p>
      ))}
    </>
  );
};

/** The way without changing the site. */
const Switch = ({
  mistake,
  connection,
}: {
  readonly mistake: Mistake;
  readonly connection: FittingKey | undefined;
}) => {
  const { option } = mistake;
  if (!option || !connection || option === 'friendly_page') return null;
  return (
    <>
      Or switch on “{switches[option].label}” in the{' '}
      <a href={`${CONNECTIONS}/${connection.connectionId}/settings`}>settings of {connection.connection}</a>.
    </>
  );
};

const Parameters = ({ explanation: { parameters, signedText } }: { readonly explanation: LinkExplanation }) => (
  <Table
    caption="Parameters"
    hideCaption
    rows={parameters.map((parameter, index) => ({ ...parameter, index }))}
    rowKey={({ index }) => index}
    columns={[
      { label: 'Parameter', cell: ({ name }) => <code>{name}</code> },
      { label: 'Received', cell: ({ received }) => (received === '' ? 'Empty' : <code>{received}</code>) },
      { label: 'Signed', cell: (parameter) => <Signed parameter={parameter} isKnown={signedText !== undefined} /> },
    ]}
  />
);

const Signed = ({ parameter, isKnown }: { readonly parameter: SeenParameter; readonly isKnown: boolean }) => {
  const { role, signed } = parameter;
  if (role === 'digest') return <span class="hint">The digest itself</span>;
  if (role === 'unsigned' && signed === undefined) return <span class="hint">Not signed</span>;
  if (!isKnown) return <span class="hint">Nobody knows</span>;
  if (signed === undefined) return <span class="hint">The same</span>;
  return signed === null ? <mark>Left out</mark> : <mark>{signed === '' ? 'Empty' : <code>{signed}</code>}</mark>;
};

function textsOf({ signedText, expectedText }: LinkExplanation) {
  const expected = { term: 'What should be signed', value: <code>{expectedText}</code> };
  if (signedText === undefined) return [expected];
  const { start, end } = commonEnds(signedText, expectedText);
  const marked = (text: string) => (
    <code>
      {text.slice(0, start)}
      {start + end < text.length && <mark>{text.slice(start, text.length - end)}</mark>}
      {text.slice(text.length - end)}
    </code>
  );
  return [
    { term: 'What was signed', value: marked(signedText) },
    { ...expected, value: marked(expectedText) },
  ];
}

/** How many characters two texts share at each end. */
function commonEnds(a: string, b: string): { readonly start: number; readonly end: number } {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return { start, end };
}
