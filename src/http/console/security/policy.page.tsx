import type { PolicyField } from '../../../signin/policy/policy.ts';
import { fieldWords } from '../../../signin/policy/tell-fault.ts';
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { Form } from '../../../ui/form.tsx';
import { type RoomPage, SECURITY } from '../console-screen.tsx';
import { ManagedByFile } from '../organization.page.tsx';
import { Level, More, Times, Ways, YesOrNo } from './policy-fields.tsx';
import type { PolicySheet } from './policy-sheet.ts';
import { pathOf, wordOf } from './policy-words.ts';

export const policyPage = (sheet: PolicySheet): RoomPage => ({
  room: 'Security',
  title: sheet.title,
  lead: leads[sheet.scope.scope],
  breadcrumb: [{ label: 'Security', href: SECURITY }],
  width: 'narrow',
  problem: sheet.problems.length > 0 ? sheet.problems : undefined,
  children: sheet.isManagedByFile ? <InWords sheet={sheet} /> : <PolicyFields sheet={sheet} />,
});

const leads = {
  organization: 'What a sign-in asks of everybody, unless more is asked of some.',
  kind: 'What is set here stands in the place of what is asked of everybody.',
  role: 'A role may ask for more than is asked of representatives, never for less.',
  profile: 'A profile may ask for more than is asked of representatives, never for less.',
} as const;

const InWords = ({ sheet: { above, change } }: { readonly sheet: PolicySheet }) => (
  <>
    <ManagedByFile />
    <DefinitionList
      items={(Object.keys(fieldWords) as PolicyField[]).map((field) => ({
        term: fieldWords[field],
        value: wordOf(field, { ...above, ...change }),
      }))}
    />
  </>
);

const PolicyFields = ({ sheet }: { readonly sheet: PolicySheet }) => (
  <Form action={`${pathOf(sheet.scope)}/review`}>
    <Card title="How sure to be">
      <Level sheet={sheet} />
      <YesOrNo
        sheet={sheet}
        field="phishingResistantOnly"
        name="phishing_resistant_only"
        yes="Only passkeys and security keys"
        no="Not asked for"
      />
    </Card>
    <Card title="With what">
      <Ways sheet={sheet} />
    </Card>
    <Card title="For how long">
      <Times sheet={sheet} />
    </Card>
    <Card title="Passwords and more">
      <More sheet={sheet} />
    </Card>
    <ButtonRow>
      <Button tone="primary">See what changes</Button>
      <ButtonLink href={SECURITY}>Cancel</ButtonLink>
    </ButtonRow>
  </Form>
);
