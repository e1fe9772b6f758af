import { catalogue, isolate } from '../../kit/catalogue.ts';

interface Told {
  readonly title: string;
  /** With a blank in the middle. */
  readonly code: string;
  readonly link: string;
}

/** The letter that brings a code. It says nothing that the person who asks has chosen. */
export const emailCodeWords = catalogue({
  en: {
    subject: (title: string) => `Your code for ${title}`,
    body: ({ title, code, link }: Told) => `Your code for ${title} is

    ${code}

Type it in where you were asked for it, or open this link in the same browser:
${link}

It works for 15 minutes, and only there. If you did not ask for it, do nothing, and give the code to nobody.
`,
  },
  de: {
    subject: (title) => `Ihr Code für ${title}`,
    body: ({ title, code, link }) => `Ihr Code für ${title} ist

    ${code}

Geben Sie ihn dort ein, wo Sie danach gefragt wurden, oder öffnen Sie diesen Link im selben Browser:
${link}

Er gilt 15 Minuten und nur dort. Wenn Sie ihn nicht angefordert haben, tun Sie nichts, und geben Sie den Code niemandem.
`,
  },
  ar: {
    subject: (title) => `رمزك في ${isolate(title)}`,
    body: ({ title, code, link }) => `رمزك في ${isolate(title)} هو

    ${isolate(code)}

أدخله حيث طُلب منك، أو افتح هذا الرابط في المتصفح نفسه:
${link}

وهو صالح لمدة 15 دقيقة وهناك فقط. إذا لم تطلبه فلا تفعل شيئًا، ولا تعط الرمز لأحد.
`,
  },
});
