import { catalogue } from '../../kit/catalogue.ts';

/** A token that shows a code at the press of a button. */
export const generatorWords = catalogue({
  en: {
    title: 'Code generator',
    description: 'A token that shows a code when you press its button, for whoever has one.',
    setUp: 'Set up',
    pageTitle: 'Set up your code generator',
    pageLead: 'Type what came with the token, then two codes, one after the other as it shows them.',
    secret: 'Secret of the token',
    secretHint: 'Letters and digits, in the papers or the file that came with it.',
    first: 'First code',
    second: 'Next code',
    codeHint: 'Press the button, and type what it shows.',
    name: 'Name of the token',
    confirm: 'Confirm',
    problems: {
      bad_secret: 'That is not a secret of a token: at least 26 letters and digits 2–7, or 32 of 0–9 and A–F.',
      wrong: 'These codes do not follow each other on a token with this secret. Press the button twice more.',
    },
  },
  de: {
    title: 'Codegenerator',
    description: 'Ein Gerät, das auf Knopfdruck einen Code anzeigt, falls Sie eines haben.',
    setUp: 'Einrichten',
    pageTitle: 'Ihren Codegenerator einrichten',
    pageLead: 'Geben Sie ein, was dem Gerät beilag, und dann zwei Codes, nacheinander, wie es sie anzeigt.',
    secret: 'Geheimnis des Geräts',
    secretHint: 'Buchstaben und Ziffern, in den Unterlagen oder der Datei, die dabei war.',
    first: 'Erster Code',
    second: 'Nächster Code',
    codeHint: 'Drücken Sie den Knopf, und geben Sie ein, was es anzeigt.',
    name: 'Name des Geräts',
    confirm: 'Bestätigen',
    problems: {
      bad_secret:
        'Das ist kein Geheimnis eines Geräts: mindestens 26 Buchstaben und Ziffern 2–7, oder 32 von 0–9 und A–F.',
      wrong: 'Diese Codes folgen auf einem Gerät mit diesem Geheimnis nicht aufeinander. Drücken Sie noch zweimal.',
    },
  },
  ar: {
    title: 'مولّد الرموز',
    description: 'جهاز يعرض رمزًا عند الضغط على زره، إن كان لديك واحد.',
    setUp: 'إعداد',
    pageTitle: 'إعداد مولّد الرموز',
    pageLead: 'اكتب ما جاء مع الجهاز، ثم رمزين متتاليين كما يعرضهما.',
    secret: 'سر الجهاز',
    secretHint: 'حروف وأرقام، في الأوراق أو الملف المرفق به.',
    first: 'الرمز الأول',
    second: 'الرمز التالي',
    codeHint: 'اضغط الزر واكتب ما يعرضه.',
    name: 'اسم الجهاز',
    confirm: 'تأكيد',
    problems: {
      bad_secret: 'هذا ليس سر جهاز: 26 على الأقل من الحروف والأرقام 2–7، أو 32 من 0–9 وA–F.',
      wrong: 'هذان الرمزان لا يتتاليان في جهاز بهذا السر. اضغط الزر مرتين أخريين.',
    },
  },
});
