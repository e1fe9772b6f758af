import type { Organization } from '../../directory/organization.ts';
import { deriveBrand } from '../../ui/brand.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Form, PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { isReached, type Reach } from '../domain-watch.ts';
import { CONNECTIONS } from './connection-words.tsx';
import { type RoomPage, setupTabs } from './console-screen.tsx';
import { ManagedByFile } from './organization.page.tsx';
import { withCode } from './set-up.ts';
import { SET_UP } from './set-up-card.tsx';

export interface BrandForm {
  readonly accent: string;
  readonly support_domain: string;
  readonly aliases: string;
}

export interface BrandProblem {
  readonly field: keyof BrandForm;
  readonly sentence: string;
}

export interface BrandSheet {
  readonly organization: Organization;
  /** `<portal name>.<public host>`, which is reached in any case. */
  readonly standing: string;
  /** The host name that takes signed links. */
  readonly host: string;
  readonly reach: Reach;
  readonly remoteSignIn: 'on' | 'off';
  readonly values: BrandForm;
  readonly problems?: readonly BrandProblem[];
  readonly saved?: 'saved';
}

export function rebrandingPage(sheet: BrandSheet): RoomPage {
  const { organization, problems = [] } = sheet;
  return {
    room: 'Setup',
    title: 'Rebranding',
    lead: 'How the portal looks, and the address your customers know it by.',
    tabs: setupTabs('Rebranding'),
    width: 'narrow',
    problem: problems.length > 0 ? problems.map(({ field, sentence }) => ({ field, text: sentence })) : undefined,
    children: (
      <>
        {sheet.saved && <Saved />}
        <ContrastNotice organization={organization} />
        <DomainNotice sheet={sheet} />
        {organization.isManagedByFile ? <ManagedByFile /> : <BrandFields sheet={sheet} problems={problems} />}
      </>
    ),
  };
}

const Saved = () => (
  <Notice
    tone="success"
    role="status"
    actions={<ButtonLink href={CONNECTIONS}>Go on to Remote Authentication</ButtonLink>}
  >
    Saved.
  </Notice>
);

const ContrastNotice = ({ organization: { accent } }: { readonly organization: Organization }) => {
  if (accent === null || !deriveBrand(`#${accent}`).corrected) return null;
  const { light } = deriveBrand(`#${accent}`);
  return (
    <Notice tone="info" title="Your colour was darkened for text">
      #{accent} cannot be read as text on a light page. Buttons keep it; links and text use {light.text} instead.
    </Notice>
  );
};

const DomainNotice = ({ sheet: { host, reach, remoteSignIn } }: { readonly sheet: BrandSheet }) => {
  const isBad = !isReached(reach) && reach.kind !== 'checking';
  return (
    <>
      {isBad && (
        <Notice
          tone="warning"
          title={`${host} does not lead here`}
          actions={<PostButton action={`${SET_UP}/domain/check`} hidden={{ from: 'rebranding' }} label="Check again" />}
        >
          {withCode(reach)} Until then nobody reaches the portal there.
        </Notice>
      )}
      {remoteSignIn === 'on' && (
        <Notice tone="warning" title="Remote sign-in is on">
          Your website’s script signs people in at the Support Domain. Change the address in the script in the same
          moment, or nobody can sign in.
        </Notice>
      )}
    </>
  );
};

const BrandFields = ({
  sheet,
  problems,
}: {
  readonly sheet: BrandSheet;
  readonly problems: readonly BrandProblem[];
}) => {
  const { values, standing } = sheet;
  const errorOf = (field: keyof BrandForm) => problems.find((problem) => problem.field === field)?.sentence;
  return (
    <Form action="/console/setup/rebranding">
      <TextField
        name="accent"
        label="Accent colour"
        hint="Six hexadecimal digits of your brand’s colour, such as #0a6e5c. Empty for the shipped one."
        value={values.accent}
        error={errorOf('accent')}
        optional
        spellcheck={false}
        autocapitalize="none"
      />
      <TextField
        name="support_domain"
        label="Support Domain URL"
        hint={`A host name of your own, such as support.example.com; an address is cut to it. Only here signed links are taken. Empty for ${standing}. The domain before it stays as an alias.`}
        value={values.support_domain}
        error={errorOf('support_domain')}
        optional
        inputmode="url"
        spellcheck={false}
        autocapitalize="none"
      />
      <TextArea
        name="aliases"
        label="Aliases"
        hint={`Other host names that reach the portal, one a line. ${standing} always does.`}
        value={values.aliases}
        error={errorOf('aliases')}
        optional
        rows={3}
        spellcheck={false}
      />
      <ButtonRow>
        <Button tone="primary">Save</Button>
      </ButtonRow>
    </Form>
  );
};
