import Type from 'typebox';
import { describeGateway, presetNames, type SmsGateway } from '../sms/gateway.ts';
import { type GatewaySettings, type OpenedGateway, openGateway } from '../sms/open-gateway.ts';
import { setting } from './setting.ts';

const readText = (text: string): string => text;

/** The gateway that text messages leave by. */
export const smsSettings = {
  smsGateway: Type.Optional(
    setting(
      {
        expects: `one of ${presetNames.join(', ')}`,
        description:
          'The provider that text messages leave by, or generic for any other with an HTTP interface; without it they wait in the console’s list of messages.',
      },
      (text) => presetNames.find((name) => name === text),
    ),
  ),
  smsAccount: Type.Optional(
    setting(
      {
        expects: 'a text',
        description:
          'Our name at the provider: the account SID of Twilio, the API key of Vonage. {account} in the templates.',
      },
      readText,
    ),
  ),
  smsSecret: Type.Optional(
    setting(
      {
        expects: 'a text',
        secret: 'whole',
        description: 'The secret of the account, its token or access key. {secret} in the templates.',
      },
      readText,
    ),
  ),
  smsFrom: Type.Optional(
    setting(
      {
        expects: 'a number such as +15551234567, or a name of up to 11 letters and digits',
        description: 'The sender that phones show, as the provider knows it. {from} in the templates.',
      },
      (text) => (/^(?:\+?[0-9]{3,15}|[A-Za-z0-9 ._-]{1,11})$/.test(text) ? text : undefined),
    ),
  ),
  smsUrl: Type.Optional(
    setting(
      {
        expects: 'an https address (http only for localhost)',
        secret: 'whole',
        description: 'Where requests go, if not where the provider’s preset says.',
      },
      readText,
    ),
  ),
  smsHeaders: Type.Optional(
    setting(
      {
        expects: 'a JSON object of texts, such as {"authorization": "Bearer {secret}"}',
        secret: 'whole',
        description: 'The headers of the requests, instead of those of the preset.',
      },
      readHeaders,
    ),
  ),
  smsBody: Type.Optional(
    setting(
      {
        expects: 'a template such as {"to": "{to}", "text": "{text}"} or to={to}&text={text}',
        secret: 'whole',
        description:
          'The body of the requests, instead of that of the preset. {to}, {toDigits}, {text}, {from}, {messageId}, {account}, {secret} and {basic} stand for their values, encoded as the content type asks for.',
      },
      readText,
    ),
  ),
  smsSuccess: Type.Optional(
    setting(
      {
        expects: 'a status with a field of the answer, such as 201, 2xx, 202 message_uuid or 200 status=0',
        description: 'Which answers mean that a message was taken, instead of those of the preset.',
      },
      readText,
    ),
  ),
};

function readHeaders(text: string): Readonly<Record<string, string>> | undefined {
  try {
    const headers: unknown = JSON.parse(text);
    const isPlain = typeof headers === 'object' && headers !== null && !Array.isArray(headers);
    return isPlain && Object.values(headers).every((value) => typeof value === 'string')
      ? (headers as Readonly<Record<string, string>>)
      : undefined;
  } catch {
    return undefined;
  }
}

type SmsSettings = {
  readonly [Name in keyof typeof smsSettings]?: Type.Static<(typeof smsSettings)[Name]> | undefined;
};

/** Which setting each part of a gateway is read from. */
export const settingOf: Readonly<Record<keyof GatewaySettings, keyof typeof smsSettings>> = {
  preset: 'smsGateway',
  url: 'smsUrl',
  headers: 'smsHeaders',
  body: 'smsBody',
  success: 'smsSuccess',
  account: 'smsAccount',
  secret: 'smsSecret',
  from: 'smsFrom',
};

/** Undefined where no gateway is set. */
export function openSmsGateway(settings: SmsSettings): OpenedGateway | undefined {
  const { smsGateway: preset, smsUrl: url, smsHeaders: headers, smsBody: body } = settings;
  if (preset === undefined) return undefined;
  const { smsSuccess: success, smsAccount: account, smsSecret: secret, smsFrom: from } = settings;
  return openGateway({ preset, url, headers, body, success, account, secret, from });
}

/** The same as a page may show it. */
export function describeSmsGateway(settings: SmsSettings): SmsGateway | undefined {
  const opened = openSmsGateway(settings);
  return opened?.ok ? describeGateway(opened.value) : undefined;
}
