import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { controlAttributes, FieldNotes, type FieldProps } from './field-frame.tsx';

export interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren | undefined;
}

export interface RadioGroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
}

/** One of few, all visible. The first choice carries the id of the field, so that an error summary can lead there. */
export const RadioGroup = (props: RadioGroupProps) => {
  const { id, 'aria-describedby': describedBy } = controlAttributes(props);
  return (
    <fieldset class="field" aria-describedby={describedBy}>
      <legend>{props.label}</legend>
      <FieldNotes field={props} />
      {props.choices.map((choice, index) => (
        <ChoiceLine
          key={choice.value}
          id={index === 0 ? id : `${id}-${choice.value}`}
          choice={choice}
          control={{ type: 'radio', name: props.name, checked: choice.value === props.value }}
        />
      ))}
    </fieldset>
  );
};

export interface CheckboxProps extends FieldProps {
  readonly checked?: boolean | undefined;
  /** Default `on`. */
  readonly value?: string | undefined;
  /** A switch says "on or off from now on"; a checkbox says "yes". */
  readonly look?: 'checkbox' | 'switch' | undefined;
  /** The browser asks for the tick by itself: for a page that the server cannot show again. */
  readonly required?: boolean | undefined;
}

/** One yes or no; a browser sends nothing for no. */
export const Checkbox = (props: CheckboxProps) => {
  const { id, 'aria-invalid': invalid } = controlAttributes(props);
  const { name, label, hint, error, value = 'on', checked, look, required } = props;
  return (
    <div class="field">
      {error !== undefined && <FieldNotes field={{ name, id, label, error }} />}
      <ChoiceLine
        id={id}
        choice={{ value, label, hint }}
        control={{
          type: 'checkbox',
          name,
          checked,
          role: look === 'switch' ? 'switch' : undefined,
          required,
          'aria-invalid': invalid,
          errorId: error === undefined ? undefined : `${id}-error`,
        }}
      />
    </div>
  );
};

interface ChoiceControl {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly checked?: boolean | undefined;
  readonly role?: 'switch' | undefined;
  readonly required?: boolean | undefined;
  readonly 'aria-invalid'?: 'true' | undefined;
  readonly errorId?: string | undefined;
}

const ChoiceLine = (props: { readonly id: string; readonly choice: Choice; readonly control: ChoiceControl }) => {
  const { id, choice } = props;
  const { errorId, ...control } = props.control;
  const hintId = choice.hint === undefined ? undefined : `${id}-hint`;
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined;
  // Preact types one shape of input per type; here it is one of two.
  const attributes = { id, value: choice.value, 'aria-describedby': describedBy, ...control } as InputHTMLAttributes;
  return (
    <div class="choice">
      <input {...attributes} />
      <label for={id}>{choice.label}</label>
      {hintId && (
        <p class="hint" id={hintId}>
          {choice.hint}
        </p>
      )}
    </div>
  );
};
