import { catalogue, isolate } from '../../kit/catalogue.ts';

interface Told {
  readonly title: string;
  readonly email: string;
  readonly link: string;
}

/** The letters of a recovery that an administrator helps with: to every address when it begins, to one when it opens. */
export const assistedLetters = catalogue({
  en: {
    begun: {
      subject: (title: string) => `${title}: an administrator helps you back in`,
      body: ({
        title,
        email,
        link,
      }: Told) => `An administrator of ${title} was asked to help you back into your account ${email}.

In 24 hours you can get a link by mail, and a code on the telephone, by which you choose a new password. What you have set up to sign in with is removed then.

If you did not ask for that, stop it here:
${link}
`,
    },
    open: {
      subject: (title: string) => `${title}: choose a new password`,
      body: ({ title, email, link }: Told) => `Choose a new password for ${email} at ${title} here:

${link}

The link works once, within 24 hours, together with the code that your administrator reads out to you.
If you did not ask for that, tell your administrator at once.
`,
    },
  },
  de: {
    begun: {
      subject: (title) => `${title}: Ein Administrator hilft Ihnen zurück in Ihr Konto`,
      body: ({
        title,
        email,
        link,
      }) => `Ein Administrator von ${title} wurde gebeten, Ihnen zurück in Ihr Konto ${email} zu helfen.

In 24 Stunden können Sie einen Link per E-Mail und am Telefon einen Code bekommen, mit denen Sie ein neues Passwort wählen. Was Sie zur Anmeldung eingerichtet haben, wird dann entfernt.

Wenn Sie das nicht wollten, halten Sie es hier auf:
${link}
`,
    },
    open: {
      subject: (title) => `${title}: Wählen Sie ein neues Passwort`,
      body: ({ title, email, link }) => `Wählen Sie hier ein neues Passwort für ${email} bei ${title}:

${link}

Der Link gilt einmal und 24 Stunden lang, zusammen mit dem Code, den Ihnen Ihr Administrator vorliest.
Wenn Sie das nicht wollten, sagen Sie es sofort Ihrem Administrator.
`,
    },
  },
  ar: {
    begun: {
      subject: (title) => `${isolate(title)}: مسؤول يساعدك على العودة إلى حسابك`,
      body: ({
        title,
        email,
        link,
      }) => `طُلب من أحد المسؤولين في ${isolate(title)} مساعدتك على العودة إلى حسابك ${isolate(email)}.

بعد 24 ساعة يمكنك الحصول على رابط بالبريد ورمز عبر الهاتف لتختار بهما كلمة مرور جديدة. وعندها يُزال كل ما أعددته لتسجيل الدخول.

إن لم تطلب ذلك فأوقفه هنا:
${link}
`,
    },
    open: {
      subject: (title) => `${isolate(title)}: اختر كلمة مرور جديدة`,
      body: ({ title, email, link }) => `اختر هنا كلمة مرور جديدة لـ ${isolate(email)} في ${isolate(title)}:

${link}

يعمل الرابط مرة واحدة خلال 24 ساعة، مع الرمز الذي يقرؤه لك المسؤول.
إن لم تطلب ذلك فأخبر المسؤول فورًا.
`,
    },
  },
});
