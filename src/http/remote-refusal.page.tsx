import type { Organization } from '../directory/organization.ts';
import type { LinkRefusal } from '../remote/link-refusal.ts';
import { ButtonLink, ButtonRow } from '../ui/button.tsx';
import { IdentityScreen } from './send-page.tsx';

interface Props {
  readonly organization: Organization | undefined;
  /** Host name of the company’s site; undefined when the link told of no connection. */
  readonly site: string | undefined;
  readonly reference: string;
  readonly reason: LinkRefusal;
}

/** The few reasons that the visitor can do something about, said in their words. None of them tells a stranger more. */
const advice: Partial<Readonly<Record<LinkRefusal, string>>> = {
  no_cookie: 'Your browser did not keep our cookie. Allow cookies for this site, then try again.',
  other_browser: 'This sign-in was begun in another browser. Try again in this one.',
  finish_expired: 'It took too long. Try again.',
  already_used: 'This link has been used already. Try again to get a new one.',
  too_old: 'The link is too old. Try again to get a new one.',
};

/** What a person sees where a program gets the historic JSON. */
export const RemoteRefusalPage = ({ organization, site, reference, reason }: Props) => {
  const from = site ? `from ${site}` : 'by this link';
  const page = {
    title: 'We could not sign you in',
    lead: advice[reason] ?? `We could not sign you in ${from}. Your account there is fine; the link to support is not.`,
    children: (
      <>
        {organization ? (
          <ButtonRow>
            <ButtonLink tone="primary" href="/sign-in">
              Try again
            </ButtonLink>
            <ButtonLink href="/login">Sign in another way</ButtonLink>
          </ButtonRow>
        ) : (
          <ButtonLink href="/">Go to the start</ButtonLink>
        )}
        {reference !== '' && (
          <p>
            If you ask for help, give this reference: <strong>{reference}</strong>
          </p>
        )}
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
