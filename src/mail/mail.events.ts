interface AboutMail {
  readonly organizationId: string | null;
  readonly actor: 'system';
  readonly mailId: string;
}

interface AboutTest {
  readonly organizationId: string;
  /** Who asked for it. */
  readonly actor: string;
  readonly testId: string;
}

export type MailEvent =
  | (AboutMail & { readonly type: 'mail.sent' })
  | (AboutMail & { readonly type: 'mail.abandoned'; readonly problem: string })
  | (AboutTest & { readonly type: 'mail.tested' })
  | (AboutTest & { readonly type: 'mail.arrived'; readonly route: string })
  | {
      readonly type: 'mail.retried';
      readonly organizationId: string;
      readonly actor: string;
      readonly mails: number;
    };

export const mailEvents: Readonly<Record<MailEvent['type'], string>> = {
  'mail.sent': 'A mail was handed to the mail server.',
  'mail.abandoned': 'A mail could not be sent, and is not tried again.',
  'mail.tested': 'An administrator asked for a test mail.',
  'mail.arrived': 'The link in a test mail was followed: mails arrive.',
  'mail.retried': 'Mails that had been given up are tried again.',
};
