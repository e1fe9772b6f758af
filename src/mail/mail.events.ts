interface AboutMail {
  readonly organizationId: string | null;
  readonly actor: 'system';
  readonly mailId: string;
}

export type MailEvent =
  | (AboutMail & { readonly type: 'mail.sent' })
  | (AboutMail & { readonly type: 'mail.abandoned'; readonly problem: string });

export const mailEvents: Readonly<Record<MailEvent['type'], string>> = {
  'mail.sent': 'A mail was handed to the mail server.',
  'mail.abandoned': 'A mail could not be sent, and is not tried again.',
};
