import { catalogue } from '../../kit/catalogue.ts';

/** Where a sign-in leads whose password others may know. */
export const newPasswordWords = catalogue({
  en: {
    title: 'Choose a new password',
    lead: 'Others may know the one that you have just used. Choose another to go on, and change it wherever else you use it.',
    username: 'Email address',
    field: 'New password',
    submit: 'Save and sign in',
  },
  de: {
    title: 'Wählen Sie ein neues Passwort',
    lead: 'Andere könnten das kennen, das Sie eben benutzt haben. Wählen Sie ein anderes, um fortzufahren, und ändern Sie es überall, wo Sie es sonst noch verwenden.',
    username: 'E-Mail-Adresse',
    field: 'Neues Passwort',
    submit: 'Speichern und anmelden',
  },
  ar: {
    title: 'اختر كلمة مرور جديدة',
    lead: 'قد يعرف غيرك كلمة المرور التي استخدمتها الآن. اختر كلمة أخرى لتتابع، وغيّرها في كل مكان آخر تستخدمها فيه.',
    username: 'البريد الإلكتروني',
    field: 'كلمة المرور الجديدة',
    submit: 'حفظ وتسجيل الدخول',
  },
});
