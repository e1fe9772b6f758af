import { catalogue } from '../../kit/catalogue.ts';

/** “Confirm it is you”. */
export const stepUpWords = catalogue({
  en: {
    title: 'Confirm it is you',
    lead: {
      '/console': 'What comes next can let people in or keep them out. You are asked again after a while.',
      '/account': 'What comes next changes how you sign in. You are asked again after a while.',
    },
    cancel: 'Cancel',
    unreachable: {
      lead: (email: string) => `What comes next asks for a proof that ${email} has not set up.`,
      advice: 'Set one up in your account, or use an account that has it, such as the one that claimed this server.',
      safeAccess: 'Open safe access',
      back: { '/console': 'Back to the console', '/account': 'Back to your account' },
    },
  },
  de: {
    title: 'Bestätigen Sie, dass Sie es sind',
    lead: {
      '/console':
        'Was jetzt kommt, kann Menschen einlassen oder aussperren. Nach einer Weile werden Sie wieder gefragt.',
      '/account': 'Was jetzt kommt, ändert, wie Sie sich anmelden. Nach einer Weile werden Sie wieder gefragt.',
    },
    cancel: 'Abbrechen',
    unreachable: {
      lead: (email) => `Was jetzt kommt, verlangt einen Nachweis, den ${email} nicht eingerichtet hat.`,
      advice:
        'Richten Sie in Ihrem Konto einen ein, oder benutzen Sie ein Konto, das ihn hat, etwa das, das diesen Server übernommen hat.',
      safeAccess: 'Sicheren Zugang öffnen',
      back: { '/console': 'Zurück zur Konsole', '/account': 'Zurück zu Ihrem Konto' },
    },
  },
  ar: {
    title: 'أكّد هويتك',
    lead: {
      '/console': 'الخطوة التالية قد تُدخل أشخاصًا أو تمنعهم. ستُسأل مرة أخرى بعد مدة.',
      '/account': 'الخطوة التالية تغيّر طريقة تسجيل دخولك. ستُسأل مرة أخرى بعد مدة.',
    },
    cancel: 'إلغاء',
    unreachable: {
      lead: (email) => `تتطلب الخطوة التالية إثباتًا لم يُعدّه الحساب \u2068${email}\u2069.`,
      advice: 'أعدّ واحدًا في حسابك، أو استخدم حسابًا لديه ذلك، مثل الحساب الذي تسلّم هذا الخادم.',
      safeAccess: 'فتح الوصول الآمن',
      back: { '/console': 'العودة إلى لوحة الإدارة', '/account': 'العودة إلى حسابك' },
    },
  },
});
