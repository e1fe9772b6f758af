import { printDuration } from '../../../kit/duration.ts';
import { limitsOfLevel, type PolicyField } from '../../../signin/policy/policy.ts';
import { policyFactors } from '../../../signin/policy/policy-schema.ts';
import { fieldWords } from '../../../signin/policy/tell-fault.ts';
import { Checkbox, type Choice, RadioGroup } from '../../../ui/choice.tsx';
import { SelectField, TextArea, TextField } from '../../../ui/field.tsx';
import { choicesOf } from '../choices.ts';
import type { PolicyValues } from './policy-form.ts';
import type { PolicySheet } from './policy-sheet.ts';
import { factorWords, levelWords, questionWords, wordOf } from './policy-words.ts';

interface FieldsProps {
  readonly sheet: PolicySheet;
}

const stepUp = ({ scope }: PolicySheet['scope']): string =>
  scope === 'organization' ? 'As shipped' : scope === 'kind' ? 'As for everybody' : 'As for representatives';

/** “As for everybody: two factors”. */
const inherited = ({ scope, above }: PolicySheet, field: PolicyField): string =>
  `${stepUp(scope)}: ${wordOf(field, above)}`;

const errorOf = ({ problems }: PolicySheet, name: keyof PolicyValues): string | undefined =>
  problems.find(({ field }) => field === name)?.text;

const withInherited = (sheet: PolicySheet, field: PolicyField, choices: readonly Choice[]): readonly Choice[] => [
  { value: '', label: inherited(sheet, field) },
  ...choices,
];

export const Level = ({ sheet }: FieldsProps) => (
  <RadioGroup
    name="required_aal"
    label={fieldWords.requiredAal}
    hint="Administrators always need two factors."
    value={sheet.values.required_aal}
    error={errorOf(sheet, 'required_aal')}
    choices={withInherited(sheet, 'requiredAal', choicesOf(levelWords))}
  />
);

export const YesOrNo = (props: {
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

export const Ways = ({ sheet }: FieldsProps) => (
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

export const Times = ({ sheet }: FieldsProps) => {
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

export const More = ({ sheet }: FieldsProps) => (
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
