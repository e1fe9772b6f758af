import type { Connection, Key } from '../../remote/connection.ts';
import { ButtonLink, ButtonRow } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { PostButton } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import { pathOf } from './connection-words.tsx';
import { envLine } from './site-scripts.ts';

/** A key with its secret, for the one page that shows it. */
export interface KeySecret {
  readonly key: Key;
  readonly secret: string;
  /** Who gets the link that shows it once more; undefined where this is that time. */
  readonly mailedTo: string | undefined;
}

/** The one place that a key is read from. */
export const SecretCard = ({ secret: { key, secret, mailedTo } }: { readonly secret: KeySecret }) => {
  const file = `data:application/octet-stream,${encodeURIComponent(envLine(secret))}`;
  return (
    <Card
      title={`The key ${key.name}`}
      description={`Fingerprint ${key.fingerprint}: what lists and logs call it from now on.`}
    >
      <Notice tone="warning" title="This key is shown once">
        Store it where your website keeps its secrets, now. {mailedNote(mailedTo)}
      </Notice>
      <CopyField id="secret" label="Key" value={secret} />
      <ButtonRow>
        <ButtonLink href={file} download="support.env" icon="download">
          Download .env line
        </ButtonLink>
      </ButtonRow>
    </Card>
  );
};

const mailedNote = (mailedTo: string | undefined): string =>
  mailedTo === undefined
    ? 'This was the last time: who loses it now rotates the key.'
    : `A mail to ${mailedTo} holds a link that shows it once more within 24 hours, after you have confirmed that it is you.`;

interface StoredProps {
  readonly connection: Connection;
  /** The newest one that is accepted. */
  readonly accepted: Key | undefined;
  /** Id of the newest of all, accepted or not; empty when there is none. */
  readonly newest: string;
}

/** Later only its name is there, and the way to another one. */
export const StoredKeyCard = ({ connection, accepted, newest }: StoredProps) => {
  const make = !connection.isManagedByFile && (
    <PostButton
      action={`${pathOf(connection)}/keys/rotations`}
      label={accepted ? 'I lost it: make another key' : 'Make a key'}
      tone={accepted ? 'secondary' : 'primary'}
      hidden={{ newest }}
    />
  );
  if (!accepted)
    return <Card title="The key" description="There is none that is accepted: no link can be signed." actions={make} />;
  return (
    <Card
      title={`The key ${accepted.name}`}
      description={
        <>
          Made <Time at={new Date(accepted.createdAt)} />, fingerprint {accepted.fingerprint}. It was shown once.
        </>
      }
      actions={make}
    />
  );
};
