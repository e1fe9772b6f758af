import { catalogue, pluralize } from '../kit/catalogue.ts';

/** How long a new password must be, to follow "at least". */
const characters = {
  en: (count: number) => pluralize('en', count, { one: '# character', other: '# characters' }),
  de: (count: number) => pluralize('de', count, { one: '# Zeichen', other: '# Zeichen' }),
  ar: (count: number) =>
    pluralize('ar', count, {
      zero: '# أحرف',
      one: 'حرف واحد',
      two: 'حرفين',
      few: '# أحرف',
      many: '# حرفًا',
      other: '# حرف',
    }),
};

/** What stands at a new password, and why one is refused. */
export const passwordWords = catalogue({
  en: {
    hint: (shortest: number) =>
      `At least ${characters.en(shortest)}. Paste one from your password manager, or use a few random words.`,
    refusals: (shortest: number) => ({
      too_short: `Use at least ${characters.en(shortest)}. A few random words are good.`,
      too_long: 'Use at most 1024 characters.',
      names_its_owner:
        'This is little more than your name, your email address or the name of the portal: guessers try those first. Use words that have nothing to do with you.',
      trivial: 'This repeats itself or follows the keyboard: guessers try that first. Use a few random words.',
      common:
        'This password is on the lists of leaked passwords that guessers use. Use a few random words, or let your password manager make one.',
      unchanged: 'This is the password that others may know. Choose another.',
      busy: 'The server is busy. Try again in a moment.',
    }),
    meter: {
      label: 'How hard it is to guess:',
      levels: ['very easy', 'easy', 'not hard enough', 'hard', 'very hard'],
      foreign: 'It has letters that not every keyboard has.',
    },
  },
  de: {
    hint: (shortest) =>
      `Mindestens ${characters.de(shortest)}. Fügen Sie eines aus Ihrem Passwort-Manager ein, oder nehmen Sie ein paar zufällige Wörter.`,
    refusals: (shortest) => ({
      too_short: `Nehmen Sie mindestens ${characters.de(shortest)}. Ein paar zufällige Wörter sind gut.`,
      too_long: 'Nehmen Sie höchstens 1024 Zeichen.',
      names_its_owner:
        'Das ist kaum mehr als Ihr Name, Ihre E-Mail-Adresse oder der Name des Portals: Die werden zuerst probiert. Nehmen Sie Wörter, die nichts mit Ihnen zu tun haben.',
      trivial:
        'Das wiederholt sich oder folgt der Tastatur: So etwas wird zuerst probiert. Nehmen Sie ein paar zufällige Wörter.',
      common:
        'Dieses Passwort steht auf Listen erbeuteter Passwörter, die Angreifer durchprobieren. Nehmen Sie ein paar zufällige Wörter, oder lassen Sie Ihren Passwort-Manager eines erzeugen.',
      unchanged: 'Das ist das Passwort, das andere kennen könnten. Wählen Sie ein anderes.',
      busy: 'Der Server ist ausgelastet. Versuchen Sie es gleich noch einmal.',
    }),
    meter: {
      label: 'So schwer ist es zu erraten:',
      levels: ['sehr leicht', 'leicht', 'nicht schwer genug', 'schwer', 'sehr schwer'],
      foreign: 'Es enthält Buchstaben, die nicht jede Tastatur hat.',
    },
  },
  ar: {
    hint: (shortest) =>
      `ما لا يقل عن ${characters.ar(shortest)}. الصق كلمة من مدير كلمات المرور، أو استخدم بضع كلمات عشوائية.`,
    refusals: (shortest) => ({
      too_short: `استخدم ما لا يقل عن ${characters.ar(shortest)}. بضع كلمات عشوائية اختيار جيد.`,
      too_long: 'استخدم 1024 حرفًا على الأكثر.',
      names_its_owner:
        'هذه تكاد لا تزيد على اسمك أو بريدك الإلكتروني أو اسم البوابة، وهي أول ما يجرّبه المخمّنون. استخدم كلمات لا صلة لها بك.',
      trivial: 'هذه تكرّر نفسها أو تتبع لوحة المفاتيح، وذلك أول ما يجرّبه المخمّنون. استخدم بضع كلمات عشوائية.',
      common:
        'كلمة المرور هذه في قوائم الكلمات المسرّبة التي يجرّبها المخمّنون. استخدم بضع كلمات عشوائية، أو دع مدير كلمات المرور ينشئ واحدة.',
      unchanged: 'هذه هي كلمة المرور التي قد يعرفها غيرك. اختر كلمة أخرى.',
      busy: 'الخادم مشغول. حاول مرة أخرى بعد قليل.',
    }),
    meter: {
      label: 'صعوبة تخمينها:',
      levels: ['سهلة جدًا', 'سهلة', 'ليست صعبة بما يكفي', 'صعبة', 'صعبة جدًا'],
      foreign: 'فيها حروف لا توجد في كل لوحة مفاتيح.',
    },
  },
});
