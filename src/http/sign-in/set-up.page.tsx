import type { FactorName } from '../../factors/assurance.ts';
import type { Catalogue } from '../../kit/catalogue.ts';
import type { Standing } from '../../signin/flow/read-flow.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Chosen } from '../../ui/chosen.tsx';
import { Form } from '../../ui/form.tsx';
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
        {setUps.map((setUp, index) => (
          <SetUpChoice key={setUp.factor} setUp={setUp} tone={index === 0 ? 'primary' : 'secondary'} />
        ))}
      </>
    ),
  };
  return <IdentityScreen organization={attempt.organization} page={page} />;
};

/** The strongest is the first, and the one that is offered most loudly. */
const SetUpChoice = ({ setUp, tone }: { readonly setUp: SetUp; readonly tone: 'primary' | 'secondary' }) => {
  const { title, text, begin } = useText(setUp.words);
  const href = `${SET_UP}${setUp.path}`;
  return (
    <section class="form">
      <div>
        <h2>{title}</h2>
        <p class="hint">{text}</p>
      </div>
      {setUp.method === 'post' ? (
        <Form action={href}>
          <Button tone={tone}>{begin}</Button>
        </Form>
      ) : (
        <ButtonLink tone={tone} href={href}>
          {begin}
        </ButtonLink>
      )}
    </section>
  );
};
