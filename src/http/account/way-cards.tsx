import type { Authenticator } from '../../factors/authenticator.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { useText } from '../../ui/page-context.ts';
import { Time } from '../../ui/time.tsx';
import { browserOf } from '../browser-of.ts';
import { wayWords } from './ways.words.ts';

/** An authenticator, and what is known of it beyond its kind. */
export interface Way {
  readonly authenticator: Authenticator;
  /** The browser of the newest session that it opened. */
  readonly userAgent?: string | undefined;
  /** Whose it is, such as a maker of keys or the end of a number. */
  readonly detail?: string | undefined;
}

export const useWayName = () => {
  const { kinds } = useText(wayWords);
  return ({ name, factor }: Pick<Authenticator, 'name' | 'factor'>): string => name || kinds[factor];
};

export const useBrowserWords = () => {
  const words = useText(wayWords);
  return (userAgent: string): string => {
    const { name, system } = browserOf(userAgent);
    return name === undefined ? words.noBrowser : words.browser(name, system);
  };
};

/** One card for each, so that each can be named and removed by itself. */
export const WayCard = ({ way: { authenticator, detail, userAgent } }: { readonly way: Way }) => {
  const words = useText(wayWords);
  const name = useWayName()(authenticator);
  const { id, factor, disabledAt } = authenticator;
  const kind = words.kinds[factor];
  const path = `/account/authenticators/${id}`;
  return (
    <Card
      title={name}
      description={[...(name === kind ? [] : [kind]), ...(detail === undefined ? [] : [detail])].join(' · ')}
      actions={
        <>
          <ButtonLink href={`${path}/name`}>{words.rename}</ButtonLink>
          <ButtonLink tone="danger" href={`${path}/remove`}>
            {words.remove}
          </ButtonLink>
        </>
      }
    >
      {disabledAt !== null && (
        <p>
          <Badge tone="danger">{words.disabled}</Badge>
        </p>
      )}
      <Times authenticator={authenticator} userAgent={userAgent} />
    </Card>
  );
};

const Times = ({ authenticator: { createdAt, lastUsedAt }, userAgent }: Way) => {
  const words = useText(wayWords);
  const browser = useBrowserWords();
  const used =
    lastUsedAt === null ? (
      words.never
    ) : (
      <>
        <Time at={new Date(lastUsedAt)} /> {userAgent === undefined ? '' : words.on(browser(userAgent))}
      </>
    );
  return (
    <DefinitionList
      items={[
        { term: words.since, value: <Time at={new Date(createdAt)} show="date" /> },
        { term: words.lastUsed, value: used },
      ]}
    />
  );
};
