import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.ts';

/** What every field has, whatever its control. */
export interface FieldProps {
  readonly name: string;
  readonly label: ComponentChildren;
  /** Default: the name. Error summaries link to it. */
  readonly id?: string | undefined;
  readonly hint?: ComponentChildren | undefined;
  /** A sentence that says what to do. */
  readonly error?: string | undefined;
  /** Says "optional" beside the label; a field is required otherwise. */
  readonly optional?: boolean | undefined;
}

/** The attributes that tie a control to its label, hint and error. */
export function controlAttributes({ name, id = name, hint, error, optional }: FieldProps) {
  const describedBy = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return {
    id,
    name,
    required: !optional,
    'aria-invalid': error === undefined ? undefined : ('true' as const),
    'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
  };
}

/** Label, hint and error above the control. */
export const FieldFrame = ({
  field,
  children,
}: {
  readonly field: FieldProps;
  readonly children: ComponentChildren;
}) => {
  const words = useWords();
  const id = field.id ?? field.name;
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {field.optional && <span class="optional"> ({words.optional})</span>}
      </label>
      <FieldNotes field={field} />
      {children}
    </div>
  );
};

export const FieldNotes = ({ field }: { readonly field: FieldProps }) => {
  const words = useWords();
  const id = field.id ?? field.name;
  return (
    <>
      {field.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {field.error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          <span class="sr-only">{words.problemInField} </span>
          {field.error}
        </p>
      )}
    </>
  );
};
