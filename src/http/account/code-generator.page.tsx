import type { Organization } from '../../directory/organization.ts';
import { LONGEST_NAME } from '../../factors/authenticator-name.ts';
import type { TokenRefusal } from '../../factors/hotp/enrol-token.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { CodeField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { accountWords } from './account.words.ts';
import { generatorWords } from './code-generator.words.ts';

interface Props {
  readonly organization: Organization;
  /** As typed before; the secret is not shown again. */
  readonly name: string;
  readonly refusal: TokenRefusal | undefined;
}

export const CodeGeneratorPage = ({ organization, name, refusal }: Props) => {
  const words = useText(generatorWords);
  const error = refusal && words.problems[refusal];
  const field = refusal === 'bad_secret' ? 'secret' : 'code';
  const latin = { dir: 'ltr', autocapitalize: 'none', spellcheck: false, autocomplete: 'off' } as const;
  const page = {
    title: words.pageTitle,
    lead: words.pageLead,
    help: 'without_help' as const,
    problem: error && [{ field, text: error }],
    children: (
      <Form action="/account/code-generator">
        <TextField
          name="secret"
          label={words.secret}
          hint={words.secretHint}
          maxlength={300}
          error={field === 'secret' ? error : undefined}
          {...latin}
        />
        <CodeField name="code" label={words.first} hint={words.codeHint} error={field === 'code' ? error : undefined} />
        <CodeField name="next_code" label={words.second} />
        <TextField name="name" label={words.name} value={name} maxlength={LONGEST_NAME} optional />
        <ButtonRow>
          <Button tone="primary">{words.confirm}</Button>
          <ButtonLink href="/account">{useText(accountWords).cancel}</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
