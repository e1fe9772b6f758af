import type { ComponentChildren } from 'preact';
import { catalogue } from '../../src/kit/catalogue.ts';

/** The customer portal. Names and addresses come isolated, in `<bdi>`. */
export const portalWords = catalogue({
  en: {
    home: 'Home',
    yourTickets: 'Your tickets',
    workspace: 'Workspace',
    console: 'Console',
    yourAccount: 'Your account',
    confirmAddress: 'Confirm your email address',
    confirmOffer: (email: ComponentChildren): ComponentChildren => (
      <>If you have written to us from {email} before, you will see those tickets here too.</>
    ),
    sendCode: 'Send me a code',
    hello: (name: ComponentChildren): ComponentChildren => <>Hello {name}</>,
    signedInAs: (name: ComponentChildren, email: ComponentChildren): ComponentChildren => (
      <>
        Signed in as {name} ({email})
      </>
    ),
    signedInThrough: (
      name: ComponentChildren,
      email: ComponentChildren,
      site: ComponentChildren,
    ): ComponentChildren => (
      <>
        Signed in as {name} ({email}) through {site}
      </>
    ),
    newTicket: 'New ticket',
    openTickets: 'Your open tickets',
    allTickets: 'All your tickets',
    moreTickets: 'More of your tickets',
    noOpenTickets: 'You have no open tickets',
    ask: 'Ask us a question, and follow here what becomes of it.',
    askOrLook: (tickets: ComponentChildren): ComponentChildren => (
      <>Ask us a question, and follow here what becomes of it. What was solved is under {tickets}.</>
    ),
    noTickets: 'No tickets yet',
    noneSolved: 'None of your tickets is solved yet.',
    noneOpen: 'Nothing of yours is open.',
    whichTickets: 'Which tickets',
    views: { all: 'All', unsolved: 'Open', solved: 'Solved' },
    listOf: (view: string) => `Your tickets: ${view}`,
    whatHappened: 'What happened?',
    whatHappenedHint: 'What you did, what you expected, and what you saw.',
    send: 'Send',
    cancel: 'Cancel',
    openedForYou: 'Opened for you by support',
    /** Beside the reader's own name. */
    you: '(you)',
    support: 'Support',
    markSolved: 'Mark as solved',
    yourReply: 'Your reply',
    reopens: 'This ticket is solved. A reply opens it again.',
    sendReply: 'Send reply',
    nothingHere: 'There is nothing here',
    nothingHereLead: 'The address may be mistyped, or it is not yours to see.',
    toStart: 'Go to the start',
  },
  de: {
    home: 'Start',
    yourTickets: 'Ihre Anfragen',
    workspace: 'Arbeitsplatz',
    console: 'Konsole',
    yourAccount: 'Ihr Konto',
    confirmAddress: 'Ihre E-Mail-Adresse bestätigen',
    confirmOffer: (email) => (
      <>Haben Sie uns früher schon von {email} geschrieben? Dann sehen Sie diese Anfragen hier auch.</>
    ),
    sendCode: 'Code senden',
    hello: (name) => <>Guten Tag, {name}</>,
    signedInAs: (name, email) => (
      <>
        Angemeldet als {name} ({email})
      </>
    ),
    signedInThrough: (name, email, site) => (
      <>
        Angemeldet als {name} ({email}) über {site}
      </>
    ),
    newTicket: 'Neue Anfrage',
    openTickets: 'Ihre offenen Anfragen',
    allTickets: 'Alle Ihre Anfragen',
    moreTickets: 'Weitere Anfragen',
    noOpenTickets: 'Sie haben keine offenen Anfragen',
    ask: 'Stellen Sie uns eine Frage, und verfolgen Sie hier, was daraus wird.',
    askOrLook: (tickets) => (
      <>Stellen Sie uns eine Frage, und verfolgen Sie hier, was daraus wird. Gelöstes finden Sie unter {tickets}.</>
    ),
    noTickets: 'Noch keine Anfragen',
    noneSolved: 'Noch ist keine Ihrer Anfragen gelöst.',
    noneOpen: 'Von Ihnen ist nichts offen.',
    whichTickets: 'Welche Anfragen',
    views: { all: 'Alle', unsolved: 'Offen', solved: 'Gelöst' },
    listOf: (view) => `Ihre Anfragen: ${view}`,
    whatHappened: 'Was ist geschehen?',
    whatHappenedHint: 'Was Sie getan haben, was Sie erwartet haben und was Sie gesehen haben.',
    send: 'Senden',
    cancel: 'Abbrechen',
    openedForYou: 'Vom Support für Sie eröffnet',
    you: '(Sie)',
    support: 'Support',
    markSolved: 'Als gelöst markieren',
    yourReply: 'Ihre Antwort',
    reopens: 'Diese Anfrage ist gelöst. Eine Antwort öffnet sie wieder.',
    sendReply: 'Antwort senden',
    nothingHere: 'Hier ist nichts',
    nothingHereLead: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist nicht für Sie.',
    toStart: 'Zur Startseite',
  },
  ar: {
    home: 'الرئيسية',
    yourTickets: 'تذاكرك',
    workspace: 'مساحة العمل',
    console: 'لوحة الإدارة',
    yourAccount: 'حسابك',
    confirmAddress: 'تأكيد بريدك الإلكتروني',
    confirmOffer: (email) => <>إذا كنت قد راسلتنا من {email} سابقًا فسترى تلك التذاكر هنا أيضًا.</>,
    sendCode: 'أرسلوا إليّ رمزًا',
    hello: (name) => <>مرحبًا {name}</>,
    signedInAs: (name, email) => (
      <>
        مسجّل الدخول باسم {name} ({email})
      </>
    ),
    signedInThrough: (name, email, site) => (
      <>
        مسجّل الدخول باسم {name} ({email}) عبر {site}
      </>
    ),
    newTicket: 'تذكرة جديدة',
    openTickets: 'تذاكرك المفتوحة',
    allTickets: 'كل تذاكرك',
    moreTickets: 'المزيد من تذاكرك',
    noOpenTickets: 'ليست لديك تذاكر مفتوحة',
    ask: 'اطرح علينا سؤالًا وتابع هنا ما يستجد بشأنه.',
    askOrLook: (tickets) => <>اطرح علينا سؤالًا وتابع هنا ما يستجد بشأنه. وما تم حله تجده في {tickets}.</>,
    noTickets: 'لا توجد تذاكر بعد',
    noneSolved: 'لم تُحل أي من تذاكرك بعد.',
    noneOpen: 'ليست لديك تذاكر مفتوحة.',
    whichTickets: 'أي التذاكر',
    views: { all: 'الكل', unsolved: 'مفتوحة', solved: 'محلولة' },
    listOf: (view) => `تذاكرك: ${view}`,
    whatHappened: 'ماذا حدث؟',
    whatHappenedHint: 'ما فعلته، وما توقعته، وما رأيته.',
    send: 'إرسال',
    cancel: 'إلغاء',
    openedForYou: 'فتحها لك فريق الدعم',
    you: '(أنت)',
    support: 'الدعم',
    markSolved: 'وضع علامة محلولة',
    yourReply: 'ردك',
    reopens: 'هذه التذكرة محلولة. أي رد يفتحها من جديد.',
    sendReply: 'إرسال الرد',
    nothingHere: 'لا يوجد شيء هنا',
    nothingHereLead: 'ربما كُتب العنوان خطأً، أو أن الصفحة ليست لك.',
    toStart: 'الذهاب إلى صفحة البداية',
  },
});

export type PortalWords = (typeof portalWords)['en'];
