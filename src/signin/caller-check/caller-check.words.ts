import { catalogue, isolate } from '../../kit/catalogue.ts';

interface Told {
  readonly title: string;
  /** Of the representative. */
  readonly fullName: string;
  readonly code: string;
}

/** The letter with the code that a caller reads out: the only code of ours that is for somebody else’s ears. */
export const callerLetter = catalogue({
  en: {
    subject: (title: string) => `${title}: the code for your call`,
    body: ({
      title,
      fullName,
      code,
    }: Told) => `${fullName} of ${title} is on the phone with somebody who says that they are you.

If that is you, read out this code:

    ${code}

It works for 10 minutes, and opens nothing by itself.
If you are not on the phone with them, tell nobody the code: somebody pretends to be you.
`,
  },
  de: {
    subject: (title) => `${title}: der Code für Ihr Telefonat`,
    body: ({ title, fullName, code }) => `${fullName} von ${title} telefoniert mit jemandem, der sagt, Sie zu sein.

Wenn Sie das sind, lesen Sie diesen Code vor:

    ${code}

Er gilt 10 Minuten und öffnet für sich allein nichts.
Wenn Sie nicht mit ihnen telefonieren, sagen Sie niemandem den Code: Jemand gibt sich für Sie aus.
`,
  },
  ar: {
    subject: (title) => `${isolate(title)}: رمز مكالمتك`,
    body: ({ title, fullName, code }) => `يتحدث ${isolate(fullName)} من ${isolate(title)} هاتفيًا مع شخص يقول إنه أنت.

إن كنت أنت المتصل فاقرأ هذا الرمز:

    ${isolate(code)}

وهو صالح لمدة 10 دقائق، ولا يفتح شيئًا وحده.
إن لم تكن تتحدث معهم هاتفيًا فلا تخبر أحدًا بالرمز: هناك من يدّعي أنه أنت.
`,
  },
});
