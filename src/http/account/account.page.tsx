import type { Authenticator } from '../../factors/authenticator.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useText } from '../../ui/page-context.ts';
import { Time } from '../../ui/time.tsx';
import { accountWords } from './account.words.ts';
import { appWords } from './authenticator-app.words.ts';
import { QuestionsCard, type QuestionsSheet } from './questions.page.tsx';
import { recoveryCodeWords } from './recovery-codes.words.ts';

export type AccountDone = keyof (typeof accountWords)['en']['done'];

export interface AccountSheet {
  readonly hasPassword: boolean;
  readonly isAdministrator: boolean;
  readonly authenticators: readonly Authenticator[];
  readonly codesLeft: number;
  readonly questions: QuestionsSheet;
  readonly done: AccountDone | undefined;
}

/** How one signs in, each way a card. */
export const AccountCards = ({ sheet }: { readonly sheet: AccountSheet }) => {
  const words = useText(accountWords);
  return (
    <>
      {sheet.done && (
        <Notice tone="success" role="status">
          {words.done[sheet.done]}
        </Notice>
      )}
      {sheet.hasPassword ? (
        <OwnWays sheet={sheet} />
      ) : (
        <Card title={words.company.title} description={words.company.text} />
      )}
      <QuestionsCard sheet={sheet.questions} />
    </>
  );
};

const OwnWays = ({ sheet: { isAdministrator, authenticators, codesLeft } }: { readonly sheet: AccountSheet }) => {
  const words = useText(accountWords);
  return (
    <>
      {isAdministrator && authenticators.length === 0 && (
        <Notice tone="warning" title={words.alone.title}>
          {words.alone.text}
        </Notice>
      )}
      <Card
        title={words.password.title}
        description={words.password.description}
        actions={<ButtonLink href="/account/password">{words.password.change}</ButtonLink>}
      />
      {authenticators.length === 0 ? (
        <NoApp />
      ) : (
        <>
          {authenticators.map((authenticator) => (
            <App key={authenticator.id} authenticator={authenticator} />
          ))}
          <RecoveryCodes left={codesLeft} />
        </>
      )}
    </>
  );
};

const NoApp = () => {
  const words = useText(appWords);
  return (
    <Card
      title={words.title}
      description={words.offDescription}
      actions={<PostButton action="/account/authenticator-app" label={words.setUp} tone="primary" />}
    />
  );
};

const App = ({ authenticator: { createdAt, lastUsedAt } }: { readonly authenticator: Authenticator }) => {
  const words = useText(appWords);
  return (
    <Card
      title={words.title}
      description={words.onDescription}
      actions={
        <ButtonLink tone="danger" href="/account/authenticator-app/remove">
          {words.remove}
        </ButtonLink>
      }
    >
      <DefinitionList
        items={[
          { term: words.since, value: <Time at={new Date(createdAt)} /> },
          ...(lastUsedAt === null ? [] : [{ term: words.lastUsed, value: <Time at={new Date(lastUsedAt)} /> }]),
        ]}
      />
    </Card>
  );
};

const RecoveryCodes = ({ left }: { readonly left: number }) => {
  const words = useText(recoveryCodeWords);
  return (
    <Card
      title={words.title}
      description={words.description}
      actions={<PostButton action="/account/recovery-codes" label={words.make} />}
    >
      <p>
        <Badge tone={toneOf(left)}>{words.left(left)}</Badge>
      </p>
    </Card>
  );
};

const toneOf = (left: number): Tone => (left >= 4 ? 'neutral' : left > 0 ? 'warning' : 'danger');
