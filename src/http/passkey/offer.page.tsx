import type { Organization } from '../../directory/organization.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { offerWords } from './offer.words.ts';

interface Props {
  readonly organization: Organization;
  /** Where somebody was going. */
  readonly returnTo: string;
}

export const OfferPage = ({ organization, returnTo }: Props) => {
  const words = useText(offerWords);
  const page = {
    title: words.title,
    lead: words.lead,
    help: 'without_help' as const,
    children: (
      <Form action="/account/passkeys/offer" hidden={{ return_to: returnTo }}>
        <ButtonRow>
          <ButtonLink tone="primary" href="/account/passkeys/new">
            {words.create}
          </ButtonLink>
          <Button>{words.notNow}</Button>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
