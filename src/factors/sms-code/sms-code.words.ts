import { catalogue } from '../../kit/catalogue.ts';

/** The message that brings a code: short, because each 70 characters of some scripts are paid for. */
export const smsCodeWords = catalogue({
  en: { text: (code: string, title: string) => `${code} is your code for ${title}. Tell it to nobody, whoever asks.` },
  de: { text: (code, title) => `${code} ist Ihr Code für ${title}. Sagen Sie ihn niemandem, wer auch fragt.` },
  ar: { text: (code, title) => `${code} هو رمزك في ${title}. لا تخبر به أحدًا، مهما كان السائل.` },
});
