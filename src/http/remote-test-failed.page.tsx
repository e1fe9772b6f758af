import type { Organization } from '../directory/organization.ts';
import type { Attempt } from '../remote/attempt.ts';
import type { LinkExplanation } from '../remote/explanation.ts';
import { sentenceOf } from '../remote/link-refusal.ts';
import { ButtonLink, ButtonRow } from '../ui/button.tsx';
import { Checks } from '../ui/checks.tsx';
import { attemptChecks } from './console/attempt-checks.ts';
import { IdentityScreen } from './send-page.tsx';

interface Props {
  readonly organization: Organization;
  readonly attempt: Attempt;
  readonly explanation: LinkExplanation | undefined;
  /** The connection in the console that the administrator came from. */
  readonly returnTo: string;
}

/** Where a test ends whose link was refused. It was begun by an administrator in this browser, who may know why. */
export const RemoteTestFailedPage = ({ organization, attempt, explanation, returnTo }: Props) => {
  const page = {
    lang: 'en' as const, // as the console is, which it belongs to
    title: 'The test failed',
    lead: explanation?.sentence ?? sentenceOf(attempt.outcome),
    help: 'without_help' as const,
    sheets: ['checks.css'],
    children: (
      <>
        {explanation?.mistakes[0] && <p>{explanation.mistakes[0].fix}</p>}
        <Checks checks={attemptChecks(attempt).filter(({ state }) => state !== 'skipped')} />
        <p>
          Nobody was created and nobody was signed in. Reference <strong>{attempt.reference}</strong>
        </p>
        <ButtonRow>
          <ButtonLink tone="primary" href={`${returnTo}/test`}>
            Back to the set-up
          </ButtonLink>
        </ButtonRow>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
