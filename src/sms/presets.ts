import type { GatewayRequest, PresetName } from './gateway.ts';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

/** As the providers document their interfaces; each is data, and any part of it can be set otherwise. */
export const presets: Readonly<Record<PresetName, GatewayRequest>> = {
  twilio: {
    url: 'https://api.twilio.com/2010-04-01/Accounts/{account}/Messages.json',
    headers: { authorization: 'Basic {basic}', 'content-type': form },
    body: 'To={to}&From={from}&Body={text}',
    success: '201 sid',
  },
  vonage: {
    url: 'https://api.nexmo.com/v1/messages',
    headers: { authorization: 'Basic {basic}', 'content-type': json },
    body: '{"message_type":"text","channel":"sms","to":"{toDigits}","from":"{from}","text":"{text}","client_ref":"{messageId}"}',
    success: '202 message_uuid',
  },
  messagebird: {
    url: 'https://rest.messagebird.com/messages',
    headers: { authorization: 'AccessKey {secret}', 'content-type': json },
    body: '{"originator":"{from}","recipients":["{toDigits}"],"body":"{text}","datacoding":"auto","reference":"{messageId}"}',
    success: '201 id',
  },
  telnyx: {
    url: 'https://api.telnyx.com/v2/messages',
    headers: { authorization: 'Bearer {secret}', 'content-type': json },
    body: '{"from":"{from}","to":"{to}","text":"{text}"}',
    success: '200 data.id',
  },
  generic: { url: '', headers: {}, body: '', success: '2xx' },
};
