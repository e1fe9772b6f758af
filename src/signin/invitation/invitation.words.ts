import { catalogue, isolate } from '../../kit/catalogue.ts';

interface Told {
  readonly title: string;
  /** Of whoever invites. */
  readonly fullName: string;
  readonly email: string;
  readonly link: string;
}

/** The letter of an invitation. */
export const invitationLetter = catalogue({
  en: {
    subject: ({ title, fullName }: Told) => `${fullName} invites you to ${title}`,
    body: ({ title, fullName, email, link }: Told) => `${fullName} invites you to ${title}.

Choose a password of your own here, and you are signed in:

${link}

The link is for ${email}. It works once, within 7 days.
If you do not expect it, do nothing: without it nobody comes in as you.
`,
  },
  de: {
    subject: ({ title, fullName }) => `${fullName} lädt Sie zu ${title} ein`,
    body: ({ title, fullName, email, link }) => `${fullName} lädt Sie zu ${title} ein.

Wählen Sie hier Ihr eigenes Passwort, dann sind Sie angemeldet:

${link}

Der Link ist für ${email}. Er gilt einmal und 7 Tage lang.
Wenn Sie ihn nicht erwarten, tun Sie nichts: Ohne ihn kommt niemand als Sie herein.
`,
  },
  ar: {
    subject: ({ title, fullName }) => `يدعوك ${isolate(fullName)} إلى ${isolate(title)}`,
    body: ({ title, fullName, email, link }) => `يدعوك ${isolate(fullName)} إلى ${isolate(title)}.

اختر هنا كلمة مرور خاصة بك، وستكون مسجّل الدخول:

${link}

هذا الرابط مخصص لـ ${isolate(email)}، ويُستخدم مرة واحدة خلال 7 أيام.
إذا لم تكن تتوقعه فلا تفعل شيئًا: لا يدخل أحد باسمك من دونه.
`,
  },
});
