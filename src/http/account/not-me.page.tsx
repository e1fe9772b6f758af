import type { Organization } from '../../directory/organization.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { useHere, useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { notMeWords } from './not-me.words.ts';

interface Props {
  readonly organization: Organization;
}

const plain = { help: 'without_help' } as const;

/** Opening the page changes nothing: programs open the links of mails, too. */
export const NotMePage = ({ organization }: Props) => {
  const words = useText(notMeWords);
  const page = {
    ...plain,
    title: words.title,
    lead: words.lead,
    children: (
      <>
        <ul>
          {words.effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <form action={useHere()} method="post" class="form">
          <Button tone="danger">{words.yes}</Button>
        </form>
        <p class="hint">{words.no}</p>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

export const ShutPage = ({ organization }: Props) => {
  const words = useText(notMeWords);
  const page = {
    title: words.doneTitle,
    lead: words.doneLead,
    children: (
      <p>
        <ButtonLink tone="primary" href="/login">
          {words.signIn}
        </ButtonLink>
      </p>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

export const NotMeGonePage = ({ organization }: Props) => {
  const words = useText(notMeWords);
  return <IdentityScreen organization={organization} page={{ title: words.goneTitle, lead: words.goneLead }} />;
};
