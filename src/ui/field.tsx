import type { InputHTMLAttributes } from 'preact';
import { controlAttributes, FieldFrame, type FieldProps } from './field-frame.tsx';

export interface TextFieldProps extends FieldProps {
  /** Default `text`. */
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'search' | 'number' | 'date' | 'datetime-local' | undefined;
  readonly value?: string | undefined;
  readonly dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | undefined;
  readonly pattern?: string | undefined;
  readonly minlength?: number | undefined;
  readonly maxlength?: number | undefined;
  readonly autocapitalize?: 'none' | 'words' | 'sentences' | undefined;
  readonly spellcheck?: boolean | undefined;
  /** Only on a page whose sole purpose is this field. */
  readonly autofocus?: boolean | undefined;
  readonly readonly?: boolean | undefined;
}

/** Addresses run left to right in every language. */
const latin: ReadonlySet<string> = new Set(['email', 'url', 'tel']);

/** A line of text. */
export const TextField = (props: TextFieldProps) => {
  const { label, hint, error, optional, id, type = 'text', ...control } = props;
  // Preact types one shape of input per type; here the type is not known yet.
  const attributes = {
    type,
    dir: latin.has(type) ? 'ltr' : undefined,
    ...control,
    ...controlAttributes(props),
  } as InputHTMLAttributes;
  return (
    <FieldFrame field={props}>
      <input {...attributes} />
    </FieldFrame>
  );
};

/** An e-mail address or login name: never capitalised, never spell-checked. */
export const EmailField = (props: Omit<TextFieldProps, 'type'>) => (
  <TextField autocomplete="email" autocapitalize="none" spellcheck={false} {...props} type="email" />
);

/** A one-time code: one field, so that it can be pasted and filled in by the system. */
export const CodeField = (props: Omit<TextFieldProps, 'type'>) => (
  <TextField dir="ltr" autocomplete="one-time-code" inputmode="numeric" pattern="[0-9 ]*" maxlength={16} {...props} />
);

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly maxlength?: number | undefined;
  readonly spellcheck?: boolean | undefined;
}

/** Several lines of text. */
export const TextArea = (props: TextAreaProps) => (
  <FieldFrame field={props}>
    <textarea
      rows={props.rows ?? 4}
      maxlength={props.maxlength}
      spellcheck={props.spellcheck}
      {...controlAttributes(props)}
    >
      {props.value}
    </textarea>
  </FieldFrame>
);

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
}

/** One of many, in the browser's own list. */
export const SelectField = (props: SelectFieldProps) => (
  <FieldFrame field={props}>
    <select {...controlAttributes(props)}>
      {props.options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === props.value}>
          {option.label}
        </option>
      ))}
    </select>
  </FieldFrame>
);
