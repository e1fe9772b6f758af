import { assetUrl } from './assets.ts';

export interface StrengthWords {
  readonly label: string;
  /** From the weakest to the strongest: five. */
  readonly levels: readonly string[];
  /** Said of what is not plain ASCII, because another keyboard may not have it. */
  readonly foreign: string;
}

/**
 * How hard a new password is to guess: advice, never a rule, and nothing where scripts do not run. What estimates it is
 * 90 KB, and is loaded when somebody begins to choose.
 */
export const StrengthMeter = ({ field, words }: { readonly field: string; readonly words: StrengthWords }) => (
  <>
    <div
      data-strength-of={field}
      data-estimator={assetUrl('strength.js')}
      data-levels={JSON.stringify(words.levels)}
      data-label={words.label}
      data-foreign={words.foreign}
    >
      <meter min={0} max={5} low={3} high={4} optimum={5} aria-hidden="true" hidden />
      <p class="hint" role="status" />
    </div>
    <script type="module" src={assetUrl('meter.js')} />
  </>
);
