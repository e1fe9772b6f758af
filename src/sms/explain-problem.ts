interface Explanation {
  readonly pattern: RegExp;
  readonly sentence: string;
}

/** The first that fits counts. */
const explanations: readonly Explanation[] = [
  {
    pattern: /^HTTP 40[13]/,
    sentence: 'The gateway did not take our account or secret: look at SALLYPORT_SMS_ACCOUNT and SALLYPORT_SMS_SECRET.',
  },
  {
    pattern: /^HTTP 3/,
    sentence: 'The gateway wants us elsewhere, which we do not follow: set its last address in SALLYPORT_SMS_URL.',
  },
  {
    pattern: /^HTTP 404/,
    sentence: 'There is nothing at that address of the gateway: look at SALLYPORT_SMS_URL and SALLYPORT_SMS_ACCOUNT.',
  },
  { pattern: /^HTTP 429/, sentence: 'The gateway has had too many messages of ours for now.' },
  {
    pattern: /^HTTP 4/,
    sentence:
      'The gateway did not take the message: the number, or the sender in SALLYPORT_SMS_FROM. Its code says which.',
  },
  { pattern: /^HTTP 5/, sentence: 'The gateway is out of order.' },
  { pattern: /^HTTP/, sentence: 'The gateway’s answer is not the one that SALLYPORT_SMS_SUCCESS expects.' },
  { pattern: /^waited too long$/, sentence: 'It waited longer than its code is worth something.' },
  { pattern: /^timeout$/, sentence: 'The gateway did not answer in time.' },
  { pattern: /^ECONNREFUSED$/, sentence: 'Nothing listens at the address of the gateway.' },
  {
    pattern: /^(?:ENOTFOUND|EAI_AGAIN)$/,
    sentence: 'The name of the gateway is not known: DNS has no address for it.',
  },
  { pattern: /CERT|SSL|TLS|VERIFY/, sentence: 'The gateway’s certificate is not to be trusted.' },
];

/** What went wrong with a message, in plain words. @param problem as the delivery noted it */
export const explainSmsProblem = (problem: string): string =>
  explanations.find(({ pattern }) => pattern.test(problem))?.sentence ??
  'The message could not be handed to the gateway.';
