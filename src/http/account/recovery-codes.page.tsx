import type { Organization } from '../../directory/organization.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { CodeList } from '../../ui/code-list.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { HiddenFields } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useText } from '../../ui/page-context.ts';
import { PrintButton } from '../../ui/print-button.tsx';
import { IdentityScreen } from '../send-page.tsx';
import { recoveryCodeWords } from './recovery-codes.words.ts';

interface Props {
  readonly organization: Organization;
  readonly codes: readonly string[];
  /** `last`: the last of the codes before was used. */
  readonly occasion: 'new' | 'last';
  /** Where they wanted to go. */
  readonly returnTo: string;
}

/** The one time that a set is shown. The file is made of the page itself, so that nothing is asked for once more. */
export const RecoveryCodesPage = ({ organization, codes, occasion, returnTo }: Props) => {
  const words = useText(recoveryCodeWords);
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(words.file(organization.title, codes.join('\n')))}`;
  const page = {
    title: occasion === 'last' ? words.lastTitle : words.pageTitle,
    lead: occasion === 'last' ? words.lastLead : words.pageLead,
    help: 'without_help' as const,
    children: (
      <>
        <Notice tone="warning">{words.once}</Notice>
        <CodeList id="codes" codes={codes} />
        <ButtonRow>
          <ButtonLink href={file} download="recovery-codes.txt">
            {words.download}
          </ButtonLink>
          <PrintButton label={words.print} />
          <CopyButton of="codes" label={words.copy} />
        </ButtonRow>
        {/* Here the browser itself asks for the tick: the server has nothing to show this page with again. */}
        <form action="/account/recovery-codes/saved" method="post" class="form" data-keep>
          <HiddenFields values={{ return_to: returnTo }} />
          <Checkbox name="saved" label={words.saved} required />
          <Button tone="primary">{words.submit}</Button>
        </form>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

interface Used {
  readonly organization: Organization;
  readonly left: number;
  readonly returnTo: string;
}

export const RecoveryCodeUsedPage = ({ organization, left, returnTo }: Used) => {
  const words = useText(recoveryCodeWords);
  const page = {
    title: words.usedTitle(left),
    lead: words.usedLead,
    help: 'without_help' as const,
    children: (
      <ButtonRow>
        <ButtonLink tone="primary" href={returnTo}>
          {words.goOn}
        </ButtonLink>
        <ButtonLink href="/account">{words.toAccount}</ButtonLink>
      </ButtonRow>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};
