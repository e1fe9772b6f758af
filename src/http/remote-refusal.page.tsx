import type { Organization } from '../directory/organization.ts';
import type { LinkRefusal } from '../remote/link-refusal.ts';
import { ButtonLink, ButtonRow } from '../ui/button.tsx';
import { useText } from '../ui/page-context.ts';
import { remoteWords } from './remote.words.tsx';
import { IdentityScreen } from './send-page.tsx';

interface Props {
  readonly organization: Organization | undefined;
  /** Host name of the company’s site; undefined when the link told of no connection. */
  readonly site: string | undefined;
  readonly reference: string;
  readonly reason: LinkRefusal;
}

/** What a person sees where a program gets the historic JSON. */
export const RemoteRefusalPage = ({ organization, site, reference, reason }: Props) => {
  const words = useText(remoteWords);
  const advice: Partial<Readonly<Record<LinkRefusal, string>>> = words.advice;
  const page = {
    title: words.refused,
    lead: advice[reason] ?? (site ? words.refusedBy(site) : words.refusedLink),
    children: (
      <>
        {organization ? (
          <ButtonRow>
            <ButtonLink tone="primary" href="/sign-in">
              {words.tryAgain}
            </ButtonLink>
            <ButtonLink href="/login">{words.anotherWay}</ButtonLink>
          </ButtonRow>
        ) : (
          <ButtonLink href="/">{words.toStart}</ButtonLink>
        )}
        {reference !== '' && <p>{words.reference(<Reference text={reference} />)}</p>}
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

/** On a line of its own, where it is found at once and not broken at its hyphen. */
const Reference = ({ text }: { readonly text: string }) => (
  <>
    <br />
    <strong dir="ltr">{text}</strong>
  </>
);
