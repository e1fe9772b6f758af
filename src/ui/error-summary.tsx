import { useWords } from './page-context.ts';

export interface ProblemItem {
  readonly text: string;
  /** Id of the field that has it; the line links there. */
  readonly field?: string | undefined;
}

/** One sentence, or one line per field that needs attention. */
export type Problem = string | readonly ProblemItem[];

/** What went wrong, at the top, focused when the page arrives. Pages show it for their `problem`. */
export const ErrorSummary = ({ problem }: { readonly problem: Problem }) => {
  const words = useWords();
  return (
    <div class="notice danger" role="alert" tabindex={-1} autofocus>
      {typeof problem === 'string' ? (
        <p>{problem}</p>
      ) : (
        <div>
          <p class="notice-title">{words.problemHeading}</p>
          <ul>
            {problem.map(({ text, field }) => (
              <li key={text}>{field === undefined ? text : <a href={`#${field}`}>{text}</a>}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};
