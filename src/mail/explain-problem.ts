/** What went wrong with a mail, in plain words. */
export interface Explained {
  readonly sentence: string;
  readonly advice: string;
  /** `recipient`: other mails may leave all the same. */
  readonly about: 'server' | 'recipient';
}

interface Explanation extends Explained {
  readonly pattern: RegExp;
}

const settings = 'SALLYPORT_SMTP_URL';

/**
 * The beginnings are those of nodemailer and Node, which a mail server cannot write; what it says comes after them. The
 * first that fits counts.
 */
const explanations: readonly Explanation[] = [
  {
    pattern: /^Invalid login|^Missing credentials|^No authentication/,
    sentence: 'The mail server did not take the user name and password.',
    advice: `Correct them in ${settings}. Characters such as @ or / in them are written as %40 or %2F.`,
    about: 'server',
  },
  {
    pattern: /^Mail command failed: 530/, // RFC 4954 section 6: authentication required
    sentence: 'The mail server wants a user name and password.',
    advice: `Set them in ${settings}, such as smtps://user:password@mail.example.com:465.`,
    about: 'server',
  },
  {
    pattern: /^Mail command failed/,
    sentence: 'The mail server does not take mails from our sender address.',
    advice: 'Set SALLYPORT_MAIL_FROM to an address that this account may send as, or allow it there.',
    about: 'server',
  },
  {
    pattern: /^Can't send mail - all recipients were rejected|^Recipient command failed/,
    sentence: 'The mail server did not take the recipient’s address.',
    advice: 'Look whether the address is right, and whether the server relays mails to others for us.',
    about: 'recipient',
  },
  {
    pattern: /^Message failed|^Data command failed/,
    sentence: 'The mail server read the mail and did not take it.',
    advice: 'Its answer below says why: often a filter, a quota, or an address that is not its own.',
    about: 'server',
  },
  {
    pattern: /^(?:connect )?ECONNREFUSED|^connect ECONNREFUSED/,
    sentence: 'Nothing listens at the address of the mail server.',
    advice: `Look at host and port in ${settings}, and whether the mail server runs.`,
    about: 'server',
  },
  {
    pattern: /^(?:getaddrinfo|queryA|queryAaaa) /,
    sentence: 'The name of the mail server is not known.',
    advice: `Look at the host in ${settings}; DNS has no address for it.`,
    about: 'server',
  },
  {
    pattern: /certificate|altname|ssl|tls/i,
    sentence: 'The mail server’s certificate is not to be trusted, or it speaks no TLS there.',
    advice: 'Use the host name that is in its certificate; smtps:// is for port 465, smtp:// for 587 and 25.',
    about: 'server',
  },
  {
    pattern:
      /^(?:Connection closed|Reached maximum number of retries|Unexpected socket close|read ECONNRESET|write EPIPE|Socket closed)/,
    sentence: 'The mail server hung up before it took the mail.',
    advice:
      'Look at the port: smtps:// is for 465, smtp:// for 587 and 25. Some servers hang up on addresses they do not know.',
    about: 'server',
  },
  {
    pattern: /^(?:Connection timeout|Greeting never received|Timeout|connect ETIMEDOUT)/,
    sentence: 'The mail server did not answer in time.',
    advice: 'Look at the port, and whether a firewall lets this server out to it. Many providers block port 25.',
    about: 'server',
  },
  {
    pattern: /^waited too long$/,
    sentence: 'It waited for five days and is out of date.',
    advice: 'Do again what had written it.',
    about: 'recipient',
  },
];

/** @param problem as the delivery noted it */
export const explainProblem = (problem: string): Explained =>
  explanations.find(({ pattern }) => pattern.test(problem)) ?? {
    sentence: 'The mail could not be handed to the mail server.',
    advice: 'What it says is below.',
    about: 'server',
  };
