import type { Organization } from '../../directory/organization.ts';
import type { Authenticator } from '../../factors/authenticator.ts';
import { LONGEST_NAME } from '../../factors/authenticator-name.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { accountWords } from './account.words.ts';
import { useWayName } from './way-cards.tsx';
import { wayWords } from './ways.words.ts';

interface Props {
  readonly organization: Organization;
  readonly authenticator: Authenticator;
}

const plain = { help: 'without_help' } as const;

export const NamePage = ({ organization, authenticator: { id, name } }: Props) => {
  const words = useText(wayWords);
  const page = {
    ...plain,
    title: words.nameTitle,
    lead: words.nameLead,
    children: (
      <Form action={`/account/authenticators/${id}/name`}>
        <TextField name="name" label={words.name} value={name} maxlength={LONGEST_NAME} optional />
        <ButtonRow>
          <Button tone="primary">{words.save}</Button>
          <ButtonLink href="/account">{useText(accountWords).cancel}</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

interface Removal extends Props {
  readonly isLast: boolean;
}

export const RemovePage = ({ organization, authenticator, isLast }: Removal) => {
  const words = useText(wayWords);
  const page = {
    ...plain,
    title: words.removeTitle(useWayName()(authenticator)),
    lead: isLast ? words.removeLast : words.removeLead,
    children: (
      <Form action={`/account/authenticators/${authenticator.id}/remove`}>
        <ButtonRow>
          <Button tone="danger">{words.remove}</Button>
          <ButtonLink href="/account">{useText(accountWords).cancel}</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

export const NeededPage = ({ organization }: Pick<Props, 'organization'>) => {
  const words = useText(wayWords);
  const page = {
    ...plain,
    title: words.neededTitle,
    lead: words.neededLead,
    children: (
      <p>
        <ButtonLink tone="primary" href="/account">
          {useText(accountWords).back}
        </ButtonLink>
      </p>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
