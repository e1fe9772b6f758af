import { answerFields } from '../factors/personal-questions/personal-questions.ts';
import { questionWords } from '../factors/personal-questions/personal-questions.words.ts';
import type { QuestionId } from '../factors/personal-questions/questions.ts';
import { TextField } from '../ui/field.tsx';
import { useText } from '../ui/page-context.ts';

/** A field for each question that is asked. What was typed is not shown again: only both together are right or wrong. */
export const QuestionFields = ({ asked }: { readonly asked: readonly QuestionId[] }) => {
  const words = useText(questionWords);
  return (
    <>
      {answerFields.slice(0, asked.length).map((field, index) => {
        const question = asked[index];
        return question && <TextField key={field} name={field} label={words[question]} dir="auto" {...unguessed} />;
      })}
    </>
  );
};

/** Browsers do not offer what was typed into other forms. */
export const unguessed = { autocomplete: 'off', autocapitalize: 'none', spellcheck: false } as const;
