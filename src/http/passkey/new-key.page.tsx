import type { Organization } from '../../directory/organization.ts';
import type { KeyFactor } from '../../factors/webauthn/keys.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { useText } from '../../ui/page-context.ts';
import { IdentityScreen } from '../send-page.tsx';
import { Ceremony, ceremonyScripts } from './ceremony.tsx';
import { newKeyWords } from './new-key.words.ts';

export type NewKeyProblem = keyof (typeof newKeyWords)['en']['problems'];

interface Props {
  readonly organization: Organization;
  readonly factor: KeyFactor;
  readonly action: string;
  readonly cancel: string;
  readonly problem: NewKeyProblem | undefined;
}

/** What it is, and what the device is about to ask: then its dialog. */
export const NewKeyPage = ({ organization, factor, action, cancel, problem }: Props) => {
  const words = useText(newKeyWords);
  const { title, lead, before } = words[factor];
  const page = {
    title,
    lead,
    problem: problem && words.problems[problem],
    help: 'without_help' as const,
    scripts: ceremonyScripts(),
    children: (
      <Form action={action}>
        <p>{before}</p>
        <Ceremony ceremony="create" options={`${action}/options`} />
        <ButtonRow>
          <Button tone="primary">{words.goOn}</Button>
          <ButtonLink href={cancel}>{words.cancel}</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
