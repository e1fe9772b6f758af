import type { Key, KeyFactor } from '../../factors/webauthn/keys.ts';
import type { Language } from '../../kit/language.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useText } from '../../ui/page-context.ts';
import { newKeyWords } from './new-key.words.ts';

interface Props {
  readonly factor: KeyFactor;
  /** The one thing to do first. */
  readonly isHero: boolean;
}

const paths = { passkey: '/account/passkeys/new', security_key: '/account/security-keys/new' } as const;

/** A card of the account that leads to setting one up. */
export const KeyOffer = ({ factor, isHero }: Props) => {
  const { title, offer, begin } = useText(newKeyWords)[factor];
  return (
    <Card
      title={title}
      description={offer}
      actions={
        <ButtonLink tone={isHero ? 'primary' : 'secondary'} href={paths[factor]}>
          {begin}
        </ButtonLink>
      }
    />
  );
};

/** Where a key is kept, in words that people know, and where it works if not here. */
export function describeKey(language: Language, { isSynced, transports, rpId }: Key, host: string): string {
  const words = newKeyWords[language];
  const isCarried = !isSynced && !transports.includes('internal') && !transports.includes('hybrid');
  const kept = words.kept[isCarried ? 'key' : 'device'];
  return rpId === host ? kept : `${kept} · ${words.worksAt(rpId)}`;
}
