import Type, { type Static } from 'typebox';
import {
  logLevels,
  readDatabaseUrl,
  readHashParallel,
  readListenAddress,
  readLogLevel,
  readMailFrom,
  readPublicUrl,
  readRetention,
  readSecretKey,
  readSessionTime,
  readSmtpUrl,
  readTrustedProxies,
} from './read-values.ts';
import { type About, type Reads, setting } from './setting.ts';
import { smsSettings } from './sms-settings.ts';

/** The facts of one deployment: what each is, its default, and its one sentence of documentation. */
export const settingsSchema = Type.Object({
  data: setting(
    {
      default: './data',
      expects: 'a folder',
      description: 'The folder that holds the embedded database and the secret key.',
    },
    (text) => text,
  ),
  databaseUrl: Type.Optional(
    setting(
      {
        expects: 'a URL such as postgresql://user:password@host/database',
        secret: 'password',
        description: 'A PostgreSQL database, for several processes; without it the embedded database is used.',
      },
      readDatabaseUrl,
    ),
  ),
  listen: setting(
    {
      default: '127.0.0.1:8080',
      expects: 'host:port, such as 127.0.0.1:8080 or [::1]:8080',
      description: 'Where the server listens; only this machine can reach the default.',
    },
    readListenAddress,
  ),
  publicUrl: setting(
    {
      default: 'http://localhost:8080',
      expects: 'an https address without a path (http only for localhost and names that end in .localhost)',
      description: 'The address people reach the server at: console, safe access, and links in mails begin with it.',
    },
    readPublicUrl,
  ),
  trustedProxies: setting(
    {
      default: '',
      expects: 'addresses, CIDR blocks and a-b ranges with commas between, such as 10.0.0.0/8',
      description:
        'The proxies whose X-Forwarded-For, -Proto and -Host count; each must set or remove all three. From anyone else they are ignored.',
    },
    readTrustedProxies,
  ),
  smtpUrl: Type.Optional(
    setting(
      {
        expects: 'a URL such as smtps://user:password@mail.example:465',
        secret: 'password',
        description: 'The server that sends our mails; without it they wait in the console’s list of mails.',
      },
      readSmtpUrl,
    ),
  ),
  mailFrom: setting(
    {
      default: 'Sallyport <sallyport@localhost>',
      expects: 'an address such as Acme Support <support@acme.example>',
      description: 'The sender of our mails; must be set together with the mail server.',
    },
    readMailFrom,
  ),
  ...smsSettings,
  secretKey: Type.Optional(
    setting(
      {
        expects: '32 bytes in base64 or hexadecimal',
        secret: 'whole',
        description:
          'Encrypts the keys of connections in the database. Without it one is made and kept as secret.key in the data folder; several processes must share one.',
      },
      readSecretKey,
    ),
  ),
  hashParallel: setting(
    {
      default: 'cores',
      expects: 'a number from 1 to 64, or cores',
      description:
        'How many passwords are hashed at a time, each on a core of its own for some 20 ms; the word cores means as many as there are.',
    },
    readHashParallel,
  ),
  logLevel: setting(
    { default: 'info', expects: `one of ${logLevels.join(', ')}`, description: 'How much is written to the log.' },
    readLogLevel,
  ),
  sessionIdle: setting(
    {
      default: '8h',
      expects: 'a time from 1m to 30d, such as 8h',
      description:
        'How long a session lasts without a request: long enough for a break in a working day, too short to be found open the next morning.',
    },
    readSessionTime,
  ),
  sessionLifetime: setting(
    {
      default: '7d',
      expects: 'a time from 1m to 30d, such as 7d',
      description:
        'How long a session lasts however busy it is: proving who one is once a week keeps well below the 30 days that NIST 800-63B allows after one factor.',
    },
    readSessionTime,
  ),
  eventRetention: setting(
    {
      default: '400d',
      expects: 'a time from 30d to 3650d, such as 400d',
      description:
        'How long events are kept: a year and a little, so that a yearly audit finds all of it. What is left can still be verified after older ones went.',
    },
    readRetention,
  ),
});

export type Settings = Readonly<Static<typeof settingsSchema>>;
export type SettingName = keyof typeof settingsSchema.properties;

/** What the schema says about a setting beside its type. */
export const aboutOf = (name: SettingName): About => settingsSchema.properties[name] as object as About;

/** The value that a text stands for, or `undefined` when it stands for none. */
export const readSetting = (name: SettingName, text: string): Settings[SettingName] =>
  (settingsSchema.properties[name] as object as Reads<Settings[SettingName]>).read(text);

export const settingNames = Object.keys(settingsSchema.properties) as SettingName[];

/** The text of each setting that somebody set. */
export type SettingTexts = Partial<Record<SettingName, string>>;

/** `publicUrl` is `public_url` in the file… */
export const fileNameOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** …and `SALLYPORT_PUBLIC_URL` in the environment. */
export const environmentNameOf = (name: string): string => `SALLYPORT_${fileNameOf(name).toUpperCase()}`;
