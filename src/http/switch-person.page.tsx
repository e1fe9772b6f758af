import type { Organization } from '../directory/organization.ts';
import type { Finish } from '../remote/finish-link.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { useText } from '../ui/page-context.ts';
import { remoteWords } from './remote.words.tsx';
import { IdentityScreen } from './send-page.tsx';

interface Props {
  readonly organization: Organization;
  readonly id: string;
  readonly asked: Extract<Finish, { kind: 'asks' }>;
}

/** Somebody else is signed in here: never a silent switch. */
export const SwitchPersonPage = ({ organization, id, asked: { current, next } }: Props) => {
  const words = useText(remoteWords);
  const page = {
    title: words.switchTo(next.fullName),
    lead: words.signedInAs(<bdi>{current.fullName}</bdi>, <bdi>{current.email}</bdi>),
    children: (
      <form method="post" action={`/support/RemoteAuth/finish/${id}`}>
        <ButtonRow>
          <Button tone="primary" name="answer" value="continue">
            {words.goOnAs(<bdi>{next.fullName}</bdi>)}
          </Button>
          <Button name="answer" value="stay">
            {words.stay(<bdi>{current.fullName}</bdi>)}
          </Button>
        </ButtonRow>
      </form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
