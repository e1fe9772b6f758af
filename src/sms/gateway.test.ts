import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { freePort } from '../../test/support/free-port.ts';
import { openHttpGateway, type ReceivedRequest } from '../../test/support/http-gateway.ts';
import type { PresetName } from './gateway.ts';
import { type GatewaySettings, openGateway } from './open-gateway.ts';
import { presets } from './presets.ts';
import { type SmsOutcome, sendByGateway } from './send-by-gateway.ts';

const account = { account: 'AC123', secret: 's3cret&"', from: '+15551234567' };
const sms = {
  id: 'sms_1',
  to: '+436641234567',
  text: 'Ihr Code für „Müller & Söhne“ ist 123456.\n\n@acme.example #123456',
};
const basic = `Basic ${Buffer.from(`${account.account}:${account.secret}`).toString('base64')}`;

function open(settings: GatewaySettings) {
  const opened = openGateway(settings);
  assert.ok(opened.ok, opened.ok ? '' : JSON.stringify(opened.problems));
  return sendByGateway(opened.value);
}

/** The preset as it is shipped, at an address of ours. */
async function useProvider(
  t: TestContext,
  preset: PresetName,
  answer: (request: ReceivedRequest) => { readonly status: number; readonly body: object },
) {
  const gateway = await openHttpGateway(t, (request) => {
    const { status, body } = answer(request);
    return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  });
  const { url } = presets[preset];
  const send = open({ preset, ...account, url: url.replace(new URL(url).origin, gateway.origin) });
  return { send, received: gateway.received };
}

const json = ({ body }: ReceivedRequest) => JSON.parse(body) as Record<string, unknown>;

test('Twilio gets what its Messages resource asks for', async (t) => {
  const { send, received } = await useProvider(t, 'twilio', ({ body }) => {
    const to = new URLSearchParams(body).get('To');
    return to === sms.to
      ? { status: 201, body: { sid: 'SM1', status: 'queued', error_code: null } }
      : {
          status: 400,
          body: { code: 21211, message: `The 'To' number ${to} is not a valid phone number.`, status: 400 },
        };
  });
  assert.deepEqual(await send(sms), { ok: true });
  const [request] = received;
  assert.equal(request?.path, '/2010-04-01/Accounts/AC123/Messages.json');
  assert.equal(request.headers.authorization, basic);
  assert.equal(request.headers['content-type'], 'application/x-www-form-urlencoded');
  assert.deepEqual(Object.fromEntries(new URLSearchParams(request.body)), {
    To: sms.to,
    From: account.from,
    Body: sms.text,
  });
  const refused = await send({ ...sms, to: '+4366499' });
  assert.deepEqual(refused, { ok: false, problem: 'HTTP 400 21211', isFinal: true });
});

test('Vonage gets what its Messages API asks for', async (t) => {
  const { send, received } = await useProvider(t, 'vonage', (request) =>
    request.headers.authorization === basic && json(request)['channel'] === 'sms'
      ? { status: 202, body: { message_uuid: '1' } }
      : { status: 401, body: { title: 'Unauthorized' } },
  );
  assert.deepEqual(await send(sms), { ok: true });
  const [request = assert.fail()] = received;
  assert.equal(request.path, '/v1/messages');
  assert.deepEqual(json(request), {
    message_type: 'text',
    channel: 'sms',
    to: '436641234567',
    from: account.from,
    text: sms.text,
    client_ref: 'sms_1',
  });
});

test('MessageBird gets what its SMS API asks for', async (t) => {
  const { send, received } = await useProvider(t, 'messagebird', ({ headers }) =>
    headers.authorization === `AccessKey ${account.secret}`
      ? { status: 201, body: { id: '1', recipients: { totalSentCount: 1 } } }
      : { status: 401, body: { errors: [{ code: 2, description: 'Request not allowed', parameter: 'access_key' }] } },
  );
  assert.deepEqual(await send(sms), { ok: true });
  const [request = assert.fail()] = received;
  assert.equal(request.path, '/messages');
  assert.deepEqual(json(request), {
    originator: account.from,
    recipients: ['436641234567'],
    body: sms.text,
    datacoding: 'auto',
    reference: 'sms_1',
  });
});

test('Telnyx gets what its Messaging API asks for', async (t) => {
  const { send, received } = await useProvider(t, 'telnyx', ({ headers }) =>
    headers.authorization === `Bearer ${account.secret}`
      ? { status: 200, body: { data: { id: '1', to: [{ status: 'queued' }] } } }
      : { status: 401, body: { errors: [{ code: '10009', title: 'Authentication failed' }] } },
  );
  assert.deepEqual(await send(sms), { ok: true });
  const [request = assert.fail()] = received;
  assert.equal(request.path, '/v2/messages');
  assert.deepEqual(json(request), { from: account.from, to: sms.to, text: sms.text });
});

test('any other provider is a template: what a message holds stays the value of its place', async (t) => {
  const { origin, received } = await openHttpGateway(t, () => ({ status: 200, body: '{"result":{"code":"0"}}' }));
  const url = `${origin}/send?key={secret}`;
  const body = '{"phone":"{to}","message":"{text}"}';
  const send = open({ preset: 'generic', url, secret: account.secret, body, success: '200 result.code=0' });
  const nasty = '","phone":"+1900","x":"\\ {secret} \u2028';
  assert.deepEqual(await send({ ...sms, text: nasty }), { ok: true });
  assert.deepEqual(json(received[0] ?? assert.fail()), { phone: sms.to, message: nasty });
  assert.equal(new URL(`${origin}${received[0]?.path}`).searchParams.get('key'), account.secret);
  assert.equal(received[0]?.headers['content-type'], 'application/json');
});

test('an answer of another kind is no success, and a redirect is not followed', async (t) => {
  const elsewhere = await openHttpGateway(t);
  const answers = [
    { status: 200, body: '{"messages":[{"status":"4","error-text":"Bad credentials"}]}' },
    { status: 200, body: 'OK' },
    { status: 302, headers: { location: `${elsewhere.origin}/` } },
    { status: 429 },
    { status: 503 },
  ];
  const { origin } = await openHttpGateway(
    t,
    () => answers.shift() ?? { status: 200, body: '{"messages":[{"status":"0"}]}' },
  );
  const send = open({
    preset: 'generic',
    url: origin,
    body: 'to={to}&text={text}',
    success: '2xx messages.0.status=0',
  });
  const outcomes: SmsOutcome[] = [];
  for (let turn = 0; turn < 6; turn += 1) outcomes.push(await send(sms));
  assert.deepEqual(outcomes, [
    { ok: false, problem: 'HTTP 200', isFinal: true },
    { ok: false, problem: 'HTTP 200', isFinal: true },
    { ok: false, problem: 'HTTP 302', isFinal: true },
    { ok: false, problem: 'HTTP 429', isFinal: false },
    { ok: false, problem: 'HTTP 503', isFinal: false },
    { ok: true },
  ]);
  assert.equal(elsewhere.received.length, 0);
});

test('a gateway that cannot be reached, or says nothing, is tried again', async (t) => {
  const send = open({ preset: 'generic', url: `http://localhost:${await freePort()}`, body: 'to={to}&text={text}' });
  assert.deepEqual(await send(sms), { ok: false, problem: 'ECONNREFUSED', isFinal: false });
  const { origin } = await openHttpGateway(t, () => 'silence');
  const silent = open({ preset: 'generic', url: origin, body: 'to={to}&text={text}' });
  t.mock.method(AbortSignal, 'timeout', () => AbortSignal.any([originalTimeout(50)]));
  assert.deepEqual(await silent(sms), { ok: false, problem: 'timeout', isFinal: false });
});

const originalTimeout = AbortSignal.timeout.bind(AbortSignal);

/** Threat: a provider's answer quotes the message, and we keep or log it. */
test('nothing of the message or the secret is in what is noted of a failure', async (t) => {
  const { origin } = await openHttpGateway(t, ({ body }) => ({
    status: 400,
    body: JSON.stringify({ code: `${body}123456`, title: '+436641234567', error_code: '123456789', message: body }),
  }));
  const send = open({ preset: 'generic', url: origin, body: 'to={to}&text={text}' });
  assert.deepEqual(await send(sms), { ok: false, problem: 'HTTP 400', isFinal: true });
});

test('settings that cannot work are refused with a sentence, before anybody waits for a code', () => {
  const saysOf = (settings: GatewaySettings) => {
    const opened = openGateway(settings);
    return opened.ok ? [] : opened.problems.map(({ about, says }) => `${about} ${says}`);
  };
  const generic = { preset: 'generic', url: 'https://sms.example/send', body: 'to={to}&text={text}' } as const;
  assert.deepEqual(saysOf(generic), []);
  assert.deepEqual(saysOf({ preset: 'twilio' }), [
    'account must be set for the gateway twilio',
    'secret must be set for the gateway twilio',
    'from must be set for the gateway twilio',
  ]);
  assert.deepEqual(saysOf({ preset: 'generic' }), [
    'url must be set for the gateway generic',
    'body must be set for the gateway generic',
  ]);
  assert.deepEqual(saysOf({ ...generic, url: 'http://sms.example/send' }), [
    'url is not an https address (http only for localhost)',
  ]);
  assert.deepEqual(saysOf({ ...generic, body: 'to={to}' }), ['body names {text} nowhere']);
  assert.deepEqual(saysOf({ ...generic, body: 'to={number}&text={text}' }), [
    'body names neither {to} nor {toDigits}',
    'body names {number}, which stands for nothing',
  ]);
  for (const body of ['{"to":"{to}","text":{text}}', '{"to":"{to}","text":"{text}"'])
    assert.deepEqual(saysOf({ ...generic, body }), ['body is not JSON with {text} between quotes']);
  assert.deepEqual(saysOf({ ...generic, success: 'yes' }), [
    'success is not such as 201, 2xx, 202 message_uuid or 200 status=0',
  ]);
  assert.deepEqual(saysOf({ ...generic, headers: { 'x-key': 'a\r\nb' } }), ['headers hold what no header can hold']);
});
