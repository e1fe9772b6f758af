import type { Connection, Key } from '../../remote/connection.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { askPage } from './ask.page.tsx';
import { connectionTrail } from './connection-trail.ts';
import { pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';

export interface KeyProblem {
  readonly field?: string;
  readonly text: string;
}

export interface NewKeySheet {
  readonly connection: Connection;
  readonly values: {
    readonly name: string;
    readonly secret: string;
    readonly state: 'active' | 'next';
    readonly newest: string;
  };
  readonly problem?: KeyProblem;
}

const states = [
  { value: 'active', label: 'Active', hint: 'Your website signs with it now.' },
  { value: 'next', label: 'Next', hint: 'Accepted already, for the day your website changes over.' },
] as const;

export function newKeyPage({ connection, values, problem }: NewKeySheet): RoomPage {
  const errorOf = (field: string) => (problem?.field === field ? problem.text : undefined);
  return {
    room: 'Setup',
    title: 'Add a key',
    lead: `Another key for ${connection.name}, beside those it has.`,
    breadcrumb: connectionTrail(connection),
    width: 'narrow',
    problem: problem && [problem],
    children: (
      <Form action={`${pathOf(connection)}/keys`} hidden={{ newest: values.newest }}>
        <TextField
          name="name"
          label="Name"
          optional
          hint="Such as k2; left empty it gets the next number."
          value={values.name}
          error={errorOf('name')}
          spellcheck={false}
          autocapitalize="none"
        />
        <RadioGroup name="state" label="State" value={values.state} choices={states} />
        <TextField
          name="secret"
          label="A key your website has already"
          optional
          hint="Leave it empty, and we make one and show it once. At least 16 characters."
          value={values.secret}
          error={errorOf('secret')}
          autocomplete="off"
          spellcheck={false}
          autocapitalize="none"
        />
        <ButtonRow>
          <Button tone="primary">Add the key</Button>
          <ButtonLink tone="link" href={pathOf(connection)}>
            Cancel
          </ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
}

export const revokePage = (connection: Connection, key: Key): RoomPage =>
  askPage({
    room: 'Setup',
    title: `Revoke the key ${key.name}?`,
    lead: `Links signed with ${key.fingerprint} are refused at once, and it cannot be taken back. To change over without a gap, rotate instead: the old key then goes on for 24 hours.`,
    breadcrumb: connectionTrail(connection),
    action: `${pathOf(connection)}/keys/${key.id}/state`,
    hidden: { state: 'revoked' },
    yes: 'Revoke',
    tone: 'danger',
    back: pathOf(connection),
  });
