import { CopyButton } from './copy-button.tsx';

export interface CopyFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
}

/** A value to be taken elsewhere: one click selects all of it, and where scripts run a button copies it. */
export const CopyField = ({ id, label, value, hint }: CopyFieldProps) => (
  <div class="field">
    <span class="label" id={`${id}-label`}>
      {label}
    </span>
    {hint && <p class="hint">{hint}</p>}
    <div class="copy-field">
      {/* biome-ignore lint/a11y/useSemanticElements: an input cannot break a long value over lines */}
      <code id={id} role="group" aria-labelledby={`${id}-label`}>
        {value}
      </code>
      <CopyButton of={id} />
    </div>
  </div>
);
