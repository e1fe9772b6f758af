import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { RadioGroup } from '../../ui/choice.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SetUpSteps, stepFrame, stepPath } from './connection-steps.tsx';
import { audiences, pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import type { SwitchOnSheet } from './switch-on-sheet.ts';
import { changesOf, customersHint, everyoneHint } from './switch-on-words.ts';
import { WideDoor } from './wide-door.tsx';

/** The fourth step: for whom, what it changes, and the way in when everything else fails. */
export const switchOnPage = (sheet: SwitchOnSheet): RoomPage => {
  const { connection, problems } = sheet;
  const isOn = connection.enabledAt !== null;
  return {
    ...stepFrame(connection, 'switch-on'),
    title: isOn ? `For whom ${connection.name} is` : 'Switch on',
    lead: isOn
      ? 'It is in force. What you change here holds from the next visit on.'
      : 'Choose for whom, and see what changes. From then on remote sign-in is in force.',
    problem: problems.length > 0 ? problems : undefined,
    children: (
      <>
        <SetUpSteps connection={connection} page="switch-on" />
        {connection.testedAt === null && !isOn ? <Untested connection={connection} /> : <Choices sheet={sheet} />}
      </>
    ),
  };
};

const Choices = ({ sheet }: { readonly sheet: SwitchOnSheet }) => {
  const { connection, places, safeAccess } = sheet;
  const isOn = connection.enabledAt !== null;
  return (
    <Form action={stepPath(connection, 'switch-on')}>
      <Card>
        <Audience sheet={sheet} />
        <WideDoor places={places} roleId={connection.defaultRoleId} profileId={connection.defaultProfileId} />
        <Addresses sheet={sheet} />
      </Card>
      <Card title="What changes">
        <DefinitionList items={changesOf(sheet)} />
      </Card>
      <Card
        title="When your website is down"
        description="Keep this address: it shows the regular sign-in page whatever the settings are."
      >
        <CopyField id="safe-access" label="Safe access" value={safeAccess} />
      </Card>
      <ButtonRow>
        <Button tone="primary">{isOn ? 'Save' : 'OK, switch on and sign me out'}</Button>
        <ButtonLink tone="link" href={isOn ? pathOf(connection) : stepPath(connection, 'test')}>
          {isOn ? 'Cancel' : 'Back to the test'}
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
};

const Audience = ({ sheet }: { readonly sheet: SwitchOnSheet }) => (
  <RadioGroup
    name="audience"
    label="Who signs in at your website"
    value={sheet.values.audience}
    choices={[
      { value: 'customers', label: audiences.customers.label, hint: customersHint(sheet) },
      { value: 'everyone', label: audiences.everyone.label, hint: everyoneHint(sheet) },
    ]}
  />
);

const Addresses = ({ sheet: { ownAddress, values, problems } }: { readonly sheet: SwitchOnSheet }) => (
  <>
    <RadioGroup
      name="visitors"
      label="From where"
      value={values.visitors}
      choices={[
        { value: 'everybody', label: 'Everybody' },
        {
          value: 'mine',
          label: `Only my address (${ownAddress}), to try it first`,
          hint: 'Nothing changes for anybody else. Widen it here as soon as you have seen it work.',
        },
        { value: 'ranges', label: 'Only these addresses' },
      ]}
    />
    <TextField
      name="ip_ranges"
      label="Addresses"
      hint="With commas between: 192.0.2.7, 192.0.2.10-192.0.2.20, 198.51.100.0/24, 2001:db8::/32. All others get the regular sign-in page."
      value={values.ip_ranges}
      error={problems.find(({ field }) => field === 'ip_ranges')?.text}
      spellcheck={false}
      autocapitalize="none"
    />
  </>
);

const Untested = ({ connection }: Pick<SwitchOnSheet, 'connection'>) => (
  <Notice
    tone="warning"
    title="One successful test is missing"
    actions={
      <ButtonLink tone="primary" href={stepPath(connection, 'test')}>
        Go to the test
      </ButtonLink>
    }
  >
    With a wrong address or key in force, nobody would get in any more. So the round trip through {connection.loginUrl}{' '}
    must have come back once, signed with a key that is stored here.
  </Notice>
);
