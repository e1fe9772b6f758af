import { createHash, createHmac } from 'node:crypto';

/** What the links below are made of. Written here once more: they must not be broken by the code that explains them. */
export const TS = '1791200000123';
const SECONDS = '1791200000';
export const KEYS = {
  k1: 'q8Zr-2vN_Kx4Tb9LwY6mHs3D',
  hex: '7c1f0a9be2d84f53a6b1c0d9e8f70123',
  odd: 'Your%20token+9Xq/2==',
  old: 'dR5tWq1ZxC8vB3nM6kJ9pL2s',
} as const;
export const FINGERPRINT = 'a1b2-c3d4-e5f6';

const K = KEYS.k1;
const ANA = 'ana@acme.example';

const md5 = (text: string | Buffer) => createHash('md5').update(text).digest('hex');
const enc = encodeURIComponent;

type Fields = Readonly<Record<string, string>>;

/** Parameters in their order, percent-encoded. */
const q = (fields: Fields) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${enc(value)}`)
    .join('&');

const signin = (signed: string | Buffer, more: Fields = {}) =>
  q({ operation: 'signin', email: ANA, ts: TS, ...more, apikey: md5(signed) });
const withDigest = (apikey: string, more: Fields = {}) =>
  q({ operation: 'signin', email: ANA, ts: TS, ...more, apikey });

const ana = { email: ANA, loginname: 'ana.lopez', fullname: 'Ana Lopez', utype: 'portal' } as const;
const rep = { ...ana, utype: 'supportrep', role: 'Manager', profile: 'Light' } as const;
const signup = (signed: string | Buffer, who: Fields = ana, more: Fields = {}) =>
  q({ operation: 'signup', ...who, ts: TS, ...more, apikey: md5(signed) });

/** The signed text of a sign-up with another full name. */
const named = (fullname: string) => ({ ...ana, fullname });
const about = (fullname: string, key: string = K) => `signup${ANA}ana.lopez${fullname}portal${key}${TS}`;

/** An address whose digest has what is wanted of it. */
function addressWith(wanted: (hex: string) => boolean, text = (email: string) => `signin${email}${K}${TS}`) {
  for (let count = 0; ; count += 1) {
    const email = `ana${count}@acme.example`;
    const hex = md5(text(email));
    if (wanted(hex)) return { email, hex };
  }
}
const bytesOf = (hex: string) => [...Buffer.from(hex, 'hex')];
const zero = addressWith((hex) => /^0[1-9a-f]/.test(hex));
const zeros = addressWith((hex) => /^00[1-9a-f]/.test(hex));
const zeroInside = addressWith((hex) => !hex.startsWith('0') && bytesOf(hex).some((byte) => byte < 16));
const negative = addressWith((hex) => /^[89a-f]/.test(hex));
const plain = `signin${ANA}${K}${TS}`;

/** @returns id of the mistake, what was done, the query, the key that was used */
type Broken = readonly [id: string, done: string, query: string, key?: keyof typeof KEYS];

/** Each link has exactly one mistake. */
export const brokenLinks: readonly Broken[] = [
  // ts in the link
  ['seconds_for_milliseconds', 'a sign-in in seconds', signin(`signin${ANA}${K}${SECONDS}`, { ts: SECONDS })],
  [
    'seconds_for_milliseconds',
    'a sign-up in seconds',
    signup(`signup${ANA}ana.lopezAna Lopezportal${K}${SECONDS}`, ana, { ts: SECONDS }),
  ],
  ['microseconds_for_milliseconds', 'microseconds', signin(`signin${ANA}${K}${TS}456`, { ts: `${TS}456` })],
  ['nanoseconds_for_milliseconds', 'nanoseconds', signin(`signin${ANA}${K}${TS}456789`, { ts: `${TS}456789` })],
  ['decimal_seconds', 'a float of seconds', signin(`signin${ANA}${K}1791200000.123`, { ts: '1791200000.123' })],
  ['decimal_milliseconds', 'a float of milliseconds', signin(`signin${ANA}${K}${TS}.0`, { ts: `${TS}.0` })],
  ['ts_as_exponent', 'PHP prints large floats so', signin(`signin${ANA}${K}1.7912E+12`, { ts: '1.7912E+12' })],
  ['ts_as_date', 'ISO 8601', signin(`signin${ANA}${K}2026-10-05T10:13:20Z`, { ts: '2026-10-05T10:13:20Z' })],
  ['ts_malformed', 'twelve digits', signin(`signin${ANA}${K}179120000012`, { ts: '179120000012' })],
  // ts in the digest
  ['seconds_in_digest', 'seconds signed, milliseconds sent', signin(`signin${ANA}${K}${SECONDS}`)],
  [
    'milliseconds_in_digest',
    'milliseconds signed, seconds sent',
    signin(`signin${ANA}${K}${SECONDS}000`, { ts: SECONDS }),
  ],
  ['milliseconds_in_digest', 'milliseconds signed, cut to seconds', signin(`signin${ANA}${K}${TS}`, { ts: SECONDS })],
  ['microseconds_in_digest', 'microseconds signed', signin(`signin${ANA}${K}${TS}000`)],
  ['microseconds_in_digest', 'microseconds sent', signin(plain, { ts: `${TS}456` })],
  ['other_spelling_of_ts', 'a date signed', signin(`signin${ANA}${K}${new Date(Number(TS)).toISOString()}`)],
  ['other_spelling_of_ts', 'a float signed', signin(`signin${ANA}${K}${TS}.0`)],
  ['other_spelling_of_ts', 'an exponent signed', signin(`signin${ANA}${K}1.791200000123E12`)],
  ['local_time_in_digest', 'Berlin in summer', signin(`signin${ANA}${K}${Number(TS) + 7_200_000}`)],
  ['local_time_in_digest', 'five and a half hours', signin(`signin${ANA}${K}${Number(TS) - 19_800_000}`)],
  ['local_time_in_digest', 'Kathmandu', signin(`signin${ANA}${K}${Number(TS) + 20_700_000}`)],
  ['ts_taken_twice', '37 ms later', signin(`signin${ANA}${K}${Number(TS) + 37}`)],
  ['ts_taken_twice', '1 ms earlier', signin(`signin${ANA}${K}${Number(TS) - 1}`)],
  ['ts_taken_twice', '4 s later, to the second', signin(`signin${ANA}${K}${Number(TS) + 4_000}`)],
  // order
  ['key_and_ts_swapped', 'in a sign-in', signin(`signin${ANA}${TS}${K}`)],
  ['key_and_ts_swapped', 'in a sign-up', signup(`signup${ANA}ana.lopezAna Lopezportal${TS}${K}`)],
  ['wrong_order', 'the key first', signin(`${K}signin${ANA}${TS}`)],
  ['wrong_order', 'ts first', signin(`${TS}signin${ANA}${K}`)],
  ['wrong_order', 'login name before e-mail', signup(`signupana.lopez${ANA}Ana Lopezportal${K}${TS}`)],
  ['wrong_order', 'by the alphabet', signup(`${K}${ANA}Ana Lopezana.lopezsignup${TS}portal`)],
  ['wrong_order', 'backwards', signup(`${TS}${K}portalAna Lopezana.lopez${ANA}signup`)],
  ['wrong_order', 'quite mixed up', signup(`Ana Lopez${TS}signup${ANA}${K}portalana.lopez`)],
  ['wrong_order', 'profile before role', signup(`signup${ANA}ana.lopezAna LopezsupportrepLightManager${K}${TS}`, rep)],
  ['wrong_order', 'the user type last', signup(`signup${ANA}ana.lopezAna LopezManagerLightsupportrep${K}${TS}`, rep)],
  // the link itself
  [
    'raw_plus',
    'a plus address',
    signin(`signinana+news@acme.example${K}${TS}`, { email: 'ana+news@acme.example' }).replace('ana%2B', 'ana+'),
  ],
  [
    'raw_plus',
    'a plus address in a sign-up',
    signup(`signupana+news@acme.exampleana.lopezAna Lopezportal${K}${TS}`, {
      ...ana,
      email: 'ana+news@acme.example',
    }).replace('ana%2B', 'ana+'),
  ],
  ['raw_ampersand', 'a company in the name', signup(about('Ana & Sons'), named('Ana & Sons')).replace('%26', '&')],
  [
    'stray_percent',
    'a percent sign in the name',
    signup(about('Ana 100% Lopez'), named('Ana 100% Lopez')).replace('100%25', '100%'),
  ],
  ['link_not_utf8', 'Latin-1 in the link', signup(about('Zoë Lopez'), named('Zoë Lopez')).replace('%C3%AB', '%EB')],
  ['double_encoding', 'the e-mail encoded twice', signin(plain, { email: enc(ANA) })],
  [
    'double_encoding',
    'all values encoded twice',
    signup(about('Zoë López'), { ...named(enc('Zoë López')), email: enc(ANA) }),
  ],
  ['repeated_parameter', 'the e-mail twice', `${signin(plain)}&email=${enc(ANA)}`],
  ['ampersands_escaped', 'taken from the source of a page', signin(plain).replaceAll('&', '&amp;')],
  [
    'parameter_names',
    'camel case',
    signup(about('Ana Lopez')).replace('loginname=', 'loginName=').replace('fullname=', 'fullName='),
  ],
  ['parameter_names', 'another word for it', signup(about('Ana Lopez')).replace('loginname=', 'username=')],
  ['parameter_names', 'apiKey', signin(plain).replace('apikey=', 'apiKey=')],
  [
    'utf8_twice_in_link',
    'UTF-8 twice in the link',
    signup(about('Zoë Lopez'), named(Buffer.from('Zoë Lopez').toString('latin1'))),
  ],
  [
    'html_escaped_in_link',
    'entities in the link',
    signup(about("Ana O'Brien & Sons"), named('Ana O&#39;Brien &amp; Sons')),
  ],
  ['blank_at_end_of_link', 'a blank sent behind the e-mail', signin(plain, { email: `${ANA} ` })],
  // values in the digest
  ['encoded_values_hashed', 'upper hex', signin(`signin${enc(ANA)}${K}${TS}`)],
  [
    'encoded_values_hashed',
    'lower hex',
    signin(`signin${enc('ana+x@acme.example').toLowerCase()}${K}${TS}`, { email: 'ana+x@acme.example' }),
  ],
  ['encoded_values_hashed', 'like a form', signup(`signup${enc(ANA)}ana.lopezAna+Lopezportal${K}${TS}`)],
  ['encoded_values_hashed', 'only the name', signup(about('Zo%C3%AB%20Lopez'), named('Zoë Lopez'))],
  ['plus_for_blank', 'plus in the name', signup(about('Ana+Maria+Lopez'), named('Ana Maria Lopez'))],
  [
    'plus_for_blank',
    'a raw plus in the name',
    signup(about('Ana+Lopez'), named('Ana Lopez')).replace('Ana%20', 'Ana+'),
  ],
  ['blanks_left_out', 'no blanks', signup(about('AnaLopez'))],
  ['letter_case', 'e-mail in lower case', signin(plain, { email: 'Ana@Acme.example' })],
  ['letter_case', 'login name in upper case', signup(`signup${ANA}ANA.LOPEZAna Lopezportal${K}${TS}`)],
  [
    'letter_case',
    'e-mail and login name in lower case',
    signup(about('Ana Lopez'), { ...ana, email: 'Ana@acme.example', loginname: 'Ana.Lopez' }),
  ],
  ['letter_case', 'the operation in upper case', signin(`SIGNIN${ANA}${K}${TS}`)],
  ['letter_case', 'the user type capitalized', signup(`signup${ANA}ana.lopezAna LopezPortal${K}${TS}`)],
  ['blank_at_end', 'a blank behind the e-mail', signin(`signin${ANA} ${K}${TS}`)],
  ['blank_at_end', 'a line break behind the name', signup(about('Ana Lopez\n'))],
  ['blank_at_end', 'a blank before the login name', signup(`signup${ANA} ana.lopezAna Lopezportal${K}${TS}`)],
  ['html_escaped', 'an ampersand', signup(about('Ana &amp; Sons'), named('Ana & Sons'))],
  ['html_escaped', 'an apostrophe, as PHP does', signup(about('Ana O&#039;Brien'), named("Ana O'Brien"))],
  ['html_escaped', 'letters as numbers', signup(about('Zo&#235; Lopez'), named('Zoë Lopez'))],
  ['backslashes', 'an apostrophe, as for a database', signup(about("Ana O\\'Brien"), named("Ana O'Brien"))],
  ['other_normal_form', 'NFD signed', signup(about('Zoë López'.normalize('NFD')), named('Zoë López'))],
  ['other_normal_form', 'NFC signed, NFD sent', signup(about('Zoë López'), named('Zoë López'.normalize('NFD')))],
  ['accents_left_out', 'no accents', signup(about('Zoe Lopez'), named('Zoë López'))],
  ['utf8_twice', 'UTF-8 twice', signup(about(Buffer.from('Zoë').toString('latin1')), named('Zoë'))],
  // bytes
  ['other_bytes', 'Latin-1', signup(Buffer.from(about('Zoë López'), 'latin1'), named('Zoë López'))],
  [
    'other_bytes',
    'Windows-1252',
    signup(
      Buffer.concat([
        Buffer.from(`signup${ANA}ana.lopezAna O`),
        Buffer.from([0x92]),
        Buffer.from(`Brienportal${K}${TS}`),
      ]),
      named('Ana O’Brien'),
    ),
  ],
  ['other_bytes', 'ASCII', signup(about('Zo? L?pez'), named('Zoë López'))],
  ['other_bytes', 'ASCII without the rest', signup(about('Zo Lpez'), named('Zoë López'))],
  ['other_bytes', 'UTF-16', signin(Buffer.from(plain, 'utf16le'))],
  ['other_bytes', 'UTF-16, the other way round', signin(Buffer.from(plain, 'utf16le').swap16())],
  ['other_bytes', 'a byte order mark', signin(`\ufeff${plain}`)],
  // fields
  ['field_left_out', 'role', signup(`signup${ANA}ana.lopezAna LopezsupportrepLight${K}${TS}`, rep)],
  ['field_left_out', 'profile', signup(`signup${ANA}ana.lopezAna LopezsupportrepManager${K}${TS}`, rep)],
  ['field_left_out', 'role and profile', signup(`signup${ANA}ana.lopezAna Lopezsupportrep${K}${TS}`, rep)],
  ['field_left_out', 'utype', signup(`signup${ANA}ana.lopezAna Lopez${K}${TS}`)],
  ['field_left_out', 'operation', signin(`${ANA}${K}${TS}`)],
  ['field_left_out', 'fullname', signup(`signup${ANA}ana.lopezportal${K}${TS}`)],
  ['field_left_out', 'loginname', signup(`signup${ANA}Ana Lopezportal${K}${TS}`)],
  ['field_left_out', 'ts', signin(`signin${ANA}${K}`)],
  ['signed_as_other_operation', 'a sign-up signed like a sign-in', signup(`signup${ANA}${K}${TS}`)],
  ['signed_as_other_operation', 'with its word too', signup(plain)],
  ['signed_as_other_operation', 'the other word', signin(`signup${ANA}${K}${TS}`)],
  [
    'unsigned_parameter_signed',
    'redirect',
    signup(`signup${ANA}ana.lopezAna Lopezportal0${K}${TS}`, ana, { redirect: '0' }),
  ],
  ['unsigned_parameter_signed', 'return_to', signin(`${plain}/portal/`, { return_to: '/portal/' })],
  [
    'field_not_sent',
    'utype',
    signup(about('Ana Lopez'), { email: ANA, loginname: 'ana.lopez', fullname: 'Ana Lopez' }),
  ],
  [
    'field_not_sent',
    'role',
    signup(`signup${ANA}ana.lopezAna LopezsupportrepManager${K}${TS}`, { ...ana, utype: 'supportrep' }),
  ],
  // the key
  ['key_with_blank', 'a line break behind it', signin(`signin${ANA}${K}\n${TS}`)],
  ['key_with_blank', 'as Windows ends lines', signin(`signin${ANA}${K}\r\n${TS}`)],
  ['key_with_blank', 'a blank before it', signin(`signin${ANA} ${K}${TS}`.replace(`${ANA} `, `${ANA}\ufeff`))],
  ['key_in_quotes', 'double quotes', signin(`signin${ANA}"${K}"${TS}`)],
  ['key_in_quotes', 'single quotes', signin(`signin${ANA}'${K}'${TS}`)],
  ['key_decoded', 'percent-decoded', signin(`signin${ANA}Your token+9Xq/2==${TS}`), 'odd'],
  [
    'key_decoded',
    'hexadecimal read as bytes',
    signin(Buffer.concat([Buffer.from(`signin${ANA}`), Buffer.from(KEYS.hex, 'hex'), Buffer.from(TS)])),
    'hex',
  ],
  ['key_encoded', 'percent-encoded', signin(`signin${ANA}${enc(KEYS.odd)}${TS}`), 'odd'],
  ['key_encoded', 'base64', signin(`signin${ANA}${Buffer.from(K).toString('base64')}${TS}`)],
  ['key_in_other_case', 'upper case', signin(`signin${ANA}${K.toUpperCase()}${TS}`)],
  ['key_cut', 'the last character is missing', signin(`signin${ANA}${K.slice(0, -1)}${TS}`)],
  ['key_cut', 'the first two characters are missing', signin(`signin${ANA}${K.slice(2)}${TS}`)],
  ['not_the_key', 'the fingerprint', signin(`signin${ANA}${FINGERPRINT}${TS}`)],
  ['not_the_key', 'the name of the connection', signin(`signin${ANA}website${TS}`)],
  ['key_left_out', 'no key at all', signin(`signin${ANA}${TS}`)],
  ['key_left_out', 'a variable that is not there', signin(`signin${ANA}undefined${TS}`)],
  ['key_as_apikey', 'the key sent as it is', withDigest(K), 'k1'],
  // the whole text
  ['whole_text_in_other_case', 'lower', signup(about('Ana Lopez').toLowerCase())],
  ['whole_text_in_other_case', 'upper', signup(about('Ana Lopez').toUpperCase())],
  ['whole_text_with_more', 'echo', signin(`${plain}\n`)],
  ['whole_text_encoded', 'all of it', signin(enc(`signin${ANA}${KEYS.odd}${TS}`)), 'odd'],
  ['delimiters', 'colons', signin(`signin:${ANA}:${K}:${TS}`)],
  ['delimiters', 'bars, places left empty', signup(`signup|${ANA}|ana.lopez|Ana Lopez|portal|||${K}|${TS}`)],
  ['delimiters', 'line breaks', signup(`signup\n${ANA}\nana.lopez\nAna Lopez\nportal\n${K}\n${TS}`)],
  ['names_signed', 'like a query', signin(`operation=signin&email=${ANA}&apikey=${K}&ts=${TS}`)],
  ['names_signed', 'without ampersands', signin(`operation=signinemail=${ANA}${K}ts=${TS}`)],
  // how the digest is made and written
  ['hmac', 'HMAC over values and ts', withDigest(createHmac('md5', K).update(`signin${ANA}${TS}`).digest('hex'))],
  ['hmac', 'HMAC over the whole text', withDigest(createHmac('md5', K).update(plain).digest('hex'))],
  ['hashed_twice', 'the hexadecimal digits hashed', signin(md5(plain))],
  ['other_hash', 'SHA-1', withDigest(createHash('sha1').update(plain).digest('hex'))],
  ['other_hash', 'SHA-256', withDigest(createHash('sha256').update(plain).digest('hex'))],
  ['other_hash', 'SHA-256 in base64', withDigest(createHash('sha256').update(plain).digest('base64'))],
  ['other_hash', 'SHA-256 cut', withDigest(createHash('sha256').update(plain).digest('hex').slice(0, 32))],
  ['other_hash', 'SHA-512', withDigest(createHash('sha512').update(plain).digest('hex'))],
  ['base64_digest', 'base64', withDigest(Buffer.from(md5(plain), 'hex').toString('base64'))],
  ['base64_digest', 'base64 for addresses', withDigest(Buffer.from(md5(plain), 'hex').toString('base64url'))],
  ['base64_of_hex', 'base64 of the digits', withDigest(Buffer.from(md5(plain)).toString('base64'))],
  ['leading_zeros_lost', 'one', withDigest(zero.hex.replace(/^0+/, ''), { email: zero.email })],
  ['leading_zeros_lost', 'two', withDigest(zeros.hex.replace(/^0+/, ''), { email: zeros.email })],
  [
    'zeros_lost_in_bytes',
    'toHexString',
    withDigest(
      bytesOf(zeroInside.hex)
        .map((byte) => byte.toString(16))
        .join(''),
      { email: zeroInside.email },
    ),
  ],
  [
    'signed_bytes',
    'toHexString without a mask',
    withDigest(
      bytesOf(md5(plain))
        .map((byte) => (byte > 127 ? `ffffff${byte.toString(16)}` : byte.toString(16).padStart(2, '0')))
        .join(''),
    ),
  ],
  ['digest_as_decimal', 'a number', withDigest(BigInt(`0x${md5(plain)}`).toString())],
  [
    'digest_as_signed_number',
    'BigInteger with a sign',
    withDigest((BigInt(`0x${negative.hex}`) - (1n << 128n)).toString(16), { email: negative.email }),
  ],
  ['digest_with_separators', 'BitConverter', withDigest((md5(plain).toUpperCase().match(/../g) ?? []).join('-'))],
  ['digest_wrapped', 'a line break behind it', withDigest(`${md5(plain)}\n`)],
  ['digest_truncated', 'the first half', withDigest(md5(plain).slice(0, 16))],
  ['digest_truncated', 'the middle', withDigest(md5(plain).slice(8, 24))],
  ['digest_truncated', 'one digit is missing at the end', withDigest(md5(plain).slice(0, 31))],
  [
    'binary_digest',
    'raw bytes',
    withDigest('').concat(
      [...Buffer.from(md5(plain), 'hex')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    ),
  ],
  // what is missing or spelled otherwise
  ['operation_spelling', 'SignIn', signin(`SignIn${ANA}${K}${TS}`, { operation: 'SignIn' })],
];

/** Links with two mistakes each. */
export const twiceBroken: readonly (readonly [ids: readonly string[], done: string, query: string])[] = [
  [
    ['letter_case', 'seconds_for_milliseconds'],
    'lower case and seconds',
    signin(`signin${ANA}${K}${SECONDS}`, { email: 'Ana@acme.example', ts: SECONDS }),
  ],
  [
    ['key_and_ts_swapped', 'seconds_for_milliseconds'],
    'swapped and seconds',
    signin(`signin${ANA}${SECONDS}${K}`, { ts: SECONDS }),
  ],
  [
    ['link_not_utf8', 'other_bytes'],
    'Latin-1 on both sides',
    signup(Buffer.from(about('Zoë Lopez'), 'latin1'), named('Zoë Lopez')).replace('%C3%AB', '%EB'),
  ],
  [
    ['leading_zeros_lost', 'seconds_for_milliseconds'],
    'a number and seconds',
    (() => {
      const { email, hex } = addressWith(
        (one) => one.startsWith('0'),
        (address) => `signin${address}${K}${SECONDS}`,
      );
      return withDigest(hex.replace(/^0+/, ''), { email, ts: SECONDS });
    })(),
  ],
  [
    ['field_left_out', 'letter_case'],
    'e-mail in lower case, no utype',
    signup(`signup${ANA}ana.lopezAna Lopez${K}${TS}`, { ...ana, email: 'Ana@acme.example' }),
  ],
  [['encoded_values_hashed', 'key_and_ts_swapped'], 'encoded and swapped', signin(`signin${enc(ANA)}${TS}${K}`)],
  [['delimiters', 'key_with_blank'], 'colons, and the line break of a file', signin(`signin:${ANA}:${K}\n:${TS}`)],
  [
    ['key_in_quotes', 'other_bytes'],
    'quotes and Latin-1',
    signup(Buffer.from(about('Zoë López', `"${K}"`), 'latin1'), named('Zoë López')),
  ],
  [
    ['blank_at_end', 'plus_for_blank'],
    'plus in the name, blank behind the e-mail',
    signup(`signup${ANA} ana.lopezAna+Lopezportal${K}${TS}`),
  ],
  [
    ['base64_digest', 'key_left_out'],
    'base64, no key',
    withDigest(Buffer.from(md5(`signin${ANA}${TS}`), 'hex').toString('base64')),
  ],
  [
    ['hmac', 'other_hash'],
    'HMAC-SHA-256',
    withDigest(createHmac('sha256', K).update(`signin${ANA}${TS}`).digest('hex')),
  ],
  [
    ['parameter_names', 'seconds_in_digest'],
    'camel case, seconds signed',
    signup(`signup${ANA}ana.lopezAna Lopezportal${K}${SECONDS}`).replace('loginname=', 'loginName='),
  ],
  [
    ['raw_plus', 'seconds_for_milliseconds'],
    'raw plus and seconds',
    signin(`signinana+x@acme.example${K}${SECONDS}`, { email: 'ana+x@acme.example', ts: SECONDS }).replace('%2B', '+'),
  ],
  [
    ['local_time_in_digest', 'letter_case'],
    'local time, lower case',
    signin(`signin${ANA}${K}${Number(TS) + 3_600_000}`, { email: 'Ana@acme.example' }),
  ],
  [
    ['html_escaped', 'unsigned_parameter_signed'],
    'entities, and redirect signed',
    signup(`signup${ANA}ana.lopezAna &amp; Sonsportal1${K}${TS}`, named('Ana & Sons'), { redirect: '1' }),
  ],
];
