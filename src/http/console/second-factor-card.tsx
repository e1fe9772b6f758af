import type { Person } from '../../directory/person.ts';
import type { Authenticator } from '../../factors/authenticator.ts';
import type { PasswordState } from '../../factors/password/read-password-state.ts';
import type { QuestionsKept } from '../../factors/personal-questions/read-personal-questions.ts';
import { factorWords } from '../../signin/factor.words.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Definition, DefinitionList } from '../../ui/definition-list.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Time } from '../../ui/time.tsx';

export interface SecondFactorSheet {
  readonly password: PasswordState | undefined;
  readonly authenticators: readonly Authenticator[];
  readonly codesLeft: number;
  readonly questions: QuestionsKept | undefined;
}

interface Props {
  readonly person: Person;
  readonly sheet: SecondFactorSheet;
  readonly isOwn: boolean;
}

/** What the person proves themself with, and how they are helped when it is lost. Its secrets are nobody’s to see. */
export const SecondFactorCard = ({ person, sheet, isOwn }: Props) => {
  const path = `/console/people/${person.id}`;
  const items = itemsOf(path, sheet, isOwn);
  return (
    <Card
      title="Ways to sign in"
      description={items.length === 0 ? 'None of their own: they come by your website, or not at all yet.' : undefined}
      actions={isOwn ? <ButtonLink href="/account">Your account</ButtonLink> : <Help path={path} sheet={sheet} />}
    >
      {items.length > 0 && <DefinitionList items={items} />}
    </Card>
  );
};

const Help = ({
  path,
  sheet: { password, authenticators },
}: {
  readonly path: string;
  readonly sheet: SecondFactorSheet;
}) =>
  password || authenticators.length > 0 ? <ButtonLink href={`${path}/recovery`}>Help them back in</ButtonLink> : null;

function itemsOf(path: string, sheet: SecondFactorSheet, isOwn: boolean): readonly Definition[] {
  const { password, authenticators, codesLeft, questions } = sheet;
  const has = authenticators.length > 0;
  return [
    ...(password ? [passwordItem(path, password, isOwn)] : []),
    ...authenticators.map((authenticator) => authenticatorItem(path, authenticator, isOwn)),
    ...(has
      ? [{ term: 'Recovery codes', value: <Badge>{codesLeft} left</Badge>, action: removeAll(path, isOwn) }]
      : []),
    ...(questions ? [questionsItem(questions)] : []),
  ];
}

const passwordItem = (path: string, { setAt, state }: PasswordState, isOwn: boolean): Definition => ({
  term: 'Password',
  value: (
    <>
      Set <Time at={new Date(setAt)} show="date" />{' '}
      {state === 'disabled' && <Badge tone="danger">Taken no more after too many tries</Badge>}
      {state === 'compromised' && <Badge tone="warning">To be replaced at the next sign-in</Badge>}
    </>
  ),
  action: isOwn ? undefined : (
    <>
      <PostButton action={`${path}/password/ask`} label="Ask for a new one" />
      {state === 'fine' && <ButtonLink href={`${path}/password/distrust`}>Others may know it</ButtonLink>}
    </>
  ),
});

const authenticatorItem = (path: string, authenticator: Authenticator, isOwn: boolean): Definition => {
  const { id, factor, name, createdAt, lastUsedAt, disabledAt } = authenticator;
  const kind = factorWords.en[factor];
  return {
    term: kind.charAt(0).toUpperCase() + kind.slice(1),
    value: (
      <>
        {name !== '' && `${name}, `}set up <Time at={new Date(createdAt)} show="date" />{' '}
        {disabledAt !== null && <Badge tone="danger">Taken no more</Badge>}
        {lastUsedAt !== null && (
          <div class="secondary-line">
            Last used <Time at={new Date(lastUsedAt)} />
          </div>
        )}
      </>
    ),
    action: isOwn ? undefined : (
      <ButtonLink tone="danger" href={`${path}/authenticators/${id}/remove`}>
        Remove
      </ButtonLink>
    ),
  };
};

const removeAll = (path: string, isOwn: boolean) =>
  isOwn ? undefined : (
    <ButtonLink tone="danger" href={`${path}/second-factor/remove`}>
      Remove all
    </ButtonLink>
  );

const questionsItem = ({ setAt, state }: QuestionsKept): Definition => ({
  term: 'Personal questions',
  value: (
    <>
      Chosen <Time at={new Date(setAt)} show="date" />{' '}
      {state === 'disabled' && <Badge tone="danger">Asked no more after too many tries</Badge>}
    </>
  ),
});
