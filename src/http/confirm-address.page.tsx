import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import type { CodeRefusal } from '../factors/out-of-band.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { CodeField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useText } from '../ui/page-context.ts';
import { confirmAddressWords } from './confirm-address.words.tsx';
import { IdentityScreen } from './send-page.tsx';

export interface ConfirmAddress {
  readonly organization: Organization;
  readonly person: Person;
  readonly returnTo: string;
  readonly step: 'ask' | 'code' | 'done';
  readonly refusal?: CodeRefusal | 'too_many_mails' | undefined;
  /** What was typed. */
  readonly code?: string;
}

const ADDRESS = '/account/confirm-address';

/** Three steps at one address: ask for a code, type it in, done. */
export const ConfirmAddressPage = (shown: ConfirmAddress) => {
  const words = useText(confirmAddressWords);
  const { organization, person, step, refusal } = shown;
  const Body = bodies[step];
  const sentence = refusal && words.refusals[refusal];
  const page = {
    title: words[step],
    lead: words[`${step}Lead`](
      <strong>
        <bdi>{person.email}</bdi>
      </strong>,
    ),
    problem: sentence && (refusal === 'wrong' ? [{ text: sentence, field: 'code' }] : sentence),
    help: 'without_help' as const,
    children: <Body {...shown} />,
  };
  return <IdentityScreen organization={organization} page={page} />;
};

const AskBody = ({ returnTo }: ConfirmAddress) => {
  const words = useText(confirmAddressWords);
  return (
    <>
      <Form action={`${ADDRESS}/code`} hidden={{ return_to: returnTo }}>
        <Button tone="primary">{words.send}</Button>
      </Form>
      <LaterLink returnTo={returnTo} />
    </>
  );
};

const CodeBody = ({ returnTo, refusal, code }: ConfirmAddress) => {
  const words = useText(confirmAddressWords);
  return (
    <>
      <Form action={ADDRESS} hidden={{ return_to: returnTo }}>
        <CodeField
          name="code"
          label={words.codeLabel}
          hint={words.codeHint}
          value={code}
          error={refusal === 'wrong' ? words.refusals.wrong : undefined}
          autofocus={refusal === undefined}
        />
        <Button tone="primary">{words.confirm}</Button>
      </Form>
      <Form action={`${ADDRESS}/code`} hidden={{ return_to: returnTo }}>
        <Button>{words.sendNew}</Button>
      </Form>
      <LaterLink returnTo={returnTo} />
    </>
  );
};

const DoneBody = ({ returnTo }: ConfirmAddress) => (
  <p>
    <ButtonLink tone="primary" href={returnTo}>
      {useText(confirmAddressWords).goOn}
    </ButtonLink>
  </p>
);

const bodies = { ask: AskBody, code: CodeBody, done: DoneBody } as const;

const LaterLink = ({ returnTo }: { readonly returnTo: string }) => (
  <p class="help">
    <a href={returnTo}>{useText(confirmAddressWords).later}</a>
  </p>
);
