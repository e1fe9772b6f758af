import { printDuration } from '../../../kit/duration.ts';
import type { PolicyChange, PolicyField, SignInPolicy } from '../../../signin/policy.ts';
import { limitsOfLevel } from '../../../signin/policy.ts';
import { policyFactors } from '../../../signin/policy-schema.ts';
import type { PolicyScope } from '../../../signin/policy-set.ts';
import { fieldWords } from '../../../signin/tell-fault.ts';
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Checkbox, type Choice, RadioGroup } from '../../../ui/choice.tsx';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import type { ProblemItem } from '../../../ui/error-summary.tsx';
import { SelectField, TextArea, TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { choicesOf } from '../choices.ts';
import { type RoomPage, SECURITY } from '../console-screen.tsx';
import { ManagedByFile } from '../organization.page.tsx';
import type { PolicyValues } from './policy-form.ts';
import { factorWords, levelWords, pathOf, questionWords, wordOf } from './policy-words.ts';

export interface PolicySheet {
  readonly scope: PolicyScope;
  readonly title: string;
  /** What is in force while nothing is set here. */
  readonly above: SignInPolicy;
  readonly change: PolicyChange;
  readonly values: PolicyValues;
  readonly isManagedByFile: boolean;
  readonly problems: readonly ProblemItem[];
}

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

interface FieldsProps {
  readonly sheet: PolicySheet;
}

const stepUp = ({ scope }: PolicyScope): string =>
  scope === 'organization' ? 'As shipped' : scope === 'kind' ? 'As for everybody' : 'As for representatives';

/** “As for everybody: two factors”. */
const inherited = ({ scope, above }: PolicySheet, field: PolicyField): string =>
  `${stepUp(scope)}: ${wordOf(field, above)}`;

const errorOf = ({ problems }: PolicySheet, name: keyof PolicyValues): string | undefined =>
  problems.find(({ field }) => field === name)?.text;

const PolicyFields = ({ sheet }: FieldsProps) => (
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

const withInherited = (sheet: PolicySheet, field: PolicyField, choices: readonly Choice[]): readonly Choice[] => [
  { value: '', label: inherited(sheet, field) },
  ...choices,
];

const Level = ({ sheet }: FieldsProps) => (
  <RadioGroup
    name="required_aal"
    label={fieldWords.requiredAal}
    hint="Administrators always need two factors."
    value={sheet.values.required_aal}
    error={errorOf(sheet, 'required_aal')}
    choices={withInherited(sheet, 'requiredAal', choicesOf(levelWords))}
  />
);

const YesOrNo = (props: {
  readonly sheet: PolicySheet;
  readonly field: PolicyField;
  readonly name: 'phishing_resistant_only' | 'new_device_code';
  readonly hint?: string;
  readonly yes: string;
  readonly no: string;
}) => (
  <SelectField
    name={props.name}
    label={fieldWords[props.field]}
    hint={props.hint}
    value={props.sheet.values[props.name]}
    error={errorOf(props.sheet, props.name)}
    options={[
      { value: '', label: inherited(props.sheet, props.field) },
      { value: 'yes', label: props.yes },
      { value: 'no', label: props.no },
    ]}
  />
);

const Ways = ({ sheet }: FieldsProps) => (
  <>
    <RadioGroup
      name="ways"
      label={fieldWords.factors}
      value={sheet.values.ways}
      error={errorOf(sheet, 'ways')}
      choices={withInherited(sheet, 'factors', [{ value: 'chosen', label: 'Only these' }])}
    />
    {policyFactors.map((factor) => (
      <Checkbox
        key={factor}
        name={`factor_${factor}`}
        label={factorWords[factor].label}
        hint={factorWords[factor].hint}
        checked={sheet.values[`factor_${factor}`] === 'on'}
      />
    ))}
    <TextArea
      name="hardware"
      label={fieldWords.hardware}
      hint={`AAGUIDs, one a line: only these may be set up, with an attestation that shows it. Empty: ${inherited(sheet, 'hardware').toLowerCase()}.`}
      value={sheet.values.hardware}
      error={errorOf(sheet, 'hardware')}
      optional
      rows={3}
      spellcheck={false}
    />
    {sheet.scope.scope === 'organization' && (
      <TextField
        name="sms_countries"
        label={fieldWords.smsCountries}
        hint="Two letters each, such as AT, DE. Numbers of other countries get no messages."
        value={sheet.values.sms_countries}
        error={errorOf(sheet, 'sms_countries')}
        optional
        autocapitalize="none"
        spellcheck={false}
      />
    )}
  </>
);

const timeHints = {
  sessionLifetime: 'After this long one signs in again, however busy.',
  sessionIdle: 'After this long without a request one signs in again.',
  freshFor: 'How old a proof may be before what may do harm.',
  rememberDevicesFor:
    'How long a browser is spared the second step where nothing but the person’s own choice asks for it. 0s for never.',
} as const;

const timeControls = [
  ['sessionLifetime', 'session_lifetime'],
  ['sessionIdle', 'session_idle'],
  ['freshFor', 'fresh_for'],
  ['rememberDevicesFor', 'remember_devices_for'],
] as const;

const Times = ({ sheet }: FieldsProps) => {
  const { lifetime, idle } = limitsOfLevel[sheet.change.requiredAal ?? sheet.above.requiredAal];
  return (
    <>
      <p class="hint">
        Write 15m, 12h or 7d; empty for what stands in brackets. NIST 800-63B allows sessions of this level{' '}
        {printDuration(lifetime)}, and pauses of {printDuration(idle)}. Sessions that have begun keep their times.
      </p>
      {timeControls.map(([field, name]) => (
        <TextField
          key={name}
          name={name}
          label={fieldWords[field]}
          hint={`${timeHints[field]} (${inherited(sheet, field)})`}
          value={sheet.values[name]}
          error={errorOf(sheet, name)}
          optional
          autocapitalize="none"
          spellcheck={false}
        />
      ))}
    </>
  );
};

const More = ({ sheet }: FieldsProps) => (
  <>
    <SelectField
      name="shortest_password"
      label={fieldWords.shortestPassword}
      hint="8 only where every sign-in needs a second factor."
      value={sheet.values.shortest_password}
      error={errorOf(sheet, 'shortest_password')}
      options={[
        { value: '', label: inherited(sheet, 'shortestPassword') },
        { value: '15', label: '15 characters' },
        { value: '8', label: '8 characters' },
      ]}
    />
    <YesOrNo
      sheet={sheet}
      field="newDeviceCode"
      name="new_device_code"
      hint="Whoever has no second factor types a mailed code in a browser that is new to them."
      yes="Asked for"
      no="Not asked for"
    />
    <RadioGroup
      name="personal_questions"
      label={fieldWords.personalQuestions}
      hint="Answers can be guessed and looked up. Switched on, the conformance report says so: OWASP ASVS 6.4.2 fails."
      value={sheet.values.personal_questions}
      error={errorOf(sheet, 'personal_questions')}
      choices={withInherited(sheet, 'personalQuestions', choicesOf(questionWords))}
    />
  </>
);
