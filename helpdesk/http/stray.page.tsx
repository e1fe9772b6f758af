import type { ComponentChildren } from 'preact';
import { Button, ButtonLink } from '../../src/ui/button.tsx';
import { TextArea } from '../../src/ui/field.tsx';
import { Form } from '../../src/ui/form.tsx';
import { IdentityPage } from '../../src/ui/identity-page.tsx';
import { useText } from '../../src/ui/page-context.ts';
import { strayWords } from './stray.words.tsx';

interface StrayProps {
  readonly title: string;
  readonly lead: ComponentChildren;
  readonly children: ComponentChildren;
}

/** For visitors of whom nothing is known, not even whose portal they are at. */
const StrayPage = (page: StrayProps) => (
  <IdentityPage {...page} portal={{ title: useText(strayWords).portal, href: '/portal/' }} />
);

const ToStart = () => (
  <p>
    <ButtonLink href="/portal/">{useText(strayWords).toStart}</ButtonLink>
  </p>
);

export interface KeptText {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Where to sign in again, when the session ended while they wrote; else it is a fault that will pass. */
  readonly signIn?: string;
}

/** What was typed could not be taken now: here it is kept, and can be sent again. */
export const KeepTextPage = ({ action, fields, signIn }: KeptText) => {
  const words = useText(strayWords);
  const { text = '', ...others } = fields;
  const link = (
    <a href={signIn ?? ''} target="_blank" rel="noopener">
      {words.signInElsewhere}
    </a>
  );
  return (
    <StrayPage
      title={signIn === undefined ? words.fault : words.signedOut}
      lead={signIn === undefined ? words.kept : words.keptAndSignIn(link)}
    >
      <Form action={action} hidden={others}>
        <TextArea name="text" label={words.yourText} value={text} rows={8} />
        <Button tone="primary">{words.sendAgain}</Button>
      </Form>
    </StrayPage>
  );
};

export const ForeignFormPage = () => {
  const words = useText(strayWords);
  return (
    <StrayPage title={words.foreign} lead={words.foreignLead}>
      <ToStart />
    </StrayPage>
  );
};

/** A fault of ours, or Sallyport is away. */
export const FaultPage = ({ reference }: { readonly reference: string }) => {
  const words = useText(strayWords);
  return (
    <StrayPage title={words.fault} lead={words.faultLead}>
      <p>{words.faultReference(reference)}</p>
    </StrayPage>
  );
};

export const UnreadablePage = () => {
  const words = useText(strayWords);
  return (
    <StrayPage title={words.unreadable} lead={words.unreadableLead}>
      <ToStart />
    </StrayPage>
  );
};
