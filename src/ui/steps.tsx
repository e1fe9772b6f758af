import { useWords } from './page-context.ts';

export interface Step {
  readonly label: string;
  /** Steps one may go back or on to. */
  readonly href?: string | undefined;
  readonly done?: boolean | undefined;
}

/** Where one is on a way of several pages. `current` counts from 1. */
export const Steps = ({ steps, current }: { readonly steps: readonly Step[]; readonly current: number }) => {
  const words = useWords();
  return (
    <nav aria-label={words.stepOf(current, steps.length)}>
      <ol class="steps">
        {steps.map(({ label, href, done }, index) => (
          <li
            key={label}
            class={done && index + 1 !== current ? 'done' : undefined}
            aria-current={index + 1 === current ? 'step' : undefined}
          >
            {href && index + 1 !== current ? <a href={href}>{label}</a> : <span>{label}</span>}
            {done && <span class="sr-only"> ({words.stepDone})</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
};
