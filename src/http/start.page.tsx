import type { Organization } from '../directory/organization.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useText } from '../ui/page-context.ts';
import { screenWords } from './screen.words.ts';
import { IdentityScreen } from './send-page.tsx';

export const UnclaimedPage = () => {
  const words = useText(screenWords);
  const page = { title: words.unclaimed, lead: words.unclaimedLead, help: 'without_help' as const };
  return <IdentityScreen organization={undefined} page={page} />;
};

export const PortalChooserPage = () => {
  const words = useText(screenWords);
  const page = {
    title: words.chooser,
    lead: words.chooserLead,
    help: 'without_help' as const,
    children: (
      <form action="/find-portal" method="get" class="form">
        <TextField
          name="portal"
          label={words.portalName}
          hint={words.portalNameHint}
          autocapitalize="none"
          spellcheck={false}
          autofocus
        />
        <Button tone="primary">{words.goOn}</Button>
      </form>
    ),
  };
  return <IdentityScreen organization={undefined} page={page} />;
};

interface OfPortal {
  readonly organization: Organization | undefined;
}

export const SignInHelpPage = ({ organization }: OfPortal) => {
  const words = useText(screenWords);
  const page = {
    title: words.help,
    lead: words.helpLead,
    help: 'without_help' as const,
    children: (
      <>
        <p>{words.helpReference}</p>
        <p>
          <ButtonLink href="/">{words.toStart}</ButtonLink>
        </p>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

export const SignedOutPage = ({ organization, signIn }: OfPortal & { readonly signIn: string }) => {
  const words = useText(screenWords);
  const page = {
    title: words.signedOut,
    lead: organization && words.signedOutOf(organization.title),
    children: (
      <p>
        <ButtonLink tone="primary" href={signIn}>
          {words.signIn}
        </ButtonLink>
      </p>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
