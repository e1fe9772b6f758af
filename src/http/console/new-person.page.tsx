import type { Places } from '../../directory/list-places.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { RoomPage } from './console-screen.tsx';
import { LoginNameField, NameFields, type PersonProblem, type PersonValues, PlaceFields } from './person-fields.tsx';

export interface NewPersonSheet extends Places {
  readonly values: PersonValues;
  readonly problem?: PersonProblem;
}

export function newPersonPage(sheet: NewPersonSheet): RoomPage {
  const { problem } = sheet;
  return {
    room: 'People',
    title: 'Add a person',
    breadcrumb: [{ label: 'People', href: '/console/people' }],
    width: 'narrow',
    problem: problem && [problem],
    children: (
      <>
        <Notice
          tone="info"
          title="For people who come in through your website"
          actions={<ButtonLink href="/console/people/invite">Invite instead</ButtonLink>}
        >
          They come in by a signed sign-in for this email address, and get no password here. Whoever shall have one of
          their own is invited: they choose it themselves.
        </Notice>
        <PersonForm sheet={sheet} />
      </>
    ),
  };
}

const PersonForm = ({ sheet: { roles, profiles, values, problem } }: { readonly sheet: NewPersonSheet }) => (
  <Form action="/console/people">
    <NameFields values={values} problem={problem} emailHint="You vouch for it: it counts as verified." />
    <LoginNameField values={values} problem={problem} />
    <PlaceFields roles={roles} profiles={profiles} values={values} problem={problem} />
    <ButtonRow>
      <Button tone="primary">Add the person</Button>
      <ButtonLink tone="link" href="/console/people">
        Cancel
      </ButtonLink>
    </ButtonRow>
  </Form>
);
