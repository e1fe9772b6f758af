import { catalogue, isolate } from '../kit/catalogue.ts';

/** The letter to an address that somebody says is theirs. */
export const addressCodeWords = catalogue({
  en: {
    subject: (title: string) => `Confirm this address for ${title}`,
    body: (title: string, code: string) => `Somebody wants to use this address for an account at ${title}. The code is

    ${code}

It works for 15 minutes, where it was asked for. If that was not you, do nothing, and give the code to nobody.
`,
  },
  de: {
    subject: (title) => `Bestätigen Sie diese Adresse für ${title}`,
    body: (title, code) => `Jemand möchte diese Adresse für ein Konto bei ${title} verwenden. Der Code ist

    ${code}

Er gilt 15 Minuten, dort, wo danach gefragt wurde. Wenn Sie das nicht waren, tun Sie nichts, und geben Sie den Code niemandem.
`,
  },
  ar: {
    subject: (title) => `أكّد هذا العنوان لدى ${isolate(title)}`,
    body: (title, code) => `يريد شخص استخدام هذا العنوان لحساب لدى ${isolate(title)}. الرمز هو

    ${isolate(code)}

وهو صالح لمدة 15 دقيقة حيث طُلب. إذا لم تكن أنت فلا تفعل شيئًا، ولا تعط الرمز لأحد.
`,
  },
});
