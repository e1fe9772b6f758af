import type { VNode } from 'preact';
import type { Millis } from '../../kit/clock.ts';
import type { TryRefusal } from '../../signin/flow/prove-factor.ts';
import type { Standing } from '../../signin/flow/read-flow.ts';
import { assetUrl } from '../../ui/assets.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Chosen } from '../../ui/chosen.tsx';
import { Form, PostButton } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { recoveryWords } from '../recovery/recovery.words.ts';
import { IdentityScreen } from '../send-page.tsx';
import { waitWords } from '../wait.words.ts';
import { WorkInPlace } from '../work-in-place.tsx';
import type { FactorPage } from './factor-page.ts';
import { signInWords } from './sign-in.words.ts';
import { stepUpWords } from './step-up.words.ts';

/** A refusal of a try, or why nothing was sent. */
export type StepProblem = TryRefusal['reason'] | 'not_sent' | 'sent_too_often';

export interface WayOn {
  readonly page: FactorPage;
  /** `get`: an address. `post`: something is sent, or a form waits that goes along. */
  readonly method: 'get' | 'post';
  readonly href: string;
  readonly hidden?: Readonly<Record<string, string>>;
}

export interface StepProps {
  readonly standing: Standing;
  readonly page: FactorPage;
  readonly shown: Awaited<ReturnType<FactorPage['show']>>;
  /** Where the answer goes, and what goes with it. */
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  readonly others: readonly WayOn[];
  /** Where a sign-in begins; where a step-up is left. */
  readonly start: string;
  readonly rememberDays: number;
  readonly problem: StepProblem | undefined;
  /** Until the next try, and what the browser may work at in place of it. */
  readonly wait: Millis;
  readonly challenge: string | undefined;
}

/** One step: one factor, in the frame that all of them have. */
export const StepPage = (props: StepProps) => {
  const { standing, page, shown, problem } = props;
  const words = useText(signInWords);
  const ofFactor = useText(page.words);
  const text = useProblem(props);
  const error = problem === 'wrong' || problem === 'expired' ? text : undefined;
  const isStepUp = standing.flow.kind === 'step_up';
  const { title: portal } = standing.attempt.organization;
  const stepUp = useText(stepUpWords);
  const recovery = useText(recoveryWords).begin;
  const titles = { sign_in: words.title(portal), step_up: stepUp.title, recovery: recovery.title };
  // The one sentence for everybody, whether there is such an account or not.
  const uniform = isRecoveryBegun(standing) ? recovery.onItsWay(standing.attempt.identifier) : undefined;
  const screen = {
    title: titles[standing.flow.kind],
    lead: uniform ?? ofFactor.lead ?? (isStepUp ? stepUp.lead[roomOf(props.start)] : undefined),
    problem: error && page.typed !== undefined ? [{ field: page.typed, text: error }] : text,
    help: isStepUp ? ('without_help' as const) : ('with_help' as const),
    ...(page.sheets && { sheets: page.sheets }),
    scripts: scriptsOf(props),
    children: (
      <>
        <WhoseStep {...props} />
        <Form action={props.action} hidden={props.hidden}>
          {shown.fields(error)}
          {props.challenge !== undefined && <WorkInPlace challenge={props.challenge} />}
          {props.rememberDays > 0 && <Checkbox name="remember" label={words.remember(props.rememberDays)} />}
          <Button tone="primary">{ofFactor.goOn}</Button>
        </Form>
        {shown.after(error)}
        <OtherWays others={props.others} />
      </>
    ),
  };
  return <IdentityScreen organization={standing.attempt.organization} page={screen} />;
};

const isRecoveryBegun = ({ flow }: Standing): boolean => flow.kind === 'recovery' && flow.evidence.length === 0;
/** What it takes to work in place of a wait is loaded where there is one. */
const scriptsOf = ({ page: { scripts = [] }, challenge }: StepProps): readonly string[] =>
  challenge === undefined ? scripts : [...scripts, assetUrl('work.js')];

const roomOf = (start: string): '/console' | '/account' => (start.startsWith('/console') ? '/console' : '/account');

const WhoseStep = ({ standing: { flow, person, attempt }, start }: StepProps) => {
  const words = useText(signInWords);
  const stepUp = useText(stepUpWords);
  const isBlind = flow.evidence.length === 0 && flow.kind !== 'step_up';
  const name = isBlind ? attempt.identifier : (person?.email ?? attempt.identifier);
  const label = flow.kind === 'step_up' ? stepUp.cancel : isBlind ? words.change : words.startOver;
  return <Chosen value={name} change={{ label, href: start }} />;
};

/** The strongest first. */
const OtherWays = ({ others }: Pick<StepProps, 'others'>) => {
  const { anotherWay } = useText(signInWords);
  if (others.length === 0) return null;
  return (
    <nav aria-label={anotherWay} class="form">
      {others.map((way) => (
        <OtherWay key={way.page.factor} way={way} />
      ))}
    </nav>
  );
};

const OtherWay = ({ way: { page, method, href, hidden } }: { readonly way: WayOn }) => {
  const { way } = useText(page.words);
  return method === 'get' ? (
    <ButtonLink tone="link" href={href}>
      {way}
    </ButtonLink>
  ) : (
    <PostButton tone="link" action={href} hidden={hidden} label={way} />
  );
};

function useProblem({ page, problem, wait }: StepProps): string | undefined {
  const words = useText(signInWords);
  const { wrong, expired = wrong } = useText(page.words);
  const { tooMany, suspended } = useText(waitWords);
  const { deactivated, busy, notSent: not_sent, sentTooOften: sent_too_often } = words;
  const said = { wrong, expired, deactivated, busy, not_sent, sent_too_often, suspended, too_many: tooMany(wait) };
  return problem && said[problem];
}

export const statusOf: Readonly<Record<StepProblem, number>> = {
  wrong: 422,
  expired: 422,
  deactivated: 422,
  not_sent: 200,
  sent_too_often: 200,
  too_many: 429,
  suspended: 429,
  busy: 429,
};

interface Message {
  readonly organization: Standing['attempt']['organization'] | undefined;
  readonly start: string;
}

/** The same whatever the reason: there is nothing to go on with here. */
export const BeginAgainPage = ({ organization, start }: Message) => {
  const { gone } = useText(signInWords);
  return <MessagePage organization={organization} title={gone.title} lead={gone.lead} button={[gone.again, start]} />;
};

/** What is asked for cannot be reached with what this account has. */
export const StoppedPage = ({ organization, start }: Message) => {
  const { stopped, startOver } = useText(signInWords);
  return (
    <MessagePage organization={organization} title={stopped.title} lead={stopped.lead} button={[startOver, start]} />
  );
};

interface Said {
  readonly organization: Message['organization'];
  readonly title: string;
  readonly lead: string;
  readonly button: readonly [label: string, href: string];
}

const MessagePage = ({ organization, title, lead, button: [label, href] }: Said): VNode => (
  <IdentityScreen
    organization={organization}
    page={{
      title,
      lead,
      children: (
        <p>
          <ButtonLink tone="primary" href={href}>
            {label}
          </ButtonLink>
        </p>
      ),
    }}
  />
);
