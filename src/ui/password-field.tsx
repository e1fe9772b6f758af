import { controlAttributes, FieldFrame, type FieldProps } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import { useWords } from './page-context.ts';

export interface PasswordFieldProps extends FieldProps {
  /** `current-password` (add `webauthn` last for passkeys) or `new-password`. */
  readonly autocomplete: 'current-password' | 'current-password webauthn' | 'new-password';
  readonly minlength?: number | undefined;
  /** The policy in the words that password managers read, such as `minlength: 12;`. */
  readonly passwordrules?: string | undefined;
  readonly autofocus?: boolean | undefined;
}

/** A password: can be pasted, can be shown where scripts run, and is never sent back to the page. */
export const PasswordField = (props: PasswordFieldProps) => {
  const words = useWords();
  const { label, hint, error, optional, id = props.name, ...control } = props;
  return (
    <FieldFrame field={props}>
      <div class="password">
        <input type="password" autocapitalize="none" spellcheck={false} {...control} {...controlAttributes(props)} />
        <button type="button" hidden aria-pressed="false" aria-controls={id} title={words.showPassword}>
          <span class="sr-only">{words.showPassword}</span>
          <Icon name="eye" />
          <Icon name="eye-off" />
        </button>
      </div>
      <p class="hint" role="status" id={`${id}-caps-lock`} data-text={words.capsLockOn} />
    </FieldFrame>
  );
};
