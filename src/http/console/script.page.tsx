import type { Connection } from '../../remote/connection.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CodeTabs } from '../../ui/code-block.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import { KEY_VARIABLE, siteScripts } from './site-scripts.ts';

interface Props {
  readonly connection: Connection;
  /** Origin of the Support Domain. */
  readonly portal: string;
}

/** What goes into the website: the SDK’s one file and a script that is ready to paste. */
export const ScriptCard = ({ connection: { loginUrl, logoutUrl }, portal }: Props) => {
  const scripts = siteScripts({ portal, loginUrl, logoutUrl });
  return (
    <Card
      title="Your website’s script"
      description={
        <>
          Reads the key from the environment variable <code>{KEY_VARIABLE}</code>. Put the SDK’s one file beside it: it
          needs nothing else. Keep your server’s clock right: a link is good for three minutes.
        </>
      }
    >
      <CodeTabs name="language" label="Language" tabs={scripts} />
      <div class="buttons">
        {scripts.map(({ file }) => (
          <ButtonLink key={file} href={`${CONNECTIONS}/sdk/${file}`} download={file}>
            Download {file}
          </ButtonLink>
        ))}
      </div>
    </Card>
  );
};
