import { catalogue, isolate } from '../kit/catalogue.ts';

interface Told {
  readonly title: string;
  readonly email: string;
  readonly link: string;
}

/** The letter in which an administrator asks for a new password. It opens nothing: whoever follows it proves who they are. */
export const askLetter = catalogue({
  en: {
    subject: (title: string) => `${title}: please choose a new password`,
    body: ({
      title,
      email,
      link,
    }: Told) => `An administrator of ${title} asks you to choose a new password for ${email}:

${link}

You are asked to prove that it is you. Nobody but you gets to know the new password.
`,
  },
  de: {
    subject: (title) => `${title}: Bitte wählen Sie ein neues Passwort`,
    body: ({
      title,
      email,
      link,
    }) => `Ein Administrator von ${title} bittet Sie, ein neues Passwort für ${email} zu wählen:

${link}

Sie werden gebeten zu zeigen, dass Sie es sind. Niemand außer Ihnen erfährt das neue Passwort.
`,
  },
  ar: {
    subject: (title) => `${isolate(title)}: يرجى اختيار كلمة مرور جديدة`,
    body: ({
      title,
      email,
      link,
    }) => `يطلب منك أحد المسؤولين في ${isolate(title)} اختيار كلمة مرور جديدة لـ ${isolate(email)}:

${link}

سيُطلب منك إثبات أنك أنت. لن يعرف كلمة المرور الجديدة أحد غيرك.
`,
  },
});
