import { catalogue, isolate } from '../kit/catalogue.ts';

/** Where a caller shows that the account is theirs. */
export const callerCheckWords = catalogue({
  en: {
    title: 'Are you on the phone with us?',
    lead: (portal: string) =>
      `Somebody says to ${portal} that they are you. If it is you who calls, you are told a number now.`,
    number: 'The number you are told',
    yes: 'It is me who calls',
    no: 'I am not on the phone',
    wrong: 'That is not the number. Ask to have it read out once more.',
    none: {
      title: 'Nobody asks for you at the moment',
      lead: 'When you telephone with support, they can have you show here that it is you. Ask them to begin, then load this page again.',
      again: 'Look again',
    },
    done: {
      matched: { title: 'Thank you', lead: 'Whoever you are talking to sees now that it is you.' },
      denied: {
        title: 'Thank you for telling us',
        lead: 'They see now that it is not you who calls. Nothing was changed.',
      },
      over: { title: 'This check is over', lead: 'Ask to begin another one if you are still on the phone.' },
    },
  },
  de: {
    title: 'Telefonieren Sie gerade mit uns?',
    lead: (portal) => `Jemand sagt bei ${portal}, Sie zu sein. Wenn Sie das sind, hören Sie jetzt eine Zahl.`,
    number: 'Die Zahl, die Sie hören',
    yes: 'Ich bin es, der anruft',
    no: 'Ich telefoniere nicht',
    wrong: 'Das ist nicht die Zahl. Lassen Sie sie sich noch einmal vorlesen.',
    none: {
      title: 'Gerade fragt niemand nach Ihnen',
      lead: 'Wenn Sie mit dem Support telefonieren, können Sie hier zeigen, dass Sie es sind. Bitten Sie darum, zu beginnen, und laden Sie diese Seite dann neu.',
      again: 'Noch einmal nachsehen',
    },
    done: {
      matched: { title: 'Danke', lead: 'Ihr Gegenüber sieht jetzt, dass Sie es sind.' },
      denied: {
        title: 'Danke für die Auskunft',
        lead: 'Dort ist jetzt zu sehen, dass nicht Sie anrufen. Geändert wurde nichts.',
      },
      over: { title: 'Diese Prüfung ist vorbei', lead: 'Bitten Sie um eine neue, wenn Sie noch telefonieren.' },
    },
  },
  ar: {
    title: 'هل تتحدث معنا هاتفيًا الآن؟',
    lead: (portal) => `هناك من يقول لـ ${isolate(portal)} إنه أنت. إن كنت أنت المتصل فستسمع رقمًا الآن.`,
    number: 'الرقم الذي تسمعه',
    yes: 'أنا المتصل',
    no: 'لست على الهاتف',
    wrong: 'ليس هذا هو الرقم. اطلب أن يُقرأ لك مرة أخرى.',
    none: {
      title: 'لا أحد يسأل عنك الآن',
      lead: 'حين تتصل بالدعم يمكنك أن تُظهر هنا أنك أنت. اطلب منهم البدء ثم حمّل هذه الصفحة من جديد.',
      again: 'تحقق مرة أخرى',
    },
    done: {
      matched: { title: 'شكرًا لك', lead: 'يرى من تتحدث معه الآن أنك أنت.' },
      denied: { title: 'شكرًا لإخبارنا', lead: 'يرون الآن أنك لست المتصل. لم يتغير شيء.' },
      over: { title: 'انتهى هذا التحقق', lead: 'اطلب بدء تحقق آخر إن كنت لا تزال على الهاتف.' },
    },
  },
});
