import type { ComponentChildren } from 'preact';
import { Avatar } from './page-parts.tsx';
import { Time } from './time.tsx';

export interface ThreadEntry {
  readonly id: string;
  readonly author: string;
  /** After the author, such as "(you)". */
  readonly remark?: string | undefined;
  readonly at: Date;
  /** Beside the author, such as a badge that says who may read it. */
  readonly mark?: ComponentChildren;
  /** `aside`: set apart from what the others said, such as a note among colleagues. */
  readonly look?: 'plain' | 'aside' | undefined;
  /** Text keeps its line breaks. */
  readonly body: ComponentChildren;
}

/** What was said, oldest first. `zone` as in `Time`. */
export const Thread = ({
  entries,
  zone,
}: {
  readonly entries: readonly ThreadEntry[];
  readonly zone?: string | undefined;
}) => (
  <ol class="thread">
    {entries.map((entry) => (
      <li key={entry.id} id={entry.id}>
        <Avatar name={entry.author} />
        <article class={entry.look}>
          <header>
            <strong>
              <bdi>{entry.author}</bdi>
              {entry.remark && ` ${entry.remark}`}
            </strong>
            {entry.mark}
            <Time at={entry.at} zone={zone} />
          </header>
          <div class="prose">{entry.body}</div>
        </article>
      </li>
    ))}
  </ol>
);
