import { encode } from 'uqr';
import type { Organization } from '../../directory/organization.ts';
import { LONGEST_NAME } from '../../factors/authenticator-name.ts';
import { totpAddress } from '../../factors/totp/totp.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { CodeField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { Qr } from '../../ui/qr.tsx';
import { formatClock } from '../../ui/time.tsx';
import { IdentityScreen } from '../send-page.tsx';
import { accountWords } from './account.words.ts';
import { appWords } from './authenticator-app.words.ts';

interface SetUp {
  readonly organization: Organization;
  readonly email: string;
  readonly secret: string;
  /** After a wrong code: what our clock says, to compare the phone’s with. */
  readonly ourTime: Date | undefined;
  readonly action: string;
  readonly cancel: string;
}

const plain = { help: 'without_help' } as const;

/** Picture and key of a secret that nothing is proved by yet. */
export const SetUpAppPage = ({ organization, email, secret, ourTime, action, cancel }: SetUp) => {
  const words = useText(appWords);
  const address = totpAddress(organization.title, email, secret);
  const error = ourTime && words.problems.wrong(formatClock(ourTime));
  const page = {
    ...plain,
    title: words.pageTitle,
    lead: words.pageLead,
    problem: error && [{ field: 'code', text: error }],
    children: (
      <>
        <Qr label={words.picture(organization.title)} modules={encode(address, { ecc: 'M', border: 0 }).data} />
        <p class="help">
          <a href={address}>{words.thisPhone}</a>
        </p>
        <CopyField id="secret" label={words.key} value={secret.replace(/(.{4})(?=.)/g, '$1 ')} />
        <Form action={action}>
          <CodeField name="code" label={words.code} hint={words.codeHint} error={error} />
          <TextField name="name" label={words.name} hint={words.nameHint} maxlength={LONGEST_NAME} optional />
          <ButtonRow>
            <Button tone="primary">{words.confirm}</Button>
            <ButtonLink href={cancel}>{useText(accountWords).cancel}</ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

interface Gone {
  readonly organization: Organization;
  readonly back: string;
}

export const AppGonePage = ({ organization, back }: Gone) => {
  const words = useText(appWords);
  const page = {
    ...plain,
    title: words.pageTitle,
    lead: words.problems.gone,
    children: (
      <p>
        <ButtonLink tone="primary" href={back}>
          {words.back}
        </ButtonLink>
      </p>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
