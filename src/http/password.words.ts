import { SHORTEST_PASSWORD } from '../factors/password/check-password.ts';
import { catalogue, pluralize } from '../kit/catalogue.ts';

/** How long a new password must be, to follow "at least". */
export const atLeastCharacters = catalogue({
  en: pluralize('en', SHORTEST_PASSWORD, { one: '# character', other: '# characters' }),
  de: pluralize('de', SHORTEST_PASSWORD, { one: '# Zeichen', other: '# Zeichen' }),
  ar: pluralize('ar', SHORTEST_PASSWORD, {
    zero: '# أحرف',
    one: 'حرف واحد',
    two: 'حرفين',
    few: '# أحرف',
    many: '# حرفًا',
    other: '# حرف',
  }),
});

/** Why a new password is refused. */
export const passwordWords = catalogue({
  en: {
    too_short: `Use at least ${atLeastCharacters.en}. A few random words are good.`,
    too_long: 'Use at most 1024 characters.',
    names_its_owner: 'Do not use your name, your email address or the name of the portal.',
    busy: 'The server is busy. Try again in a moment.',
  },
  de: {
    too_short: `Nehmen Sie mindestens ${atLeastCharacters.de}. Ein paar zufällige Wörter sind gut.`,
    too_long: 'Nehmen Sie höchstens 1024 Zeichen.',
    names_its_owner: 'Nehmen Sie weder Ihren Namen noch Ihre E-Mail-Adresse noch den Namen des Portals.',
    busy: 'Der Server ist ausgelastet. Versuchen Sie es gleich noch einmal.',
  },
  ar: {
    too_short: `استخدم ما لا يقل عن ${atLeastCharacters.ar}. بضع كلمات عشوائية اختيار جيد.`,
    too_long: 'استخدم 1024 حرفًا على الأكثر.',
    names_its_owner: 'لا تستخدم اسمك ولا بريدك الإلكتروني ولا اسم البوابة.',
    busy: 'الخادم مشغول. حاول مرة أخرى بعد قليل.',
  },
});
