import { catalogue, isolate } from '../../kit/catalogue.ts';

/** The letter that brings a code. It says nothing that the person who asks has chosen. */
export const emailCodeWords = catalogue({
  en: {
    subject: (title: string) => `Your code for ${title}`,
    body: (title: string, code: string) => `Somebody who is signed in to ${title} wants to confirm this email address.

The code is

    ${code}

It works for 15 minutes, in the browser that asked for it.
If that was not you, do nothing, and give the code to nobody.
`,
  },
  de: {
    subject: (title) => `Ihr Code für ${title}`,
    body: (title, code) => `Jemand, der bei ${title} angemeldet ist, möchte diese E-Mail-Adresse bestätigen.

Der Code ist

    ${code}

Er gilt 15 Minuten, in dem Browser, der ihn angefordert hat.
Wenn Sie das nicht waren, tun Sie nichts, und geben Sie den Code niemandem.
`,
  },
  ar: {
    subject: (title) => `رمزك في ${isolate(title)}`,
    body: (title, code) => `يريد شخص مسجّل الدخول في ${isolate(title)} تأكيد عنوان البريد الإلكتروني هذا.

الرمز هو

    ${isolate(code)}

وهو صالح لمدة 15 دقيقة في المتصفح الذي طلبه.
إذا لم تكن أنت من طلبه فلا تفعل شيئًا، ولا تعط الرمز لأحد.
`,
  },
});
