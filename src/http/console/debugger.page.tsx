import type { LinkExplanation } from '../../remote/explanation.ts';
import { LONGEST_PASTED } from '../../remote/read-pasted-link.ts';
import type { ShownDigest } from '../../remote/show-digests.ts';
import { Button, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Table } from '../../ui/table.tsx';
import { attemptTabs, connectionTrail } from './connection-trail.ts';
import { CONNECTIONS } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import { Explanation } from './link-explanation.tsx';

export const DEBUGGER = `${CONNECTIONS}/debugger`;

interface Debugged {
  readonly explanation?: LinkExplanation;
  readonly digests?: readonly ShownDigest[];
  readonly problem?: string;
}

/** The link itself is not shown again: whoever gets hold of a fresh one is let in by it. */
export function debuggerPage({ explanation, digests, problem }: Debugged = {}): RoomPage {
  return {
    room: 'Setup',
    title: 'Link debugger',
    lead: 'Paste a signed link that your site made. It names the mistake, and proves it: put right, the signature fits exactly.',
    breadcrumb: connectionTrail(),
    tabs: attemptTabs('debugger'),
    problem,
    children: (
      <>
        {explanation && <Explanation explanation={explanation} role="status" />}
        {digests && <Digests digests={digests} />}
        <Card title={explanation || digests ? 'Another link' : 'A link'}>
          <PasteForm />
        </Card>
      </>
    ),
  };
}

const PasteForm = () => (
  <Form action={DEBUGGER}>
    <TextArea
      name="link"
      label="Link"
      hint="The whole address, or only its parameters. It opens nothing here and is not kept."
      rows={5}
      maxlength={LONGEST_PASTED}
      spellcheck={false}
    />
    <ButtonRow>
      <Button tone="primary">Explain</Button>
      <Button formaction={`${DEBUGGER}/digests`}>Show the expected digest</Button>
    </ButtonRow>
    <p class="hint">
      The expected digest is shown only of links that are too old to be used, after you confirm that it is you, and it
      is recorded.
    </p>
  </Form>
);

const Digests = ({ digests }: { readonly digests: readonly ShownDigest[] }) => (
  <Card title="The expected digest" description="With each key that is accepted. That you saw it is recorded.">
    <Table
      caption="Expected digests"
      hideCaption
      rows={digests}
      rowKey={({ connection, key }) => `${connection} ${key}`}
      columns={[
        { label: 'Key', cell: ({ connection, key }) => `${key} of ${connection}` },
        { label: 'Digest', cell: ({ digest }) => <code>{digest}</code> },
      ]}
    />
  </Card>
);
