import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checks } from '../../ui/checks.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { SetUpItem, SetUpLine } from './set-up.ts';

interface Props {
  readonly lines: readonly SetUpLine[];
  readonly dismissed: ReadonlySet<string>;
}

export const SET_UP = '/console/set-up';

/** What is set up, and the one thing that comes next. Out of the way when everything is done. */
export const SetUpCard = ({ lines, dismissed }: Props) => {
  const shown = lines.filter(({ item }) => !dismissed.has(item));
  const hidden = lines.filter(({ item }) => dismissed.has(item));
  const open = shown.filter(({ todo }) => todo !== undefined);
  const done = shown.filter(({ state }) => state === 'passed').length;
  const isDone = done === shown.length;
  const count = `${done} of ${shown.length} done`;
  const list = <Lines lines={shown} next={open[0]?.item} />;
  return (
    <Card
      id="set-up"
      title={isDone ? 'Your portal is set up' : 'Set up your portal'}
      description={isDone ? count : `${count}. Each line is looked up anew when this page opens.`}
    >
      {!isDone && <Progress label="Set-up" value={done} max={shown.length} />}
      {isDone ? <Disclosure summary="What was checked">{list}</Disclosure> : list}
      {hidden.length > 0 && <Dismissed lines={hidden} />}
    </Card>
  );
};

const Lines = ({ lines, next }: { readonly lines: readonly SetUpLine[]; readonly next: SetUpItem | undefined }) => (
  <Checks
    checks={lines.map((line) => ({
      state: line.state,
      label: <a href={line.href}>{line.label}</a>,
      detail: line.detail,
      action: actionsOf(line, next),
      aside: line.state === 'passed' ? undefined : <Small verb="dismiss" word="Dismiss" line={line} />,
    }))}
  />
);

function actionsOf({ item, state, href, todo }: SetUpLine, next: SetUpItem | undefined) {
  const isNext = item === next && todo !== undefined;
  const canLookAgain = item === 'domain' && state !== 'passed';
  if (!isNext && !canLookAgain) return undefined;
  return (
    <>
      {isNext && (
        <ButtonLink tone="primary" href={href}>
          {todo}
        </ButtonLink>
      )}
      {canLookAgain && <PostButton action={`${SET_UP}/domain/check`} label="Check again" />}
    </>
  );
}

interface SmallProps {
  readonly verb: 'dismiss' | 'restore';
  readonly word: string;
  readonly line: SetUpLine;
}

const Small = ({ verb, word, line: { item, label } }: SmallProps) => (
  <PostButton
    action={`${SET_UP}/${item}/${verb}`}
    tone="link"
    label={
      <>
        {word} <span class="sr-only">{label}</span>
      </>
    }
  />
);

const Dismissed = ({ lines }: Pick<Props, 'lines'>) => (
  <Disclosure summary={`Dismissed (${lines.length})`}>
    <Checks
      checks={lines.map((line) => ({
        state: line.state,
        label: line.label,
        aside: <Small verb="restore" word="Bring back" line={line} />,
      }))}
    />
  </Disclosure>
);
