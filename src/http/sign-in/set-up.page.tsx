import type { FactorName } from '../../factors/assurance.ts';
import type { Catalogue } from '../../kit/catalogue.ts';
import type { Standing } from '../../signin/read-flow.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chosen } from '../../ui/chosen.tsx';
import { PostButton } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { signInWords } from './sign-in.words.ts';

/** What a policy may make people set up before they are let in. */
export interface SetUp {
  readonly factor: FactorName;
  /** Below `/sign-in/set-up`. */
  readonly path: string;
  /** `post`: something is made when it begins, such as a secret. */
  readonly method: 'get' | 'post';
  readonly words: Catalogue<{ readonly title: string; readonly text: string; readonly begin: string }>;
}

export const SET_UP = '/sign-in/set-up';

interface Props {
  readonly standing: Standing;
  readonly setUps: readonly SetUp[];
  readonly start: string;
}

/** The policy asks for more than the account has: what is set up now is asked for from now on. */
export const SetUpPage = ({ standing: { attempt, person }, setUps, start }: Props) => {
  const words = useText(signInWords);
  const page = {
    title: words.setUp.title,
    lead: words.setUp.lead,
    children: (
      <>
        <Chosen value={person?.email ?? attempt.identifier} change={{ label: words.startOver, href: start }} />
        {setUps.map((setUp) => (
          <SetUpCard key={setUp.factor} setUp={setUp} />
        ))}
      </>
    ),
  };
  return <IdentityScreen organization={attempt.organization} page={page} />;
};

const SetUpCard = ({ setUp: { path, method, words } }: { readonly setUp: SetUp }) => {
  const { title, text, begin } = useText(words);
  const href = `${SET_UP}${path}`;
  const button =
    method === 'post' ? (
      <PostButton action={href} label={begin} tone="primary" />
    ) : (
      <ButtonLink tone="primary" href={href}>
        {begin}
      </ButtonLink>
    );
  return <Card title={title} description={text} actions={button} />;
};
