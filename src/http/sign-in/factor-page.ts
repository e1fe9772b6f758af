import type { VNode } from 'preact';
import type { FactorName } from '../../factors/assurance.ts';
import type { Catalogue } from '../../kit/catalogue.ts';
import type { Try } from '../../signin/flow/prove-factor.ts';
import type { AppContext } from '../app-context.ts';

/** What a page says of its factor. `wrong` never says which part was. */
export interface FactorWords {
  /** On the list of “another way”. */
  readonly way: string;
  readonly lead?: string;
  readonly goOn: string;
  readonly wrong: string;
  /** Only of what expires. */
  readonly expired?: string;
}

/** What the fields inside the form are made of. */
export interface FieldsProps<Shown> {
  readonly attempt: Try;
  readonly shown: Shown;
  /** Of the first field that is typed into. */
  readonly error: string | undefined;
}

export type FactorPage = ReturnType<typeof factorPage>;

interface Parts<Shown> {
  readonly factor: FactorName;
  /** The page is at `/sign-in/<path>`. */
  readonly path: string;
  readonly words: Catalogue<FactorWords>;
  /** The fields that are sent, and how long each may be; nothing else reaches the factor. */
  readonly fields: Readonly<Record<string, number>>;
  /** The field that a wrong answer is shown at; none: it is shown above the form alone. */
  readonly typed?: string;
  readonly sheets?: readonly string[];
  readonly scripts?: readonly string[];
  /** Reads what the page shows, such as a challenge that was remembered or where a code went. It sends nothing. */
  readonly read: (ctx: AppContext, attempt: Try) => Promise<Shown>;
  readonly Fields: (props: FieldsProps<Shown>) => VNode | null;
  /** Under the form, such as a button that sends a code once more (a form of its own). */
  readonly After?: (props: FieldsProps<Shown>) => VNode | null;
}

/**
 * How a factor is asked for, in a sign-in, a step-up or a recovery. The frame around it is the same for all: whose sign-in
 * it is, the form with its button, what was wrong, other ways, starting over, help.
 *
 * A factor with a `challenge` gets it called by a POST when its step begins, and again by a POST to
 * `/sign-in/<path>/challenge` (another way, or “send it once more”); a GET sends nothing.
 */
export function factorPage<Shown>({ read, Fields, After, ...page }: Parts<Shown>) {
  return {
    ...page,
    /** What is shown inside and under the form. */
    async show(ctx: AppContext, attempt: Try) {
      const shown = await read(ctx, attempt);
      return {
        fields: (error: string | undefined) => Fields({ attempt, shown, error }),
        after: (error: string | undefined) => After?.({ attempt, shown, error }) ?? null,
      };
    },
  };
}
