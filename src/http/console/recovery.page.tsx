import type { Person } from '../../directory/person.ts';
import {
  type AssistedRecovery,
  type AssistedState,
  type IdentityCheck,
  identityChecks,
} from '../../signin/assisted-recovery/assisted-recovery.ts';
import type { BeginRecoveryRefusal } from '../../signin/assisted-recovery/begin-assisted-recovery.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { CodeList } from '../../ui/code-list.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form, PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Steps } from '../../ui/steps.tsx';
import { Time } from '../../ui/time.tsx';
import type { RoomPage } from './console-screen.tsx';

export interface RecoverySheet {
  readonly person: Person;
  /** Under way; undefined where a new one may begin. */
  readonly current: { readonly recovery: AssistedRecovery; readonly state: AssistedState } | undefined;
  readonly names: ReadonlyMap<string, string>;
  /** Who looks at it is not who began it. */
  readonly mayApprove: 'yes' | 'no';
  /** To be read out: shown this once. */
  readonly code?: string;
  readonly form?: { readonly checks: readonly string[]; readonly note: string };
  readonly refusal?: BeginRecoveryRefusal | 'not_open' | undefined;
}

const problems: Readonly<Record<BeginRecoveryRefusal | 'not_open', string>> = {
  own_account: 'This is your own account. Another administrator can help you back in.',
  deactivated: 'The person is switched off. Let them in again first.',
  under_way: 'A recovery of this account is under way already.',
  not_identified: 'Tick at least two, one of the first three among them.',
  no_note: 'Write down how you made sure, in a sentence.',
  not_open: 'The link cannot be sent at this moment: the recovery waits, or is over.',
};

const pathOf = ({ id }: Person): string => `/console/people/${id}/recovery`;
const steps = [
  { label: 'Make sure who asks' },
  { label: 'Wait' },
  { label: 'Send the link' },
  { label: 'They choose' },
];
const stepOf: Readonly<Partial<Record<AssistedState, number>>> = { needs_approval: 2, waiting: 2, open: 3, sent: 4 };

export function recoveryPage(sheet: RecoverySheet): RoomPage {
  const { person, current, refusal } = sheet;
  return {
    room: 'People',
    width: 'narrow',
    title: `Help ${person.fullName} back in`,
    lead: `For who has lost every way of their own into ${person.email}. You never get to know a password, and nobody gets in by your word alone.`,
    breadcrumb: [
      { label: 'People', href: '/console/people' },
      { label: person.fullName, href: `/console/people/${person.id}` },
    ],
    problem: refusal && problems[refusal],
    children: (
      <>
        <Steps current={(current && stepOf[current.state]) ?? 1} steps={steps} />
        {sheet.code !== undefined && <ReadOut code={sheet.code} />}
        {current ? <UnderWay sheet={sheet} current={current} /> : <Begin sheet={sheet} />}
      </>
    ),
  };
}

const Begin = ({ sheet: { person, form } }: { readonly sheet: RecoverySheet }) => (
  <Card
    title="How did you make sure who asks?"
    description="Do not take the word of whoever telephones or writes: that is how accounts are stolen. What you tick is recorded under your name."
  >
    <Form action={pathOf(person)}>
      {(Object.keys(identityChecks) as IdentityCheck[]).map((check) => (
        <Checkbox
          key={check}
          name={check}
          label={identityChecks[check].sentence}
          checked={form?.checks.includes(check)}
        />
      ))}
      <TextArea
        name="note"
        label="How"
        hint="For example: called the number of the contract, spoke to her, she knew the last invoice."
        value={form?.note}
        rows={3}
        maxlength={500}
      />
      <ButtonRow>
        <Button tone="primary">Begin, and tell them</Button>
        <ButtonLink href={`/console/people/${person.id}`}>Cancel</ButtonLink>
      </ButtonRow>
    </Form>
  </Card>
);

const ReadOut = ({ code }: { readonly code: string }) => (
  <Notice tone="warning" title="Read this code out to the person, now and only by voice">
    <CodeList id="read-out-code" codes={[code]} />
    <p>It is not shown again. The link is on its way to their address; one is worth nothing without the other.</p>
  </Notice>
);

const titles: Readonly<Partial<Record<AssistedState, string>>> = {
  needs_approval: 'A second administrator is to agree',
  waiting: 'The owner of the account may still say no',
  open: 'The waiting time is over',
  sent: 'The link was sent',
};

type Current = NonNullable<RecoverySheet['current']>;

const UnderWay = ({ sheet, current }: { readonly sheet: RecoverySheet; readonly current: Current }) => {
  const { person, names, mayApprove } = sheet;
  const { recovery, state } = current;
  const nameOf = (id: string) => names.get(id) ?? id;
  return (
    <Card
      title={titles[state]}
      actions={
        <>
          {state === 'needs_approval' && mayApprove === 'yes' && (
            <PostButton action={`${pathOf(person)}/approve`} label="I made sure, too: agree" tone="primary" />
          )}
          {(state === 'open' || state === 'sent') && (
            <PostButton
              action={`${pathOf(person)}/send`}
              label={state === 'open' ? 'Send the link' : 'Send another link'}
              tone={state === 'open' ? 'primary' : undefined}
            />
          )}
          <PostButton action={`${pathOf(person)}/cancel`} label="Give it up" tone="danger" />
        </>
      }
    >
      <DefinitionList
        items={[
          { term: 'Begun', value: <By name={nameOf(recovery.begunBy)} at={recovery.createdAt} /> },
          {
            term: 'Made sure by',
            value: (
              <>
                {recovery.checks.map((check) => (
                  <div key={check}>{identityChecks[check].sentence}</div>
                ))}
                <div class="secondary-line">{recovery.note}</div>
              </>
            ),
          },
          ...(recovery.approvedBy === null ? [] : [{ term: 'Agreed', value: nameOf(recovery.approvedBy) }]),
          { term: 'Opens', value: <Time at={new Date(recovery.opensAt)} /> },
          ...(recovery.sentAt === null ? [] : [{ term: 'Link sent', value: <Time at={new Date(recovery.sentAt)} /> }]),
          { term: 'Ends', value: <Time at={new Date(recovery.expiresAt)} /> },
        ]}
      />
      <p class="hint">Every address of the account was told, with a link that stops it.</p>
    </Card>
  );
};

const By = ({ name, at }: { readonly name: string; readonly at: number }) => (
  <>
    {name}, <Time at={new Date(at)} />
  </>
);
