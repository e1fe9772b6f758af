import { SHORTEST_PASSWORD } from '../factors/password/check-password.ts';
import { catalogue, isolate } from '../kit/catalogue.ts';
import { passwordWords } from './password.words.ts';

/** The page of the first administrator, and why a form on it is refused. */
export const claimWords = catalogue({
  en: {
    title: 'Set up your portal',
    lead: 'You become its first administrator.',
    gone: 'This claim link no longer works',
    goneLead: 'It is used once, within 15 minutes. While nobody has claimed the server, each start prints a new one.',
    portalTitle: 'Title of the portal',
    portalTitleHint: 'Your customers see it, such as Acme Support',
    portalName: 'Portal name',
    portalNameHint: 'Part of its address: small letters, digits and hyphens',
    fullName: 'Your name',
    email: 'Your email address',
    password: 'Password',
    create: 'Create the portal',
    refusals: {
      bad_title: 'Give the portal a title of up to 80 characters.',
      bad_portal_name: 'Use small letters, digits and hyphens, such as acme; a few words are reserved.',
      portal_name_taken: 'Another portal has this name already.',
      bad_full_name: 'Enter your name, each part up to 50 characters.',
      bad_email: 'Enter an email address, such as you@example.com.',
      ...passwordWords.en.refusals(SHORTEST_PASSWORD),
    },
  },
  de: {
    title: 'Ihr Portal einrichten',
    lead: 'Sie werden sein erster Administrator.',
    gone: 'Dieser Link gilt nicht mehr',
    goneLead:
      'Er gilt einmal und 15 Minuten lang. Solange der Server niemandem gehört, gibt jeder Start einen neuen aus.',
    portalTitle: 'Titel des Portals',
    portalTitleHint: 'Ihre Kunden sehen ihn, zum Beispiel Acme Support',
    portalName: 'Name des Portals',
    portalNameHint: 'Teil seiner Adresse: Kleinbuchstaben, Ziffern und Bindestriche',
    fullName: 'Ihr Name',
    email: 'Ihre E-Mail-Adresse',
    password: 'Passwort',
    create: 'Portal anlegen',
    refusals: {
      bad_title: 'Geben Sie dem Portal einen Titel von höchstens 80 Zeichen.',
      bad_portal_name:
        'Nehmen Sie Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel acme; einige Wörter sind vergeben.',
      portal_name_taken: 'Ein anderes Portal hat diesen Namen schon.',
      bad_full_name: 'Geben Sie Ihren Namen ein, jeden Teil mit höchstens 50 Zeichen.',
      bad_email: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel sie@example.com.',
      ...passwordWords.de.refusals(SHORTEST_PASSWORD),
    },
  },
  ar: {
    title: 'إعداد بوابتك',
    lead: 'ستصبح أول مسؤول عنها.',
    gone: 'لم يعد هذا الرابط صالحًا',
    goneLead: 'يُستخدم الرابط مرة واحدة خلال 15 دقيقة. وما دام الخادم بلا مالك، يظهر رابط جديد عند كل تشغيل.',
    portalTitle: 'عنوان البوابة',
    portalTitleHint: `يراه عملاؤك، مثل ${isolate('Acme Support')}`,
    portalName: 'اسم البوابة',
    portalNameHint: 'جزء من عنوانها على الشبكة: أحرف لاتينية صغيرة وأرقام وشرطات',
    fullName: 'اسمك',
    email: 'بريدك الإلكتروني',
    password: 'كلمة المرور',
    create: 'إنشاء البوابة',
    refusals: {
      bad_title: 'أدخل عنوانًا للبوابة لا يزيد على 80 حرفًا.',
      bad_portal_name: `استخدم أحرفًا لاتينية صغيرة وأرقامًا وشرطات، مثل ${isolate('acme')}؛ وبعض الكلمات محجوزة.`,
      portal_name_taken: 'توجد بوابة أخرى بهذا الاسم.',
      bad_full_name: 'أدخل اسمك، على ألا يزيد كل جزء منه على 50 حرفًا.',
      bad_email: `أدخل عنوان بريد إلكتروني، مثل ${isolate('you@example.com')}.`,
      ...passwordWords.ar.refusals(SHORTEST_PASSWORD),
    },
  },
});
