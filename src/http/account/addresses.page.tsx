import type { NoticeAddress } from '../../directory/notice-address.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import type { AddressPurpose } from '../../signin/prove-address.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { CodeField, EmailField } from '../../ui/field.tsx';
import { Form, PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { accountWords } from './account.words.ts';
import { addressWords } from './addresses.words.ts';

type Words = (typeof addressWords)['en'];
export type AddressesDone = keyof Words['done'];
export type AddressProblem = keyof Words['problems'];

interface Sheet {
  readonly person: Person;
  readonly others: readonly NoticeAddress[];
  readonly done: AddressesDone | undefined;
}

export const AddressCards = ({ person, others, done }: Sheet) => {
  const words = useText(addressWords);
  return (
    <>
      {done && (
        <Notice tone="success" role="status">
          {words.done[done]}
        </Notice>
      )}
      <SignInCard person={person} />
      <NoticesCard others={others} />
      <p>
        <ButtonLink href="/account">{useText(accountWords).back}</ButtonLink>
      </p>
    </>
  );
};

const SignInCard = ({ person }: { readonly person: Person }) => {
  const words = useText(addressWords);
  const isProved = person.emailVerifiedAt !== null;
  return (
    <Card
      title={words.signIn}
      description={person.isManagedByFile ? words.managed : undefined}
      actions={!person.isManagedByFile && <ButtonLink href="/account/addresses/email">{words.change}</ButtonLink>}
    >
      <DefinitionList
        items={[
          {
            term: words.email,
            value: (
              <>
                <bdi>{person.email}</bdi>{' '}
                <Badge tone={isProved ? 'success' : 'warning'}>{isProved ? words.verified : words.unverified}</Badge>
              </>
            ),
          },
          { term: words.loginName, value: person.loginName === null ? words.none : <bdi>{person.loginName}</bdi> },
        ]}
      />
    </Card>
  );
};

const NoticesCard = ({ others }: Pick<Sheet, 'others'>) => {
  const words = useText(addressWords);
  return (
    <Card
      title={words.notices}
      description={words.noticesText}
      actions={<ButtonLink href="/account/addresses/notices">{words.add}</ButtonLink>}
    >
      {others.length > 0 && (
        <DefinitionList
          items={others.map(({ id, email }) => ({
            term: email,
            value: words.verified,
            action: <PostButton action={`/account/addresses/${id}/remove`} label={words.remove} tone="danger" />,
          }))}
        />
      )}
    </Card>
  );
};

interface Step {
  readonly organization: Organization;
  readonly purpose: AddressPurpose;
  readonly problem: AddressProblem | undefined;
  /** As typed. */
  readonly typed: string;
}

export const NewAddressPage = ({ organization, purpose, problem, typed }: Step) => {
  const words = useText(addressWords);
  const error = problem && words.problems[problem];
  const page = {
    title: purpose === 'email' ? words.changeTitle : words.addTitle,
    lead: purpose === 'email' ? words.changeLead : words.addLead,
    help: 'without_help' as const,
    problem: error && [{ field: 'email', text: error }],
    children: (
      <Form action={`/account/addresses/${purpose}`}>
        <EmailField name="email" label={words.field} value={typed} error={error} autocomplete="email" />
        <ButtonRow>
          <Button tone="primary">{words.send}</Button>
          <ButtonLink href="/account/addresses">{useText(accountWords).cancel}</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

interface CodeStep extends Omit<Step, 'typed'> {
  /** Where the code is under way to; undefined when it is not any more. */
  readonly email: string | undefined;
}

export const AddressCodePage = ({ organization, purpose, problem, email }: CodeStep) => {
  const words = useText(addressWords);
  const error = problem && words.problems[problem];
  const page = {
    title: words.confirmTitle,
    lead: email === undefined ? words.problems.none_waiting : words.confirmLead(email),
    help: 'without_help' as const,
    problem: error && [{ field: 'code', text: error }],
    children:
      email === undefined ? (
        <p>
          <ButtonLink tone="primary" href={`/account/addresses/${purpose}`}>
            {words.again}
          </ButtonLink>
        </p>
      ) : (
        <Form action={`/account/addresses/${purpose}/code`}>
          <CodeField name="code" label={words.code} hint={words.codeHint} error={error} />
          <ButtonRow>
            <Button tone="primary">{words.confirm}</Button>
            <ButtonLink href={`/account/addresses/${purpose}`}>{words.again}</ButtonLink>
          </ButtonRow>
        </Form>
      ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
