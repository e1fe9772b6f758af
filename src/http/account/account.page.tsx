import { Badge, type Tone } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useText } from '../../ui/page-context.ts';
import { KeyOffer } from '../passkey/key-offer.tsx';
import { accountWords } from './account.words.ts';
import { appWords } from './authenticator-app.words.ts';
import { generatorWords } from './code-generator.words.ts';
import { phoneWords } from './phone.words.ts';
import { QuestionsCard, type QuestionsSheet } from './questions.page.tsx';
import { recoveryCodeWords } from './recovery-codes.words.ts';
import { sessionWords } from './sessions.words.ts';
import { type Way, WayCard } from './way-cards.tsx';

export type AccountDone = keyof (typeof accountWords)['en']['done'];

export interface AccountSheet {
  readonly hasPassword: boolean;
  readonly isAdministrator: boolean;
  readonly ways: readonly Way[];
  readonly codesLeft: number;
  readonly questions: QuestionsSheet;
  /** What may be set up here, by the policy. */
  readonly offers: Readonly<Record<'passkey' | 'security_key' | 'totp' | 'hotp' | 'phone', boolean>>;
  /** Of other browsers. */
  readonly otherSessions: number;
  readonly done: AccountDone | undefined;
}

/** How one signs in, each way a card, and where the rest of the account is. */
export const AccountCards = ({ sheet }: { readonly sheet: AccountSheet }) => {
  const words = useText(accountWords);
  const { done, hasPassword, ways, otherSessions } = sheet;
  return (
    <>
      {done && <Done done={done} otherSessions={otherSessions} />}
      {hasPassword || ways.length > 0 ? (
        <OwnWays sheet={sheet} />
      ) : (
        <Card title={words.company.title} description={words.company.text} />
      )}
      <QuestionsCard sheet={sheet.questions} />
      <Rooms />
    </>
  );
};

/** What changes how one signs in: whoever is in elsewhere may not be meant to stay. */
const changes: ReadonlySet<AccountDone> = new Set(['set-up', 'removed', 'codes-saved']);

const Done = ({ done, otherSessions }: { readonly done: AccountDone; readonly otherSessions: number }) => {
  const words = useText(accountWords);
  const isOffer = changes.has(done) && otherSessions > 0;
  const { endOthers } = useText(sessionWords);
  return (
    <Notice
      tone="success"
      role="status"
      actions={isOffer && <PostButton action="/account/sessions/end-others" label={endOthers} />}
    >
      {words.done[done]} {isOffer && words.others(otherSessions)}
    </Notice>
  );
};

const OwnWays = ({ sheet }: { readonly sheet: AccountSheet }) => {
  const words = useText(accountWords);
  const { isAdministrator, hasPassword, ways, offers, codesLeft } = sheet;
  const hasApp = ways.some(({ authenticator }) => authenticator.factor === 'totp');
  const hasPasskey = ways.some(({ authenticator }) => authenticator.factor === 'passkey');
  return (
    <>
      {isAdministrator && ways.length === 0 && (
        <Notice tone="warning" title={words.alone.title}>
          {words.alone.text}
        </Notice>
      )}
      {offers.passkey && <KeyOffer factor="passkey" isHero={!hasPasskey} />}
      {ways.map((way) => (
        <WayCard key={way.authenticator.id} way={way} />
      ))}
      {offers.security_key && <KeyOffer factor="security_key" isHero={false} />}
      {offers.totp && <AppOffer hasOne={hasApp} isHero={ways.length === 0 && !offers.passkey} />}
      {offers.hotp && <GeneratorOffer />}
      {offers.phone && <PhoneOffer hasOne={ways.some(({ authenticator }) => authenticator.factor === 'sms_code')} />}
      {hasPassword && (
        <Card
          title={words.password.title}
          description={words.password.description}
          actions={<ButtonLink href="/account/password">{words.password.change}</ButtonLink>}
        />
      )}
      {ways.length > 0 && <RecoveryCodes left={codesLeft} />}
    </>
  );
};

const AppOffer = ({ hasOne, isHero }: { readonly hasOne: boolean; readonly isHero: boolean }) => {
  const words = useText(appWords);
  return (
    <Card
      title={hasOne ? words.another : words.title}
      description={words.offDescription}
      actions={
        <PostButton action="/account/authenticator-app" label={words.setUp} tone={isHero ? 'primary' : 'secondary'} />
      }
    />
  );
};

const GeneratorOffer = () => {
  const words = useText(generatorWords);
  return (
    <Card
      title={words.title}
      description={words.description}
      actions={<ButtonLink href="/account/code-generator">{words.setUp}</ButtonLink>}
    />
  );
};

const PhoneOffer = ({ hasOne }: { readonly hasOne: boolean }) => {
  const words = useText(phoneWords);
  return (
    <Card
      title={hasOne ? words.another : words.title}
      description={words.description}
      actions={<ButtonLink href="/account/phone">{words.setUp}</ButtonLink>}
    />
  );
};

const RecoveryCodes = ({ left }: { readonly left: number }) => {
  const words = useText(recoveryCodeWords);
  return (
    <Card
      title={words.title}
      description={words.description}
      actions={<PostButton action="/account/recovery-codes" label={words.make} />}
    >
      <p>
        <Badge tone={toneOf(left)}>{words.left(left)}</Badge>
      </p>
    </Card>
  );
};

const toneOf = (left: number): Tone => (left >= 4 ? 'neutral' : left > 0 ? 'warning' : 'danger');

const Rooms = () => {
  const { rooms } = useText(accountWords);
  return (
    <>
      {(['sessions', 'addresses', 'history', 'data'] as const).map((room) => (
        <Card
          key={room}
          title={rooms[room].title}
          description={rooms[room].description}
          actions={<ButtonLink href={`/account/${room}`}>{rooms[room].open}</ButtonLink>}
        />
      ))}
    </>
  );
};
