import type { Connection } from '../../remote/connection.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Form } from '../../ui/form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type FieldsProps, FirstFields } from './connection-fields.tsx';
import { SetUpSteps, stepFrame, stepPath } from './connection-steps.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';

/** The first step: which website it is. Saving makes a draft, which does nothing to anybody yet. */
export const sitePage = (connection: Connection | undefined, fields: FieldsProps): RoomPage => ({
  ...stepFrame(connection, 'settings'),
  title: 'Your site',
  lead: 'Two addresses of your website. Nothing changes for anybody before you have tested it and switched it on.',
  problem: fields.problems.length > 0 ? fields.problems : undefined,
  children: (
    <>
      <SetUpSteps connection={connection} page="settings" />
      <Way portal={fields.supportDomain} />
      <Form action={connection ? stepPath(connection, 'settings') : CONNECTIONS}>
        <FirstFields {...fields} />
        <ButtonRow>
          <Button tone="primary">{connection ? 'Save and go on' : 'Save and show the key'}</Button>
          <ButtonLink tone="link" href={CONNECTIONS}>
            Cancel
          </ButtonLink>
        </ButtonRow>
      </Form>
      <WhatItProves />
    </>
  ),
});

/** How a visitor will come in, in three pictures. */
const Way = ({ portal }: { readonly portal: string }) => (
  <ol class="way">
    <li>
      <Icon name="person" />
      <strong>A visitor opens the portal</strong>
      <p>{portal} sends them to your Login URL.</p>
    </li>
    <li>
      <Icon name="lock" />
      <strong>Your website signs them in</strong>
      <p>Most are already. It sends them back with a link that it signed with your key.</p>
    </li>
    <li>
      <Icon name="shield" />
      <strong>The portal checks the link</strong>
      <p>They are in, without a second password.</p>
    </li>
  </ol>
);

/** What administrators should know of the classic protocol before they rely on it. */
export const WhatItProves = () => (
  <Disclosure summary="What the classic protocol proves">
    <p class="hint">
      That your website signed the link. A sign-in vouches for the email address. A sign-up only asserts it: whoever
      registers at your website under a stranger’s address gets an account here, but sees nothing that belonged to that
      address before, until the address is proved by a sign-in or by mail.
    </p>
  </Disclosure>
);
