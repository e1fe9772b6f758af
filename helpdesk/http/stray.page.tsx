import { Button, ButtonLink } from '../../src/ui/button.tsx';
import { TextArea } from '../../src/ui/field.tsx';
import { Form } from '../../src/ui/form.tsx';
import { IdentityPage } from '../../src/ui/identity-page.tsx';

/** Pages for visitors of whom nothing is known, not even whose portal they are at. */
const frame = { lang: 'en', portal: { title: 'Support', href: '/portal/' } } as const;

export interface KeptText {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Where to sign in again, when the session ended while they wrote; else it is a fault that will pass. */
  readonly signIn?: string;
}

/** What was typed could not be taken now: here it is kept, and can be sent again. */
export const KeepTextPage = ({ action, fields, signIn }: KeptText) => {
  const { text = '', ...others } = fields;
  const title = signIn === undefined ? 'Something went wrong on our side' : 'You were signed out meanwhile';
  return (
    <IdentityPage {...frame} title={title} lead={<WhatToDo signIn={signIn} />}>
      <Form action={action} hidden={others}>
        <TextArea name="text" label="Your text" value={text} rows={8} />
        <Button tone="primary">Send again</Button>
      </Form>
    </IdentityPage>
  );
};

const WhatToDo = ({ signIn }: { readonly signIn: string | undefined }) =>
  signIn === undefined ? (
    <>Your text is still here. Try again in a moment.</>
  ) : (
    <>
      Your text is still here.{' '}
      <a href={signIn} target="_blank" rel="noopener">
        Sign in in a new tab
      </a>
      , then come back and send it again.
    </>
  );

export const ForeignFormPage = () => (
  <IdentityPage {...frame} title="This came from another site" lead="Nothing was changed.">
    <p>
      <ButtonLink href="/portal/">Go to the start</ButtonLink>
    </p>
  </IdentityPage>
);

/** A fault of ours, or Sallyport is away. */
export const FaultPage = ({ reference }: { readonly reference: string }) => (
  <IdentityPage {...frame} title="Something went wrong on our side" lead="Nothing was changed. Try again in a moment.">
    <p>If it stays like this, tell your administrator this reference: {reference}</p>
  </IdentityPage>
);

export const UnreadablePage = () => (
  <IdentityPage {...frame} title="We cannot read this" lead="The address or the form is not one of ours, or too long.">
    <p>
      <ButtonLink href="/portal/">Go to the start</ButtonLink>
    </p>
  </IdentityPage>
);
