import { catalogue } from '../../kit/catalogue.ts';

/** Where the link of a notice leads: for whoever did not do what it tells of. */
export const notMeWords = catalogue({
  en: {
    title: 'Was it not you?',
    lead: 'If you did not do what the mail tells of, shut the account now. It opens again when you prove that it is yours.',
    effects: [
      'Everybody who is signed in to it is signed out, you included.',
      'Its password is taken no more: you choose another one by “Forgotten password?”.',
      'What was set up is taken no more, and an email address that was changed comes back.',
    ],
    yes: 'It was not me: shut it',
    no: 'If it was you, close this page: nothing has happened.',
    doneTitle: 'The account is shut',
    doneLead:
      'Every session ended, and its password is taken no more. Choose another one, and tell your administrator.',
    signIn: 'To the sign-in page',
    goneTitle: 'This link is no longer good',
    goneLead:
      'It was used already, or a week is over. If something is wrong with your account, tell your administrator.',
  },
  de: {
    title: 'Waren Sie das nicht?',
    lead: 'Wenn Sie nicht getan haben, was die E-Mail mitteilt, sperren Sie das Konto jetzt. Es öffnet sich wieder, wenn Sie beweisen, dass es Ihres ist.',
    effects: [
      'Alle, die darin angemeldet sind, werden abgemeldet, auch Sie.',
      'Sein Passwort gilt nicht mehr: Über „Passwort vergessen?“ wählen Sie ein anderes.',
      'Was eingerichtet wurde, gilt nicht mehr, und eine geänderte E-Mail-Adresse kommt zurück.',
    ],
    yes: 'Das war ich nicht: sperren',
    no: 'Wenn Sie es waren, schließen Sie diese Seite: Es ist nichts geschehen.',
    doneTitle: 'Das Konto ist gesperrt',
    doneLead:
      'Alle Sitzungen sind beendet, und das Passwort gilt nicht mehr. Wählen Sie ein anderes, und sagen Sie es Ihrem Administrator.',
    signIn: 'Zur Anmeldeseite',
    goneTitle: 'Dieser Link gilt nicht mehr',
    goneLead:
      'Er wurde schon benutzt, oder eine Woche ist vorbei. Wenn mit Ihrem Konto etwas nicht stimmt, sagen Sie es Ihrem Administrator.',
  },
  ar: {
    title: 'ألم تكن أنت؟',
    lead: 'إذا لم تفعل ما يذكره البريد فأغلق الحساب الآن. ويُفتح من جديد عندما تُثبت أنه لك.',
    effects: [
      'يُسجَّل خروج كل من هو مسجّل الدخول فيه، وأنت منهم.',
      'لن تُقبل كلمة مروره بعد ذلك: تختار غيرها عبر «نسيت كلمة المرور؟».',
      'لن يُقبل ما تم إعداده، ويعود عنوان البريد الذي تم تغييره.',
    ],
    yes: 'لم أكن أنا: أغلقه',
    no: 'إذا كنت أنت فأغلق هذه الصفحة: لم يحدث شيء.',
    doneTitle: 'تم إغلاق الحساب',
    doneLead: 'انتهت كل الجلسات، ولم تعد كلمة المرور مقبولة. اختر غيرها وأخبر المسؤول.',
    signIn: 'إلى صفحة تسجيل الدخول',
    goneTitle: 'لم يعد هذا الرابط صالحًا',
    goneLead: 'استُخدم من قبل، أو انقضى أسبوع. إذا كان في حسابك خلل فأخبر المسؤول.',
  },
});
