import { catalogue } from '../../kit/catalogue.ts';
import { useText } from '../../ui/page-context.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { recoveryWords } from '../recovery/recovery.words.ts';
import { type FieldsProps, factorPage } from './factor-page.ts';

const words = catalogue({
  en: {
    way: 'Use your password',
    label: 'Password',
    goOn: 'Sign in',
    wrong: 'The email address or password is not right. Check both and try again.',
  },
  de: {
    way: 'Passwort benutzen',
    label: 'Passwort',
    goOn: 'Anmelden',
    wrong: 'E-Mail-Adresse oder Passwort stimmt nicht. Prüfen Sie beides, und versuchen Sie es noch einmal.',
  },
  ar: {
    way: 'استخدام كلمة المرور',
    label: 'كلمة المرور',
    goOn: 'تسجيل الدخول',
    wrong: 'البريد الإلكتروني أو كلمة المرور غير صحيحة. تحقق منهما وحاول مرة أخرى.',
  },
});

const Fields = ({ attempt, error }: FieldsProps<undefined>) => (
  <>
    {/* Password managers need to know whose password it is. */}
    <input type="text" name="username" value={attempt.identifier} autocomplete="username" hidden readonly />
    <PasswordField
      name="password"
      label={useText(words).label}
      autocomplete="current-password"
      autofocus={error === undefined}
    />
  </>
);

/** Where it is what everybody begins with. */
const After = ({ attempt }: FieldsProps<undefined>) => {
  const { begin } = useText(recoveryWords);
  return attempt.evidence.length > 0 ? null : (
    <p>
      <a href="/sign-in/recover">{begin.forgot}</a>
    </p>
  );
};

export const passwordPage = factorPage({
  factor: 'password',
  path: 'password',
  words,
  fields: { password: 4096 },
  read: async () => undefined,
  Fields,
  After,
});
