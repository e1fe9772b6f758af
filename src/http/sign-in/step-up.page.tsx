import type { Organization } from '../../directory/organization.ts';
import { ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { stepUpWords } from './step-up.words.ts';

interface Props {
  readonly organization: Organization;
  readonly email: string;
  readonly back: '/account' | '/console';
}

/** The level that is asked for cannot be reached with what the account has: it is said, and never made do with less. */
export const UnreachablePage = ({ organization, email, back }: Props) => {
  const { title, unreachable } = useText(stepUpWords);
  const page = {
    title,
    lead: unreachable.lead(email),
    help: 'without_help' as const,
    children: (
      <>
        {back === '/console' && <p>{unreachable.advice}</p>}
        <ButtonRow>
          {back === '/console' && (
            <ButtonLink tone="primary" href="/safe-access">
              {unreachable.safeAccess}
            </ButtonLink>
          )}
          <ButtonLink href={back}>{unreachable.back[back]}</ButtonLink>
        </ButtonRow>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
