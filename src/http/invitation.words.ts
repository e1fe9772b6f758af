import { catalogue, isolate } from '../kit/catalogue.ts';

/** Where the link of an invitation leads. */
export const invitationWords = catalogue({
  en: {
    title: (portal: string) => `Welcome to ${portal}`,
    lead: (name: string) => `${name}, choose a password of your own. Nobody else gets to know it.`,
    signedInAs: (name: string) => `This browser is signed in as ${name}`,
    thatEnds: (name: string) => `That ends when you go on: you are ${name} then.`,
    email: 'Your email address',
    password: 'Password',
    set: 'Set the password and sign in',
    gone: {
      title: 'This invitation opens nothing any more',
      lead: 'It works once, within 7 days, and may have been replaced by a newer one or withdrawn.',
      text: 'If you have set your password already, sign in with it. Otherwise ask whoever invited you for a new one.',
      signIn: 'Sign in',
      start: 'Go to the start',
    },
  },
  de: {
    title: (portal) => `Willkommen bei ${portal}`,
    lead: (name) => `${name}, wählen Sie Ihr eigenes Passwort. Niemand sonst erfährt es.`,
    signedInAs: (name) => `In diesem Browser ist ${name} angemeldet`,
    thatEnds: (name) => `Das endet, wenn Sie fortfahren: Dann sind Sie ${name}.`,
    email: 'Ihre E-Mail-Adresse',
    password: 'Passwort',
    set: 'Passwort setzen und anmelden',
    gone: {
      title: 'Diese Einladung gilt nicht mehr',
      lead: 'Sie gilt einmal und 7 Tage lang; vielleicht gibt es eine neuere, oder sie wurde zurückgezogen.',
      text: 'Wenn Sie Ihr Passwort schon gesetzt haben, melden Sie sich damit an. Sonst bitten Sie um eine neue Einladung.',
      signIn: 'Anmelden',
      start: 'Zum Anfang',
    },
  },
  ar: {
    title: (portal) => `مرحبًا بك في ${isolate(portal)}`,
    lead: (name) => `${isolate(name)}، اختر كلمة مرور خاصة بك. لن يعرفها أحد غيرك.`,
    signedInAs: (name) => `هذا المتصفح مسجّل الدخول باسم ${isolate(name)}`,
    thatEnds: (name) => `ينتهي ذلك عندما تتابع: ستصبح حينها ${isolate(name)}.`,
    email: 'بريدك الإلكتروني',
    password: 'كلمة المرور',
    set: 'تعيين كلمة المرور وتسجيل الدخول',
    gone: {
      title: 'لم تعد هذه الدعوة صالحة',
      lead: 'تُستخدم الدعوة مرة واحدة خلال 7 أيام، وربما حلّت محلها دعوة أحدث أو سُحبت.',
      text: 'إذا عيّنت كلمة مرورك من قبل فسجّل الدخول بها. وإلا فاطلب دعوة جديدة ممن دعاك.',
      signIn: 'تسجيل الدخول',
      start: 'إلى البداية',
    },
  },
});
