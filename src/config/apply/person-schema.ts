import Type, { type Static } from 'typebox';
import { isEmail, isFullName, isLoginName } from '../../directory/identifier.ts';
import { readPhoneNumber } from '../../sms/phone-number.ts';
import { list, object, oneOf, orNone, secret, text, title, yesOrNo } from './schema-parts.ts';

/** A customer or representative in a file. */
export const person = object(
  {
    email: text({ description: 'Who they are.', expects: 'an e-mail address', pattern: '@' }, isEmail),
    login_name: Type.Optional(
      orNone(
        'Their name at the company’s website.',
        text(
          { expects: '6 to 30 letters, digits, dots and underscores', pattern: '^[A-Za-z0-9_.]{6,30}$' },
          isLoginName,
        ),
      ),
    ),
    full_name: text(
      { description: 'As it is shown.', expects: 'a name, each part up to 50 characters', pattern: '\\S' },
      isFullName,
    ),
    kind: oneOf('Representatives answer, customers ask.', 'customer', 'representative'),
    role: Type.Optional(title('Only representatives have one, and need one.')),
    profile: Type.Optional(title('Only representatives have one, and need one.')),
    active: Type.Optional(yesOrNo('false keeps them out and ends their sessions.')),
    asserted: Type.Optional(
      list(
        'What only a signed link has said so far: the file does not vouch for it. Left out: it vouches for both.',
        oneOf('One of the two.', 'email', 'login_name'),
      ),
    ),
    phone: Type.Optional(
      orNone(
        'The registered mobile number that codes go to, in quotes. The file vouches for it.',
        text(
          {
            expects: 'a mobile number with its country in front, in quotes, such as "+43 664 1234567"',
            pattern: '^\\+[0-9 ()./-]{7,30}$',
          },
          (given) => readPhoneNumber(given, 'any').ok,
        ),
      ),
    ),
    password: Type.Optional(secret('At least 15 characters: a literal, env:NAME or file:PATH. Never exported.')),
  },
  { later: ['departments'] },
);

export type PersonEntry = Static<typeof person>;
