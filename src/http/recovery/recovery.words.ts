import { catalogue, isolate } from '../../kit/catalogue.ts';

/** Coming back to an account: by oneself, or with an administrator’s help. */
export const recoveryWords = catalogue({
  en: {
    begin: {
      title: 'Forgot your password?',
      lead: 'We mail you a code. With it, and whatever else your account asks for, you choose a new password.',
      identifier: 'Email address or login name',
      goOn: 'Mail me a code',
      onItsWay: (typed: string) =>
        `If there is an account for ${typed}, an email is on its way. It may take a few minutes.`,
      forgot: 'Forgot your password?',
      stoppedLead:
        'Your account asks for more than you could show here. An administrator can help you back in: they make sure who you are, and it takes a day.',
    },
    choose: {
      title: 'Choose a new password',
      lead: (portal: string) => `For ${portal}. All your sessions end, and you sign in with it afterwards.`,
      username: 'Email address',
      password: 'New password',
      submit: 'Save the new password',
    },
    assisted: {
      lead: 'Your administrator reads out a code to you. It works together with the link you came by.',
      code: 'The code that was read out to you',
      wrong: 'That code is not right. After five wrong codes this link opens nothing any more.',
    },
    done: {
      title: 'Your new password is saved',
      lead: 'Sign in with it now. Whatever else your account asks for is asked for as before.',
      assistedLead: 'Sign in with it now. You may be asked to set up a second step again.',
      signIn: 'Sign in',
    },
    stop: {
      title: 'Stop the recovery of your account?',
      lead: (email: string) => `An administrator was asked to let somebody into ${email} with a new password.`,
      yes: 'It was not me: stop it',
    },
    stopped: {
      title: 'It was stopped',
      lead: 'Nothing about your account was changed. Tell your administrator that somebody asked for it.',
    },
    gone: {
      title: 'This link opens nothing any more',
      lead: 'It works once and for a limited time, and may have been replaced by a newer one or stopped.',
      signIn: 'Sign in',
    },
  },
  de: {
    begin: {
      title: 'Passwort vergessen?',
      lead: 'Wir schicken Ihnen einen Code. Mit ihm und dem, was Ihr Konto sonst verlangt, wählen Sie ein neues Passwort.',
      identifier: 'E-Mail-Adresse oder Anmeldename',
      goOn: 'Code schicken',
      onItsWay: (typed) =>
        `Wenn es ein Konto für ${typed} gibt, ist eine E-Mail unterwegs. Das kann ein paar Minuten dauern.`,
      forgot: 'Passwort vergessen?',
      stoppedLead:
        'Ihr Konto verlangt mehr, als Sie hier zeigen konnten. Ein Administrator kann Ihnen zurückhelfen: Er stellt fest, wer Sie sind, und es dauert einen Tag.',
    },
    choose: {
      title: 'Wählen Sie ein neues Passwort',
      lead: (portal) => `Für ${portal}. Alle Ihre Sitzungen enden, und danach melden Sie sich damit an.`,
      username: 'E-Mail-Adresse',
      password: 'Neues Passwort',
      submit: 'Neues Passwort speichern',
    },
    assisted: {
      lead: 'Ihr Administrator liest Ihnen einen Code vor. Er gilt zusammen mit dem Link, über den Sie kamen.',
      code: 'Der Code, der Ihnen vorgelesen wurde',
      wrong: 'Dieser Code stimmt nicht. Nach fünf falschen Codes gilt dieser Link nicht mehr.',
    },
    done: {
      title: 'Ihr neues Passwort ist gespeichert',
      lead: 'Melden Sie sich jetzt damit an. Was Ihr Konto sonst verlangt, verlangt es weiterhin.',
      assistedLead:
        'Melden Sie sich jetzt damit an. Vielleicht werden Sie gebeten, wieder einen zweiten Schritt einzurichten.',
      signIn: 'Anmelden',
    },
    stop: {
      title: 'Die Wiederherstellung Ihres Kontos aufhalten?',
      lead: (email) => `Ein Administrator wurde gebeten, jemanden mit einem neuen Passwort in ${email} einzulassen.`,
      yes: 'Das war ich nicht: aufhalten',
    },
    stopped: {
      title: 'Sie wurde aufgehalten',
      lead: 'An Ihrem Konto wurde nichts geändert. Sagen Sie Ihrem Administrator, dass jemand danach gefragt hat.',
    },
    gone: {
      title: 'Dieser Link gilt nicht mehr',
      lead: 'Er gilt einmal und nur eine Zeit lang; vielleicht gibt es einen neueren, oder er wurde aufgehalten.',
      signIn: 'Anmelden',
    },
  },
  ar: {
    begin: {
      title: 'هل نسيت كلمة المرور؟',
      lead: 'نرسل إليك رمزًا بالبريد. به وبما يطلبه حسابك غير ذلك تختار كلمة مرور جديدة.',
      identifier: 'البريد الإلكتروني أو اسم الدخول',
      goOn: 'إرسال رمز',
      onItsWay: (typed) =>
        `إن كان هناك حساب باسم ${isolate(typed)} فهناك رسالة في الطريق إليه. قد يستغرق ذلك بضع دقائق.`,
      forgot: 'هل نسيت كلمة المرور؟',
      stoppedLead: 'يطلب حسابك أكثر مما استطعت إثباته هنا. يمكن للمسؤول مساعدتك: يتأكد من هويتك، ويستغرق ذلك يومًا.',
    },
    choose: {
      title: 'اختر كلمة مرور جديدة',
      lead: (portal) => `لـ ${isolate(portal)}. تنتهي جميع جلساتك، وبعدها تسجّل الدخول بها.`,
      username: 'البريد الإلكتروني',
      password: 'كلمة المرور الجديدة',
      submit: 'حفظ كلمة المرور الجديدة',
    },
    assisted: {
      lead: 'يقرأ لك المسؤول رمزًا. يعمل الرمز مع الرابط الذي جئت منه.',
      code: 'الرمز الذي قُرئ لك',
      wrong: 'هذا الرمز غير صحيح. بعد خمسة رموز خاطئة لا يعود هذا الرابط صالحًا.',
    },
    done: {
      title: 'تم حفظ كلمة مرورك الجديدة',
      lead: 'سجّل الدخول بها الآن. ما يطلبه حسابك غير ذلك يُطلب كما من قبل.',
      assistedLead: 'سجّل الدخول بها الآن. قد يُطلب منك إعداد خطوة ثانية من جديد.',
      signIn: 'تسجيل الدخول',
    },
    stop: {
      title: 'هل توقف استعادة حسابك؟',
      lead: (email) => `طُلب من أحد المسؤولين إدخال شخص إلى ${isolate(email)} بكلمة مرور جديدة.`,
      yes: 'لم أكن أنا: أوقفها',
    },
    stopped: {
      title: 'تم إيقافها',
      lead: 'لم يتغير شيء في حسابك. أخبر المسؤول أن شخصًا ما طلب ذلك.',
    },
    gone: {
      title: 'لم يعد هذا الرابط صالحًا',
      lead: 'يُستخدم مرة واحدة ولوقت محدود، وربما حل محله رابط أحدث أو أُوقف.',
      signIn: 'تسجيل الدخول',
    },
  },
});
