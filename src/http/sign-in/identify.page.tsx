import type { Organization } from '../../directory/organization.ts';
import type { Millis } from '../../kit/clock.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, HiddenFields } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useHere, useText } from '../../ui/page-context.ts';
import { Ceremony, ceremonyScripts } from '../passkey/ceremony.tsx';
import { ceremonyWords } from '../passkey/ceremony.words.ts';
import { IdentityScreen } from '../send-page.tsx';
import { waitWords } from '../wait.words.ts';
import { signInWords } from './sign-in.words.ts';

interface Props {
  readonly organization: Organization;
  readonly way: 'regular' | 'safe';
  readonly returnTo: string | undefined;
  readonly identifier?: string | undefined;
  /** Undefined where the organization takes none. */
  readonly passkey?: PasskeyProps | undefined;
  /** Milliseconds until the next try, after too many. */
  readonly wait?: Millis | undefined;
}

interface PasskeyProps {
  readonly action: string;
  readonly isRefused: boolean;
  /** A key that nobody has. */
  readonly unknown: { readonly rpId: string; readonly credentialId: string } | undefined;
}

/** Who is meant. The next page is the same whoever that is. */
export const IdentifyPage = ({ organization, way, returnTo, identifier, passkey, wait }: Props) => {
  const words = useText(signInWords);
  const { tooMany } = useText(waitWords);
  const page = {
    title: words.title(organization.title),
    lead: way === 'safe' ? words.safe : undefined,
    problem: wait === undefined ? undefined : tooMany(wait),
    ...(passkey && { scripts: ceremonyScripts() }),
    children: (
      <>
        {passkey?.isRefused && (
          <Notice tone="info" role="status">
            {useText(ceremonyWords).refused}
          </Notice>
        )}
        <form action={useHere()} method="post" class="form" novalidate>
          <HiddenFields values={returnTo === undefined ? {} : { return_to: returnTo }} />
          <TextField
            name="identifier"
            label={words.identifier}
            value={identifier}
            autocomplete={passkey ? 'username webauthn' : 'username'}
            autocapitalize="none"
            spellcheck={false}
            autofocus={wait === undefined}
          />
          <Button tone="primary">{words.goOn}</Button>
        </form>
        {passkey && <FirstPasskey {...passkey} returnTo={returnTo} />}
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

/** Shown by the script that makes it work. After a refusal it waits for a click, lest a device answers over and over. */
const FirstPasskey = ({ action, isRefused, unknown, returnTo }: PasskeyProps & Pick<Props, 'returnTo'>) => (
  <div hidden>
    <Form action={action} hidden={returnTo === undefined ? {} : { return_to: returnTo }}>
      <Button icon="key">{useText(ceremonyWords).withPasskey}</Button>
      <Ceremony ceremony="get" options={`${action}/options`} conditional={!isRefused} unknown={unknown} />
    </Form>
  </div>
);
