import type { Places } from '../../directory/list-places.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { RoomPage } from './console-screen.tsx';
import { NameFields, type PersonProblem, type PersonValues, PlaceFields } from './person-fields.tsx';

export type InviteValues = Omit<PersonValues, 'login_name'>;

export interface InviteSheet extends Places {
  readonly values: InviteValues;
  readonly hasMailServer: boolean;
  readonly problem?: PersonProblem;
}

/** People → Invite. */
export function invitePage(sheet: InviteSheet): RoomPage {
  const { problem, hasMailServer } = sheet;
  return {
    room: 'People',
    title: 'Invite a colleague',
    lead: 'They get a mail with a link, choose a password of their own, and are in. You never know it.',
    breadcrumb: [{ label: 'People', href: '/console/people' }],
    width: 'narrow',
    problem: problem && [problem],
    children: (
      <>
        {!hasMailServer && (
          <Notice
            tone="warning"
            title="No mail server is set"
            actions={<ButtonLink href="/console/mail">See how to set it</ButtonLink>}
          >
            The mail stays here, under Setup → Mail: open it there, and give the link to your colleague yourself.
          </Notice>
        )}
        <InviteForm sheet={sheet} />
      </>
    ),
  };
}

const InviteForm = ({ sheet: { roles, profiles, values, problem } }: { readonly sheet: InviteSheet }) => (
  <Form action="/console/people/invite">
    <NameFields
      values={values}
      problem={problem}
      emailHint="The link goes there. It works once, within 7 days, and proves that the address is theirs."
    />
    <PlaceFields roles={roles} profiles={profiles} values={values} problem={problem} />
    <ButtonRow>
      <Button tone="primary">Send the invitation</Button>
      <ButtonLink tone="link" href="/console/people">
        Cancel
      </ButtonLink>
    </ButtonRow>
  </Form>
);
