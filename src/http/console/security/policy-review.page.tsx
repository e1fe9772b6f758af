import { type PolicyField, type SignInPolicy, shippedPolicy } from '../../../signin/policy/policy.ts';
import type { PolicyScope } from '../../../signin/policy/policy-set.ts';
import type { PolicyPreview } from '../../../signin/policy/preview-policy.ts';
import { fieldWords } from '../../../signin/policy/tell-fault.ts';
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Table } from '../../../ui/table.tsx';
import { type RoomPage, SECURITY } from '../console-screen.tsx';
import { pathOf, wordOf } from './policy-words.ts';

export interface ReviewSheet {
  readonly scope: PolicyScope;
  readonly title: string;
  readonly before: SignInPolicy;
  readonly after: SignInPolicy;
  readonly preview: PolicyPreview;
  /** The form as it came, to be sent again. */
  readonly form: Readonly<Record<string, string>>;
  readonly problem?: string;
}

/** What another policy changes, before it is in force. */
export function policyReviewPage(sheet: ReviewSheet): RoomPage {
  const fields = (Object.keys(shippedPolicy) as PolicyField[]).filter(
    (field) => wordOf(field, sheet.before) !== wordOf(field, sheet.after),
  );
  return {
    room: 'Security',
    title: `${sheet.title}: what changes`,
    breadcrumb: [
      { label: 'Security', href: SECURITY },
      { label: sheet.title, href: pathOf(sheet.scope) },
    ],
    width: 'narrow',
    problem: sheet.problem,
    children: (
      <>
        {fields.length === 0 ? (
          <p>Nobody is asked for anything else.</p>
        ) : (
          <Differences sheet={sheet} fields={fields} />
        )}
        <Effects preview={sheet.preview} />
        <Confirm sheet={sheet} />
      </>
    ),
  };
}

const Differences = ({ sheet, fields }: { readonly sheet: ReviewSheet; readonly fields: readonly PolicyField[] }) => (
  <Table
    caption="What changes"
    hideCaption
    rows={fields}
    rowKey={(field) => field}
    columns={[
      { label: 'Setting', cell: (field) => fieldWords[field] },
      { label: 'Now', cell: (field) => wordOf(field, sheet.before) },
      { label: 'From then on', cell: (field) => wordOf(field, sheet.after) },
    ]}
  />
);

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

const Effects = ({ preview: { setsUp, stopped, deviations } }: { readonly preview: PolicyPreview }) => (
  <>
    {setsUp > 0 && (
      <Notice tone="info" title={`${people(setsUp)} will be asked to set up another way at their next sign-in`}>
        What they have set up is not enough any more.
      </Notice>
    )}
    {stopped > 0 && (
      <Notice tone="danger" title={`${people(stopped)} will have no way in`}>
        What they have set up is not allowed any more, and they can set up nothing else without signing in. An
        administrator has to help each of them.
      </Notice>
    )}
    {setsUp + stopped === 0 && <p>Everybody who can sign in now can do so afterwards with what they have.</p>}
    {deviations.map(({ rule, why }) => (
      <Notice key={why} tone="warning" title={`This deviates from ${rule}`}>
        {why} The conformance report shows it.
      </Notice>
    ))}
  </>
);

const Confirm = ({ sheet: { scope, preview, form } }: { readonly sheet: ReviewSheet }) => (
  <Form action={`${pathOf(scope)}/save`} hidden={form}>
    {preview.you === 'sets_up' && (
      <Notice tone="info">You too will be asked to set up another way at your next sign-in.</Notice>
    )}
    {preview.you === 'stopped' && (
      <>
        <Notice tone="danger" title="You would lock yourself out">
          With what you have set up you could not sign in again. Set up another way first.
        </Notice>
        <Checkbox name="even_so" label="I know that I cannot sign in again, and want it so" />
      </>
    )}
    <ButtonRow>
      <Button tone={preview.you === 'stopped' ? 'danger' : 'primary'}>Save</Button>
      <ButtonLink href={pathOf(scope)}>Back</ButtonLink>
    </ButtonRow>
  </Form>
);
