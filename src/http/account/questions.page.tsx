import type { Organization } from '../../directory/organization.ts';
import type { AnswerProblem } from '../../factors/personal-questions/check-answers.ts';
import { questionWords } from '../../factors/personal-questions/personal-questions.words.ts';
import { type QuestionId, questionIds } from '../../factors/personal-questions/questions.ts';
import type { QuestionsKept } from '../../factors/personal-questions/read-personal-questions.ts';
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form, PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useText } from '../../ui/page-context.ts';
import { Time } from '../../ui/time.tsx';
import { QuestionFields, unguessed } from '../question-fields.tsx';
import { IdentityScreen } from '../send-page.tsx';
import { accountWords } from './account.words.ts';
import { questionsWords } from './questions.words.ts';

export type RowProblem = AnswerProblem | 'no_question';

export interface QuestionRow {
  /** As chosen; empty before anything was. */
  readonly question: string;
  readonly answer: string;
  readonly problem?: RowProblem | undefined;
}

interface SetUp {
  readonly organization: Organization;
  readonly rows: readonly QuestionRow[];
  readonly state: 'empty' | 'random' | 'refused' | 'busy';
}

/** Three questions of our list, each with an answer. */
export const QuestionsPage = ({ organization, rows, state }: SetUp) => {
  const words = useText(questionsWords);
  const problems = rows.flatMap(({ problem }, index) =>
    problem
      ? [{ field: fieldOf(problem, index + 1), text: `${words.question(index + 1)}: ${words.problems[problem]}` }]
      : [],
  );
  const page = {
    title: words.pageTitle,
    lead: words.pageLead,
    help: 'without_help' as const,
    problem: state === 'busy' ? words.busy : problems.length > 0 ? problems : undefined,
    children: (
      <>
        {state === 'random' && <Notice tone="warning">{words.randomDone}</Notice>}
        <p class="hint">{words.advice}</p>
        <Form action="/account/questions">
          {rows.map((row, index) => (
            <Row key={index} row={row} number={index + 1} />
          ))}
          <ButtonRow>
            <Button tone="primary">{words.save}</Button>
            <Button name="do" value="random">
              {words.random}
            </Button>
            <ButtonLink href="/account">{useText(accountWords).cancel}</ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

const isAboutQuestion = (problem: RowProblem | undefined): boolean =>
  problem === 'no_question' || problem === 'same_question';

const fieldOf = (problem: RowProblem, number: number): string =>
  `${isAboutQuestion(problem) ? 'question' : 'answer'}_${number}`;

const Row = ({
  row: { question, answer, problem },
  number,
}: {
  readonly row: QuestionRow;
  readonly number: number;
}) => {
  const words = useText(questionsWords);
  const texts = useText(questionWords);
  const error = problem && words.problems[problem];
  return (
    <>
      <SelectField
        name={`question_${number}`}
        label={words.question(number)}
        value={question}
        error={isAboutQuestion(problem) ? error : undefined}
        options={[
          { value: '', label: words.choose },
          ...questionIds.map((id: QuestionId) => ({ value: id, label: texts[id] })),
        ]}
      />
      <TextField
        name={`answer_${number}`}
        label={words.answer(number)}
        value={answer}
        dir="auto"
        error={isAboutQuestion(problem) ? undefined : error}
        {...unguessed}
      />
    </>
  );
};

interface Check {
  readonly organization: Organization;
  readonly asked: readonly QuestionId[];
  readonly problem: 'wrong' | 'noMore' | 'busy' | undefined;
}

/** Only to find out whether one still knows the answers. It opens nothing. */
export const CheckQuestionsPage = ({ organization, asked, problem }: Check) => {
  const words = useText(questionsWords);
  const page = {
    title: words.checkTitle,
    lead: words.checkLead,
    help: 'without_help' as const,
    problem: problem && words[problem],
    children: (
      <Form action="/account/questions/check">
        <QuestionFields asked={asked} />
        <ButtonRow>
          <Button tone="primary">{words.submit}</Button>
          <ButtonLink href="/account/questions">{words.change}</ButtonLink>
          <ButtonLink href="/account">{useText(accountWords).cancel}</ButtonLink>
        </ButtonRow>
      </Form>
    ),
  };
  return <IdentityScreen organization={organization} page={page} />;
};

/** `off`: the policy has no personal questions. */
export type QuestionsSheet = QuestionsKept | 'none' | 'off';

/** On the page of one’s account. */
export const QuestionsCard = ({ sheet }: { readonly sheet: QuestionsSheet }) => {
  const words = useText(questionsWords);
  if (sheet === 'off') return null;
  if (sheet === 'none')
    return (
      <Card
        title={words.title}
        description={words.offDescription}
        actions={<ButtonLink href="/account/questions">{words.setUp}</ButtonLink>}
      />
    );
  const notice = sheet.state === 'fine' ? undefined : words[sheet.state];
  return (
    <Card
      title={words.title}
      description={words.offDescription}
      actions={
        <>
          {sheet.state !== 'disabled' && <ButtonLink href="/account/questions/check">{words.check}</ButtonLink>}
          <ButtonLink href="/account/questions">{words.change}</ButtonLink>
          <PostButton action="/account/questions/remove" label={words.remove} tone="danger" />
        </>
      }
    >
      {notice && (
        <Notice tone="warning" title={notice.title}>
          {notice.text}
        </Notice>
      )}
      <p class="hint">
        {words.since} <Time at={new Date(sheet.setAt)} show="date" />
      </p>
    </Card>
  );
};
