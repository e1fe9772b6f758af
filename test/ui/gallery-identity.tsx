import { Button, ButtonLink } from '../../src/ui/button.tsx';
import { Checkbox, RadioGroup } from '../../src/ui/choice.tsx';
import { Chosen } from '../../src/ui/chosen.tsx';
import { CodeList } from '../../src/ui/code-list.tsx';
import { CopyButton } from '../../src/ui/copy-button.tsx';
import { CopyField } from '../../src/ui/copy-field.tsx';
import { CodeField, EmailField } from '../../src/ui/field.tsx';
import { Form, PostButton } from '../../src/ui/form.tsx';
import { IdentityPage, type IdentityPageProps } from '../../src/ui/identity-page.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import { PasswordField } from '../../src/ui/password-field.tsx';
import { Qr } from '../../src/ui/qr.tsx';
import type { GalleryPage, Setting } from './gallery-page.ts';

const frame = (setting: Setting): Omit<IdentityPageProps, 'title'> => ({
  ...setting,
  portal: { title: 'Acme Support', logo: '/logo.svg' },
  help: { label: 'Problems signing in?', href: '/help' },
});

const signIn: GalleryPage = (setting) => (
  <IdentityPage {...frame(setting)} title="Sign in to Acme Support">
    <Form action="/sign-in">
      <EmailField name="username" label="Email address" autocomplete="username webauthn" autofocus />
      <Button tone="primary">Continue</Button>
    </Form>
    <PostButton action="/remote" label="Continue with your Acme account" />
  </IdentityPage>
);

const password: GalleryPage = (setting) => (
  <IdentityPage
    {...frame(setting)}
    title="Enter your password"
    problem="The email address or password is not right. Check both, or get a sign-in code by email."
  >
    <Chosen value="bo@acme.test" change={{ label: 'Change', href: '/sign-in' }} />
    <Form action="/sign-in/password">
      <PasswordField name="password" label="Password" autocomplete="current-password webauthn" />
      <Button tone="primary">Sign in</Button>
      <ButtonLink href="/sign-in/code">Email me a code</ButtonLink>
    </Form>
  </IdentityPage>
);

const code: GalleryPage = (setting) => (
  <IdentityPage
    {...frame(setting)}
    title="Check your email"
    lead="We sent a code of 6 digits to b•••@acme.test. It works for 10 minutes."
    problem={[{ text: 'That code is not right.', field: 'code' }]}
  >
    <Form action="/sign-in/code">
      <CodeField name="code" label="Code" error="That code is not right." value="123 456" />
      <Checkbox
        name="remember"
        label="Do not ask again on this device"
        hint="For 30 days. Not on a shared computer."
        optional
      />
      <Button tone="primary">Continue</Button>
      <Button tone="link" name="again" value="1">
        Send a new code
      </Button>
    </Form>
  </IdentityPage>
);

const enrol: GalleryPage = (setting) => (
  <IdentityPage
    {...frame(setting)}
    title="Set up your authenticator app"
    lead="Scan this picture with the app, then enter the code that it shows."
  >
    <Qr label="Adds Acme Support to your authenticator app" modules={picture(29)} />
    <CopyField id="secret" label="Or type this key" value="JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP" />
    <Form action="/enrol">
      <CodeField name="code" label="Code from the app" hint="6 digits" />
      <Button tone="primary">Continue</Button>
    </Form>
  </IdentityPage>
);

const codes: GalleryPage = (setting) => (
  <IdentityPage
    {...frame(setting)}
    title="Save your recovery codes"
    lead="Each works once, when you cannot use your other ways to sign in."
  >
    <Notice tone="warning">You will not see these codes again.</Notice>
    <CodeList id="codes" codes={Array.from({ length: 10 }, (_, n) => `${1000 + n * 731}-k7qm-${4000 + n * 97}-x2vd`)} />
    <div class="buttons">
      <ButtonLink href="/codes.txt" download="codes.txt">
        Download
      </ButtonLink>
      <CopyButton of="codes" label="Copy all" />
    </div>
    <Form action="/codes">
      <Checkbox name="saved" label="I have saved these codes" error="Say that you have saved the codes." />
      <Button tone="primary">Done</Button>
    </Form>
  </IdentityPage>
);

const choose: GalleryPage = (setting) => (
  <IdentityPage {...frame(setting)} title="How do you want to sign in?">
    <Form action="/choose">
      <RadioGroup
        name="way"
        label="Ways to prove it is you"
        value="passkey"
        choices={[
          { value: 'passkey', label: 'Passkey', hint: 'Your device will ask for your fingerprint, face or PIN.' },
          { value: 'code', label: 'A code sent to b•••@acme.test' },
          { value: 'recovery', label: 'A recovery code', hint: 'You have 6 left.' },
        ]}
      />
      <Button tone="primary">Continue</Button>
    </Form>
    <Notice tone="info" title="Signed in as Bo">
      You came through acme.com.
    </Notice>
    <Notice tone="success" role="status">
      Your password was changed.
    </Notice>
  </IdentityPage>
);

/** Looks like a code and reads as nothing. */
const picture = (size: number): boolean[][] =>
  Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => (x * y + x + y * 3) % 3 === 0));

export const identityPages: Readonly<Record<string, GalleryPage>> = {
  'identity-sign-in': signIn,
  'identity-password': password,
  'identity-code': code,
  'identity-enrol': enrol,
  'identity-codes': codes,
  'identity-choose': choose,
};
