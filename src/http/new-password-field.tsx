import { useText } from '../ui/page-context.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { StrengthMeter } from '../ui/strength-meter.tsx';
import { passwordWords } from './password.words.ts';

interface Props {
  readonly label: string;
  /** In code points. */
  readonly shortest: number;
  readonly refusal?: keyof ReturnType<(typeof passwordWords)['en']['refusals']> | undefined;
  readonly autofocus?: boolean;
}

/** Where a new password is chosen; the page loads `meterScripts`. */
export const NewPasswordField = ({ label, shortest, refusal, autofocus }: Props) => {
  const words = useText(passwordWords);
  return (
    <div class="field">
      <PasswordField
        name="password"
        label={label}
        hint={words.hint(shortest)}
        error={refusal && words.refusals(shortest)[refusal]}
        autocomplete="new-password"
        minlength={shortest}
        passwordrules={`minlength: ${shortest};`}
        autofocus={autofocus}
      />
      <StrengthMeter field="password" words={words.meter} />
    </div>
  );
};
