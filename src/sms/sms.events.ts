interface AboutSms {
  readonly organizationId: string;
  readonly actor: 'system';
  readonly smsId: string;
}

export type SmsEvent =
  | (AboutSms & { readonly type: 'sms.sent' })
  | (AboutSms & { readonly type: 'sms.abandoned'; readonly problem: string })
  | {
      readonly type: 'sms.stopped';
      readonly organizationId: string;
      readonly actor: 'system';
      /** Country and network; null where all of the organization's are stopped. */
      readonly prefix: string | null;
      readonly written: number;
      readonly used: number;
    }
  | { readonly type: 'sms.resumed'; readonly organizationId: string; readonly actor: string };

export const smsEvents: Readonly<Record<SmsEvent['type'], string>> = {
  'sms.sent': 'A text message was handed to the gateway.',
  'sms.abandoned': 'A text message could not be sent, and is not tried again.',
  'sms.stopped': 'Too few codes of many text messages were typed in: no more are written for now.',
  'sms.resumed': 'An administrator let text messages go again that had been stopped.',
};
