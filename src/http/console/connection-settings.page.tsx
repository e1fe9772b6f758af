import type { Connection } from '../../remote/connection.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { ConnectionFields, type FieldsProps } from './connection-fields.tsx';
import { connectionTabs, connectionTrail } from './connection-trail.ts';
import { pathOf } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';
import { sitePage } from './site.page.tsx';

/** On the way into force the settings are the first step of it. */
export const settingsPage = (connection: Connection, fields: FieldsProps): RoomPage =>
  connection.enabledAt === null ? sitePage(connection, fields) : settingsInForcePage(connection, fields);

const settingsInForcePage = (connection: Connection, fields: FieldsProps): RoomPage => ({
  room: 'Setup',
  title: `Settings of ${connection.name}`,
  breadcrumb: connectionTrail(connection),
  tabs: connectionTabs(connection, 'settings'),
  width: 'narrow',
  problem: fields.problems.length > 0 ? fields.problems : undefined,
  children: (
    <Form action={`${pathOf(connection)}/settings`}>
      <ConnectionFields {...fields} />
      <ButtonRow>
        <Button tone="primary">Save</Button>
        <ButtonLink tone="link" href={pathOf(connection)}>
          Cancel
        </ButtonLink>
      </ButtonRow>
    </Form>
  ),
});
