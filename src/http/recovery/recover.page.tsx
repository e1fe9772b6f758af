import type { Organization } from '../../directory/organization.ts';
import type { Millis } from '../../kit/clock.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { waitWords } from '../wait.words.ts';
import { recoveryWords } from './recovery.words.ts';

interface Props {
  readonly organization: Organization;
  readonly identifier: string | undefined;
  /** Until the next try, after too many. */
  readonly wait?: Millis | undefined;
}

/** Who has forgotten their password. The next page is the same whoever that is. */
export const RecoverPage = ({ organization, identifier, wait }: Props) => {
  const { begin } = useText(recoveryWords);
  const { tooMany } = useText(waitWords);
  const page = {
    title: begin.title,
    lead: begin.lead,
    problem: wait === undefined ? undefined : tooMany(wait),
    children: (
      <Form action="/sign-in/recover">
        <TextField
          name="identifier"
          label={begin.identifier}
          value={identifier}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
        />
        <Button tone="primary">{begin.goOn}</Button>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
