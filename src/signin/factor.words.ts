import type { FactorName } from '../factors/assurance.ts';
import { catalogue } from '../kit/catalogue.ts';

/** What the ways to prove oneself are called, wherever one of them is named. */
export const factorWords = catalogue<Readonly<Record<FactorName, string>>>({
  en: {
    password: 'password',
    personal_questions: 'personal questions',
    email_code: 'code by email',
    sms_code: 'code by text message',
    totp: 'authenticator app',
    hotp: 'code generator',
    passkey: 'passkey',
    security_key: 'security key',
    recovery_code: 'recovery code',
    remote: 'your company’s site',
  },
  de: {
    password: 'Passwort',
    personal_questions: 'persönliche Fragen',
    email_code: 'Code per E-Mail',
    sms_code: 'Code per SMS',
    totp: 'Authenticator-App',
    hotp: 'Codegenerator',
    passkey: 'Passkey',
    security_key: 'Sicherheitsschlüssel',
    recovery_code: 'Wiederherstellungscode',
    remote: 'die Website Ihrer Firma',
  },
  ar: {
    password: 'كلمة المرور',
    personal_questions: 'الأسئلة الشخصية',
    email_code: 'رمز بالبريد الإلكتروني',
    sms_code: 'رمز برسالة نصية',
    totp: 'تطبيق المصادقة',
    hotp: 'مولّد الرموز',
    passkey: 'مفتاح المرور',
    security_key: 'مفتاح الأمان',
    recovery_code: 'رمز استرداد',
    remote: 'موقع شركتك',
  },
});
