import type { Organization } from '../../directory/organization.ts';
import type { Millis } from '../../kit/clock.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { HiddenFields } from '../../ui/form.tsx';
import { useHere, useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { waitWords } from '../wait.words.ts';
import { signInWords } from './sign-in.words.ts';

interface Props {
  readonly organization: Organization;
  readonly way: 'regular' | 'safe';
  readonly returnTo: string | undefined;
  readonly identifier?: string | undefined;
  /** Milliseconds until the next try, after too many. */
  readonly wait?: Millis | undefined;
}

/** Who is meant. The next page is the same whoever that is. */
export const IdentifyPage = ({ organization, way, returnTo, identifier, wait }: Props) => {
  const words = useText(signInWords);
  const { tooMany } = useText(waitWords);
  const page = {
    title: words.title(organization.title),
    lead: way === 'safe' ? words.safe : undefined,
    problem: wait === undefined ? undefined : tooMany(wait),
    children: (
      <form action={useHere()} method="post" class="form" novalidate>
        <HiddenFields values={returnTo === undefined ? {} : { return_to: returnTo }} />
        <TextField
          name="identifier"
          label={words.identifier}
          value={identifier}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          autofocus={wait === undefined}
        />
        <Button tone="primary">{words.goOn}</Button>
      </form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
