import type { RawRequest } from './raw-http.ts';
import type { SeededRandom } from './seeded-random.ts';

type Mutate = (request: RawRequest, random: SeededRandom) => RawRequest;
type Some = readonly [string, ...string[]];

/** One to three things are wrong with it, and now and then nothing. */
export function mutateRequest(request: RawRequest, random: SeededRandom): RawRequest {
  let mutated = request;
  for (let count = random.below(4); count > 0; count -= 1) mutated = random.pick(mutations)(mutated, random);
  return withLength(mutated);
}

/** The length is always true: a request that never ends is no input at all. */
function withLength(request: RawRequest): RawRequest {
  const others = request.headers.filter(([name]) => name !== 'content-length');
  const length = request.body === '' ? [] : [['content-length', String(request.body.length)] as const];
  return { ...request, headers: [...others, ...length, ['connection', 'close']] };
}

const some = (text: string): Some => text.trim().split(/\s+/) as unknown as Some;

/** Stray percent signs, bytes that are not UTF-8, NUL, line ends, marks, and long things: what breaks parsers. */
const nasty: Some = [
  ...some(`% %zz %2 %00 %ff%fe %c3%28 %ed%a0%80 %f0%9f%92%a9 %0d%0aset-cookie:%20a=b %2e%2e%2f .. //evil.example/`),
  ...some(
    `& &&=& = + %2B %2525 # ; \\ ' " <script>alert(1)</script> {{7*7}} %E2%80%AE %EF%BB%BF __proto__ constructor`,
  ),
  ...some(
    `[] [0] null -1 1e309 \x01 \x7f \xff\xfe \x80 ${'9'.repeat(400)} ${'A'.repeat(9_000)} ${'%41'.repeat(2_000)}`,
  ),
];
const methods = some('GET HEAD POST PUT PATCH DELETE OPTIONS TRACE BREW get');
const hosts: Some = [
  ...some('unknown.example SUPPORT.ACME.EXAMPLE support.acme.example:443 support.acme.example:99999 127.0.0.1 [::1]'),
  ...some('user@support.acme.example support.acme.example/x %00 \xe4.example 0x7f.1 sallyport.example .. . ""'),
  ...['', 'sup port', 'support.acme.example, evil.example', 'a'.repeat(300)],
];
const types: Some = [
  ...some('application/json text/plain application/octet-stream application/problem+json /// a text/html;;;'),
  ...['', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded; charset=utf-16'],
];
const bodies: Some = [
  ...some(`{ [] null {"__proto__":{"a":1}} {"email":"\\u0000"} \xff\xfe\x00 a=1&a=1 % ${'x'.repeat(70_000)}`),
  ...[' ', '{"a":'.repeat(3_000), '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na\r\n--x--'],
];
const chunks: Some = ['5\r\nhello\r\n0\r\n\r\n', 'zz\r\n', '0\r\n\r\n', 'fffffffff\r\n', '-1\r\n\r\n'];
const forwarded = some(`x-forwarded-for x-forwarded-proto x-forwarded-host x-request-id origin user-agent authorization
  accept sec-fetch-site expect upgrade range if-none-match`);
const claims = ['Bearer tok_x.y', '10.0.0.1, 192.0.2.1', 'javascript', '::ffff:1.2.3.4%eth0', '100-continue', 'h2c'];
const versions: Some = ['HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', 'http/1.1', '', 'HTTP/1.1 x'];

const newId = (random: SeededRandom): string => random.text('0123456789abcdefghjkmnpqrstvwxyz', 26);

function cookiesOf(random: SeededRandom): Some {
  const [id, noise] = [newId(random), random.pick(nasty)];
  return [
    ...some(
      `;;; = __Host-session __Host-session=ses_${id}.x __Host-session=. __Host-session=a.b.c __proto__=1 \xff=\xfe`,
    ),
    ...[`__Host-finish-${id.slice(-12)}=${noise}`, `__Host-flow-${id}=${id}`, `__Host-browser=${noise}`, ''],
    ...['__Host-signed-out=1', 'a=b; '.repeat(2_000), '"a"="b"'],
  ];
}

function pathsOf(random: SeededRandom): Some {
  const [id, noise] = [newId(random), random.pick(nasty)];
  return [
    ...some(`/support/RemoteAuth/finish/adm_${id} /support/RemoteAuth/finish/ /support/RemoteAuth/tested/att_${id}`),
    ...some('/support/remoteauth /support/RemoteAuth/ //support/RemoteAuth /support/%52emoteAuth * /portal/../console'),
    ...some(`http://evil.example/support/RemoteAuth /%2e%2e/%2e%2e/etc/passwd ${'/a'.repeat(4_000)}`),
    ...[`/support/RemoteAuth/finish/${noise}`, `/support/RemoteAuth/tested/${noise}`, `/claim/${noise}`, ''],
    ...[`/assets/${noise}`, `/${noise}/safe-access`, `/api/v1/organizations/${noise}/people`],
  ];
}

function insertNoise(text: string, random: SeededRandom): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(nasty) + text.slice(at);
}

const setHeader = (request: RawRequest, name: string, value: string): RawRequest => ({
  ...request,
  headers: [...request.headers.filter(([known]) => known !== name), [name, value]],
});

/** Changes the list of parameters, in the body of a form or in the query. */
function changeParameters(
  request: RawRequest,
  change: (parameters: readonly string[]) => readonly string[],
): RawRequest {
  const changed = (text: string) => change(text.split('&')).join('&');
  if (request.body !== '') return { ...request, body: changed(request.body) };
  const [path = '', ...query] = request.target.split('?');
  return { ...request, target: `${path}?${changed(query.join('?'))}` };
}

/** Changes one of them. */
function changeParameter(request: RawRequest, random: SeededRandom, change: (one: string) => readonly string[]) {
  return changeParameters(request, (all) => {
    const chosen = random.below(all.length);
    return all.flatMap((one, index) => (index === chosen ? change(one) : [one]));
  });
}

const mutations: readonly [Mutate, ...Mutate[]] = [
  (request, random) => ({ ...request, target: insertNoise(request.target, random) }),
  (request, random) => {
    const at = random.below(request.target.length);
    const byte = String.fromCharCode(1 + random.below(255));
    return { ...request, target: request.target.slice(0, at) + byte + request.target.slice(at + 1) };
  },
  (request, random) => changeParameter(request, random, (one) => [insertNoise(one, random)]),
  (request, random) => changeParameter(request, random, (one) => [one, one]),
  (request, random) => changeParameter(request, random, () => []),
  (request, random) => changeParameter(request, random, (one) => [`${one.split('=')[0]}=`]),
  (request, random) => ({ ...request, method: random.pick(methods) }),
  (request, random) => ({ ...request, version: random.pick(versions) }),
  (request, random) => ({ ...request, target: random.pick(pathsOf(random)) + request.target.replace(/^[^?]*/, '') }),
  (request, random) => ({ ...request, method: random.pick(['POST', 'PATCH', 'GET']), body: random.pick(bodies) }),
  (request, random) => setHeader(request, 'host', random.pick(hosts)),
  (request) => ({ ...request, headers: request.headers.filter(([name]) => name !== 'host') }),
  (request, random) => setHeader(request, 'cookie', random.pick(cookiesOf(random))),
  (request, random) => setHeader(request, 'content-type', random.pick(types)),
  (request, random) => setHeader(request, random.pick(forwarded), random.pick([...nasty, ...claims])),
  (request) => setHeader(setHeader(request, 'sec-fetch-mode', 'navigate'), 'sec-fetch-dest', 'document'),
  (request, random) => {
    const repeated = request.headers.slice(random.below(request.headers.length)).slice(0, 1);
    return { ...request, headers: [...request.headers, ...repeated] };
  },
  (request, random) => {
    const name = random.pick(['x-noise', 'a b', '', 'x\x00', 'x'.repeat(20_000)]);
    const value = random.pick([...nasty, '\r\n injected', 'y'.repeat(20_000)]);
    return { ...request, headers: [...request.headers, [name, value]] };
  },
  (request, random) => {
    const coded = setHeader(request, 'transfer-encoding', random.pick(['chunked', 'gzip', 'chunked, chunked']));
    return { ...coded, method: 'POST', body: random.pick(chunks) };
  },
];
