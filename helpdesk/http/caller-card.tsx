import type { Caller, CallerCheck, CallerMethod } from '../../sdk/node/callers.ts';
import { Badge, type Tone } from '../../src/ui/badge.tsx';
import { Button, ButtonRow } from '../../src/ui/button.tsx';
import { Card } from '../../src/ui/card.tsx';
import { CodeList } from '../../src/ui/code-list.tsx';
import { CodeField, TextField } from '../../src/ui/field.tsx';
import { Form, PostButton } from '../../src/ui/form.tsx';
import { LiveRegion } from '../../src/ui/live-region.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import { Time } from '../../src/ui/time.tsx';

export const callerSays = {
  wrong: 'That does not match. Ask the caller to say it once more.',
  over: 'This check is over. Begin another one.',
  busy: 'The server is busy. Try again in a moment.',
  under_way: 'This caller is being checked already, perhaps about another ticket.',
  not_available: 'This caller cannot be checked in this way.',
  not_found: 'This caller cannot be checked in this way.',
  too_many: 'This caller was checked six times within an hour. Wait an hour.',
} as const;

export interface CallerSheet {
  /** Path of the ticket. */
  readonly ticket: string;
  readonly personId: string;
  readonly caller: Caller;
  readonly said: keyof typeof callerSays | undefined;
}

/** Whether whoever is on the phone is the customer. Their answers are compared elsewhere: here only comes the outcome. */
export const CallerCard = ({ sheet }: { readonly sheet: CallerSheet }) => {
  const { ticket, caller, said } = sheet;
  const [newest] = caller.checks;
  const isWaiting = newest?.state === 'waiting';
  return (
    <Card title="Is it the customer who calls?" id="caller">
      {said && (
        <Notice tone="warning" role="alert">
          {callerSays[said]}
        </Notice>
      )}
      <LiveRegion id="caller-check" every={isWaiting && newest.method === 'device' ? 4 : undefined}>
        <div class="form">
          {isWaiting ? (
            <Waiting check={newest} sheet={sheet} />
          ) : (
            <>
              {newest && <Outcome check={newest} />}
              <div class="buttons">
                {caller.methods.map((method) => (
                  <PostButton
                    key={method}
                    action={`${ticket}/caller-checks`}
                    hidden={{ by: method }}
                    label={methodWords[method].begin}
                  />
                ))}
              </div>
            </>
          )}
        </div>
      </LiveRegion>
    </Card>
  );
};

const methodWords: Readonly<Record<CallerMethod, { readonly begin: string; readonly name: string }>> = {
  device: { begin: 'Check the caller by a number', name: 'number typed in where they are signed in' },
  email_code: { begin: 'Mail them a code to read out', name: 'code by mail, read out' },
  sms_code: { begin: 'Text them a code to read out', name: 'code by text message, read out' },
  personal_questions: { begin: 'Ask personal questions, too', name: 'personal questions' },
};

const outcomes: Readonly<Record<CallerCheck['state'], readonly [tone: Tone, sentence: string]>> = {
  waiting: ['info', 'Waiting'],
  matched: ['success', 'It is the customer'],
  failed: ['danger', 'It did not match'],
  denied: ['danger', 'The customer says that they are not calling'],
  cancelled: ['neutral', 'Given up'],
  expired: ['warning', 'Nothing came in time'],
};

const Outcome = ({ check }: { readonly check: CallerCheck }) => {
  const { state, aal, factors, method, representative, ended_at: endedAt, expires_at: expiresAt } = check;
  const [tone, sentence] = outcomes[state];
  return (
    <div>
      <Badge tone={tone}>{sentence}</Badge>{' '}
      {state === 'matched' && <Badge>{aal === 0 ? 'no level' : `AAL${aal}`}</Badge>}
      <div class="secondary-line">
        {methodWords[method].name}
        {state === 'matched' && ` (${factors.map((factor) => factor.replaceAll('_', ' ')).join(', ')})`}, checked by{' '}
        {representative.full_name}, <Time at={new Date(endedAt ?? expiresAt)} />
      </div>
    </div>
  );
};

const Waiting = ({
  check,
  sheet: { ticket, personId },
}: {
  readonly check: CallerCheck;
  readonly sheet: CallerSheet;
}) => {
  const action = `${ticket}/caller-checks/${check.id}`;
  const cancel = <PostButton action={`${action}/cancellation`} label="Give up" />;
  if (check.representative.id !== personId)
    return <p>{check.representative.full_name} is checking the caller at the moment.</p>;
  if (check.method === 'device')
    return (
      <>
        <p>
          Read this number out. The caller opens <strong>/check</strong> of the portal, where they are signed in, and
          types it there.
        </p>
        <CodeList id="caller-number" codes={[check.number ?? '']} />
        <div class="buttons">{cancel}</div>
      </>
    );
  return (
    <>
      <p>{triesLeft(check.tries_left)}</p>
      <Form action={`${action}/answers`}>
        {check.method === 'personal_questions' ? (
          check.questions.map((question, index) => (
            <TextField key={question} name={`answer_${index + 1}`} label={question} dir="auto" autocomplete="off" />
          ))
        ) : (
          <CodeField name="answer_1" label="The code that the caller reads out" autocomplete="off" />
        )}
        <ButtonRow>
          <Button tone="primary">Compare</Button>
        </ButtonRow>
      </Form>
      <div class="buttons">{cancel}</div>
    </>
  );
};

const triesLeft = (tries: number): string => (tries === 1 ? 'One try is left.' : `${tries} tries are left.`);
