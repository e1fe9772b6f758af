import { answerFields } from '../../factors/personal-questions/personal-questions.ts';
import type { QuestionId } from '../../factors/personal-questions/questions.ts';
import { readAskedQuestions } from '../../factors/personal-questions/read-personal-questions.ts';
import { catalogue } from '../../kit/catalogue.ts';
import { QuestionFields } from '../question-fields.tsx';
import { type FieldsProps, factorPage } from './factor-page.ts';

const words = catalogue({
  en: {
    way: 'Answer personal questions',
    lead: 'Answer the questions you chose. Letter case and punctuation make no difference.',
    goOn: 'Continue',
    wrong: 'At least one of the two answers is not right.',
  },
  de: {
    way: 'Persönliche Fragen beantworten',
    lead: 'Beantworten Sie die Fragen, die Sie gewählt haben. Groß- und Kleinschreibung und Satzzeichen sind gleich.',
    goOn: 'Weiter',
    wrong: 'Mindestens eine der beiden Antworten stimmt nicht.',
  },
  ar: {
    way: 'الإجابة عن الأسئلة الشخصية',
    lead: 'أجب عن الأسئلة التي اخترتها. لا فرق بين الحروف الكبيرة والصغيرة ولا لعلامات الترقيم.',
    goOn: 'متابعة',
    wrong: 'إحدى الإجابتين على الأقل غير صحيحة.',
  },
});

const Fields = ({ shown }: FieldsProps<readonly QuestionId[]>) => <QuestionFields asked={shown} />;

export const questionsPage = factorPage({
  factor: 'personal_questions',
  path: 'questions',
  words,
  fields: Object.fromEntries(answerFields.map((field) => [field, 1000])),
  // Which questions they are shows nothing before a proof: the step comes after one.
  read: async (ctx, { person, evidence }) => (person && evidence.length > 0 ? readAskedQuestions(ctx, person.id) : []),
  Fields,
});
