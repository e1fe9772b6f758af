import type { Person } from '../../directory/person.ts';
import type { Authenticator } from '../../factors/authenticator.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Time } from '../../ui/time.tsx';

export interface SecondFactorSheet {
  readonly authenticators: readonly Authenticator[];
  readonly codesLeft: number;
}

interface Props {
  readonly person: Person;
  readonly sheet: SecondFactorSheet;
  readonly isOwn: boolean;
}

/** What the person proves themself with beside a password. Its secrets are nobody’s to see. */
export const SecondFactorCard = ({ person, sheet: { authenticators, codesLeft }, isOwn }: Props) => (
  <Card
    title="Second factor"
    description={authenticators.length === 0 ? 'None. The person sets one up under “Your account”.' : undefined}
    actions={actionsOf(person, authenticators, isOwn)}
  >
    {authenticators.length > 0 && (
      <DefinitionList
        items={[
          ...authenticators.map(({ createdAt, lastUsedAt }) => ({
            term: 'Authenticator app',
            value: (
              <>
                Set up <Time at={new Date(createdAt)} show="date" />
                {lastUsedAt !== null && (
                  <div class="secondary-line">
                    Last used <Time at={new Date(lastUsedAt)} />
                  </div>
                )}
              </>
            ),
          })),
          { term: 'Recovery codes', value: <Badge>{codesLeft} left</Badge> },
        ]}
      />
    )}
  </Card>
);

function actionsOf({ id }: Person, authenticators: readonly Authenticator[], isOwn: boolean) {
  if (isOwn) return <ButtonLink href="/account">Your account</ButtonLink>;
  if (authenticators.length === 0) return undefined;
  return (
    <ButtonLink tone="danger" href={`/console/people/${id}/second-factor/remove`}>
      Remove
    </ButtonLink>
  );
}
