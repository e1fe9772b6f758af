import type { Organization } from '../../directory/organization.ts';
import type { DeletionRefusal } from '../../session/delete-account.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { accountWords } from './account.words.ts';
import { dataWords } from './data.words.ts';

export const DataCards = ({ refusal }: { readonly refusal: DeletionRefusal | undefined }) => {
  const words = useText(dataWords);
  return (
    <>
      <Card
        title={words.copyTitle}
        description={words.copyText}
        actions={<ButtonLink href="/account/data/download">{words.download}</ButtonLink>}
      />
      <Card
        title={words.deleteTitle}
        description={refusal === undefined ? words.deleteText : words[refusal]}
        actions={
          refusal === undefined && (
            <ButtonLink tone="danger" href="/account/data/delete">
              {words.delete}
            </ButtonLink>
          )
        }
      />
      <p>
        <ButtonLink href="/account">{useText(accountWords).back}</ButtonLink>
      </p>
    </>
  );
};

interface Question {
  readonly organization: Organization;
  readonly email: string;
  readonly isWrong: boolean;
}

export const DeletePage = ({ organization, email, isWrong }: Question) => {
  const words = useText(dataWords);
  const error = isWrong ? words.wrong : undefined;
  const page = {
    title: words.sureTitle,
    lead: words.sureLead,
    help: 'without_help' as const,
    problem: error && [{ field: 'email', text: error }],
    children: (
      <>
        <ul>
          {words.effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <Form action="/account/data/delete">
          <TextField
            name="email"
            label={words.type(email)}
            error={error}
            dir="ltr"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
          />
          <ButtonRow>
            <Button tone="danger">{words.yes}</Button>
            <ButtonLink href="/account/data">{useText(accountWords).cancel}</ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

export const DeletedPage = ({ organization }: Pick<Question, 'organization'>) => {
  const words = useText(dataWords);
  const page = { title: words.goneTitle, lead: words.goneLead, help: 'without_help' as const };
  return <IdentityScreen organization={organization} page={page} />;
};
