import type { ComponentChildren } from 'preact';
import { CODE_DIGITS } from '../factors/email-code/mailed-link.ts';
import { catalogue, pluralize } from '../kit/catalogue.ts';

/** Three steps: ask for a code, type it in, done. */
export const confirmAddressWords = catalogue({
  en: {
    ask: 'Confirm your email address',
    askLead: (email: ComponentChildren): ComponentChildren => (
      <>We send a code to {email}. With it, what came from this address before is yours here too.</>
    ),
    send: 'Send the code',
    later: 'Not now',
    code: 'Type in the code',
    codeLead: (email: ComponentChildren): ComponentChildren => (
      <>It is in the email we sent to {email}, and works for 15 minutes.</>
    ),
    codeLabel: 'Code',
    codeHint: pluralize('en', CODE_DIGITS, { one: '# digit', other: '# digits' }),
    confirm: 'Confirm',
    sendNew: 'Send a new code',
    done: 'Your email address is confirmed',
    doneLead: (email: ComponentChildren): ComponentChildren => (
      <>While you stay signed in, what came from {email} before is yours here too.</>
    ),
    goOn: 'Continue',
    refusals: {
      wrong: 'That code is not right.',
      expired: 'That code has expired. Ask for a new one.',
      disabled: 'Codes were tried too often here. Sign out and in again, then ask for a new one.',
      none_waiting: 'There is no code to compare with. Ask for a new one.',
      too_many_mails: 'We have sent you several codes already. Wait an hour, then ask again.',
    },
  },
  de: {
    ask: 'Ihre E-Mail-Adresse bestätigen',
    askLead: (email) => (
      <>Wir senden einen Code an {email}. Damit gehört Ihnen hier auch, was früher von dieser Adresse gekommen ist.</>
    ),
    send: 'Code senden',
    later: 'Jetzt nicht',
    code: 'Den Code eingeben',
    codeLead: (email) => <>Er steht in der E-Mail an {email} und gilt 15 Minuten.</>,
    codeLabel: 'Code',
    codeHint: pluralize('de', CODE_DIGITS, { one: '# Ziffer', other: '# Ziffern' }),
    confirm: 'Bestätigen',
    sendNew: 'Neuen Code senden',
    done: 'Ihre E-Mail-Adresse ist bestätigt',
    doneLead: (email) => (
      <>Solange Sie angemeldet bleiben, gehört Ihnen hier auch, was früher von {email} gekommen ist.</>
    ),
    goOn: 'Weiter',
    refusals: {
      wrong: 'Dieser Code stimmt nicht.',
      expired: 'Dieser Code ist abgelaufen. Fordern Sie einen neuen an.',
      disabled:
        'Hier wurden zu oft Codes versucht. Melden Sie sich ab und wieder an, und fordern Sie dann einen neuen an.',
      none_waiting: 'Es gibt keinen Code zum Vergleichen. Fordern Sie einen neuen an.',
      too_many_mails: 'Wir haben Ihnen schon mehrere Codes gesendet. Warten Sie eine Stunde, bevor Sie es wieder tun.',
    },
  },
  ar: {
    ask: 'تأكيد بريدك الإلكتروني',
    askLead: (email) => <>نرسل رمزًا إلى {email}. وبه يصبح ما وصل من هذا العنوان سابقًا متاحًا لك هنا أيضًا.</>,
    send: 'إرسال الرمز',
    later: 'ليس الآن',
    code: 'أدخل الرمز',
    codeLead: (email) => <>تجده في الرسالة المرسلة إلى {email}، وهو صالح لمدة 15 دقيقة.</>,
    codeLabel: 'الرمز',
    codeHint: pluralize('ar', CODE_DIGITS, {
      zero: '# أرقام',
      one: 'رقم واحد',
      two: 'رقمان',
      few: '# أرقام',
      many: '# رقمًا',
      other: '# رقم',
    }),
    confirm: 'تأكيد',
    sendNew: 'إرسال رمز جديد',
    done: 'تم تأكيد بريدك الإلكتروني',
    doneLead: (email) => <>ما دمت مسجّل الدخول، فإن ما وصل من {email} سابقًا متاح لك هنا أيضًا.</>,
    goOn: 'متابعة',
    refusals: {
      wrong: 'هذا الرمز غير صحيح.',
      expired: 'انتهت صلاحية هذا الرمز. اطلب رمزًا جديدًا.',
      disabled: 'جُرّبت الرموز هنا مرات كثيرة. سجّل الخروج ثم الدخول من جديد، ثم اطلب رمزًا جديدًا.',
      none_waiting: 'لا يوجد رمز للمقارنة. اطلب رمزًا جديدًا.',
      too_many_mails: 'لقد أرسلنا إليك عدة رموز. انتظر ساعة ثم اطلب من جديد.',
    },
  },
});
