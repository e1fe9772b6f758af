import { showsFriendlyPage } from '../../remote/connection.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import type { ConnectionSheet } from './connection-sheet.ts';
import { stepPath } from './connection-steps.tsx';
import { assurances, audiences, compatibilities, pathOf, switches } from './connection-words.tsx';

/** What the connection is set to, in words. */
export const SettingsCard = ({ sheet }: { readonly sheet: ConnectionSheet }) => {
  const { connection, supportDomain } = sheet;
  const { defaultRole, defaultProfile } = connection;
  const edit = !connection.isManagedByFile && <ButtonLink href={`${pathOf(connection)}/settings`}>Edit</ButtonLink>;
  const scope = connection.enabledAt !== null && !connection.isManagedByFile && (
    <a href={stepPath(connection, 'switch-on')}>For whom</a>
  );
  return (
    <Card title="Settings" actions={edit}>
      <DefinitionList
        items={[
          { term: 'Login URL', value: connection.loginUrl },
          { term: 'Logout URL', value: connection.logoutUrl },
          { term: 'Support Domain', value: supportDomain, action: <a href="/console/setup/rebranding">Rebranding</a> },
          { term: 'IP ranges', value: connection.ipRanges === '' ? 'Everyone' : connection.ipRanges },
          { term: 'Who may come in', value: audiences[connection.audience].label, action: scope },
          { term: 'Its word', value: assurances[connection.grantedAal].label },
          {
            term: 'Representatives get',
            value:
              defaultRole && defaultProfile ? `${defaultRole}, ${defaultProfile}` : 'What the link names, or no entry',
          },
          { term: 'Compatibility', value: compatibilities[connection.compatibility].label },
          { term: 'Switches', value: switchesOf(sheet) },
        ]}
      />
    </Card>
  );
};

function switchesOf({ connection }: ConnectionSheet): string {
  const on = Object.entries(switches).filter(([name]) => connection.options[name as keyof typeof switches]);
  const page = showsFriendlyPage(connection) ? 'Failures show a page' : 'Failures answer JSON';
  return [...on.map(([, { label }]) => label), page].join('; ');
}
