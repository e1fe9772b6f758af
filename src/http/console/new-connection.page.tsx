import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Steps } from '../../ui/steps.tsx';
import { ConnectionFields, type FieldsProps } from './connection-fields.tsx';
import { stepsOf } from './connection-steps.ts';
import { connectionTrail } from './connection-trail.ts';
import { CONNECTIONS } from './connection-words.tsx';
import type { RoomPage } from './console-screen.tsx';

/** The first step: which website it is. Saving makes a draft, which does nothing to anybody yet. */
export const newConnectionPage = (fields: FieldsProps): RoomPage => ({
  room: 'Setup',
  title: 'New connection',
  lead: 'Saved as a draft: nobody is sent to your website before you have tested it and switched it on.',
  breadcrumb: connectionTrail(),
  width: 'narrow',
  problem: fields.problems.length > 0 ? fields.problems : undefined,
  children: (
    <>
      <Steps steps={stepsOf(undefined)} current={1} />
      <Form action={CONNECTIONS}>
        <ConnectionFields {...fields} />
        <WhatItProves />
        <ButtonRow>
          <Button tone="primary">Save and show the key</Button>
          <ButtonLink tone="link" href={CONNECTIONS}>
            Cancel
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  ),
});

/** What administrators should know of the classic protocol before they rely on it. */
export const WhatItProves = () => (
  <Notice tone="info" title="What the classic protocol proves">
    That your website signed the link. A sign-in vouches for the email address. A sign-up only asserts it: whoever
    registers at your website under a stranger’s address gets an account here, but sees nothing that belonged to that
    address before, until the address is proved by a sign-in or by mail.
  </Notice>
);
