import type { Organization } from '../directory/organization.ts';
import { Button, ButtonLink, ButtonRow } from '../ui/button.tsx';
import { CodeField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useText } from '../ui/page-context.ts';
import { callerCheckWords } from './caller-check.words.ts';
import { IdentityScreen } from './send-page.tsx';

interface Props {
  readonly organization: Organization;
  readonly shown: 'number' | 'wrong' | 'none' | 'matched' | 'denied' | 'over';
}

/** The caller’s side: a number to type, which only whoever they are talking to can have told them. */
export const CallerCheckPage = ({ organization, shown }: Props) => {
  const words = useText(callerCheckWords);
  return (
    <IdentityScreen
      organization={organization}
      page={{ help: 'without_help', ...(shown === 'number' || shown === 'wrong' ? asking() : telling(shown)) }}
    />
  );

  function asking() {
    const error = shown === 'wrong' ? words.wrong : undefined;
    return {
      title: words.title,
      lead: words.lead(organization.title),
      problem: error && [{ field: 'number', text: error }],
      children: (
        <Form action="/account/caller">
          <CodeField name="number" label={words.number} error={error} autocomplete="off" />
          <ButtonRow>
            <Button tone="primary" name="it" value="is_me">
              {words.yes}
            </Button>
            <Button tone="danger" name="it" value="is_not_me">
              {words.no}
            </Button>
          </ButtonRow>
        </Form>
      ),
    };
  }

  function telling(state: 'none' | 'matched' | 'denied' | 'over') {
    const { title, lead } = state === 'none' ? words.none : words.done[state];
    const again = (
      <p>
        <ButtonLink href="/account/caller">{words.none.again}</ButtonLink>
      </p>
    );
    return { title, lead, children: state === 'none' ? again : undefined };
  }
};
