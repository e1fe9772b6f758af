import type { Person } from '../../directory/person.ts';
import type { Evidence } from '../../factors/assurance.ts';
import type { Connection } from '../../remote/connection.ts';

/** Such as “Customer” or “Representative: Manager, Standard”. */
export function rightsOf({ kind, role, profile }: Person): string {
  if (kind === 'customer') return 'Customer';
  const place = [role, profile].filter((name) => name !== null).join(', ');
  return place === '' ? 'Representative' : `Representative: ${place}`;
}

/** Who brought the person here. */
export function originOf({ createdBy }: Pick<Person, 'createdBy'>, connections: readonly Connection[]): string {
  const known: Readonly<Record<string, string>> = {
    claim: 'By the claim link of the server',
    file: 'By a configuration file',
    administrator: 'By an administrator, in this console',
  };
  const connection = connections.find(({ id }) => id === createdBy);
  if (connection)
    return `By a signed sign-up of ${new URL(connection.loginUrl).hostname} (connection ${connection.name})`;
  return (
    known[createdBy] ?? (createdBy.startsWith('cnx_') ? 'By a signed sign-up of a connection that is gone' : createdBy)
  );
}

const factorWords: Readonly<Record<Evidence['factor'], string>> = {
  password: 'password',
  personal_questions: 'personal questions',
  email_code: 'code by mail',
  sms_code: 'code by text message',
  totp: 'authenticator app',
  hotp: 'code generator',
  passkey: 'passkey',
  security_key: 'security key',
  recovery_code: 'recovery code',
  remote: 'signed link',
};

/** What a session rests on, such as “password”. */
export const proofsOf = (evidence: readonly Evidence[]): string =>
  [...new Set(evidence.map(({ factor }) => factorWords[factor]))].join(', ');

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Such as “Firefox on Windows”, as far as a browser tells; the order matters, because each claims to be the others too. */
export function browserOf(userAgent: string): string {
  const find = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, system] = [find(browsers), find(systems)];
  if (browser) return system ? `${browser} on ${system}` : browser;
  return userAgent === '' ? 'Unknown browser' : userAgent.slice(0, 60);
}
