/** What the second step of signing in says, and what comes after a recovery code. */
export const secondStepWords = {
  title: (portal: string) => `Sign in to ${portal}`,
  startOver: 'Start over',
  totp: {
    lead: 'Your password is right. Now enter the code that your authenticator app shows.',
    label: 'Code from your authenticator app',
    hint: '6 digits',
    other: 'Use a recovery code',
  },
  recovery_code: {
    lead: 'Your password is right. Now enter one of the recovery codes you saved. Each works once.',
    label: 'Recovery code',
    hint: 'Four groups of four, such as 7k3f-92ab-c0de-x4tm',
    other: 'Use your authenticator app',
  },
  goOn: 'Continue',
  problems: {
    totp: {
      wrong: 'That code is not right. Each works once, for 30 seconds: enter the one shown now.',
      too_many: 'Too many wrong codes. Wait an hour and start over, or use a recovery code.',
    },
    recovery_code: {
      wrong: 'That code is not right. A recovery code works once.',
      too_many: 'Too many wrong codes. Wait an hour and start over, or use your authenticator app.',
    },
  },
  gone: {
    title: 'Start the sign-in again',
    lead: 'It took longer than 10 minutes, was finished already, or began in another browser.',
    again: 'Sign in',
  },
  last: {
    title: 'Save your new recovery codes',
    lead: 'You have used the last of the old ones. Each of these works once, when you do not have your phone.',
  },
} as const;
