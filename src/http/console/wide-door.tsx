import type { Places } from '../../directory/list-places.ts';
import { Notice } from '../../ui/notice.tsx';
import { audiences } from './connection-words.tsx';

interface Props {
  readonly places: Places;
  /** What a representative gets who is created without a role and a profile. */
  readonly roleId: string | null;
  readonly profileId: string | null;
}

/** Warns where representatives without role and profile would get a place at the top; says nothing elsewhere. */
export const WideDoor = ({ places: { roles, profiles }, roleId, profileId }: Props) => {
  const seesAll = roles.some(({ id, reportsTo }) => id === roleId && reportsTo === null);
  const mayAll = profiles.some(({ id, permissions }) => id === profileId && permissions.includes('*'));
  if (!seesAll && !mayAll) return null;
  return (
    <Notice tone="warning" title="A wide door">
      With “{audiences.everyone.label}”, whoever your website signs up as a representative without role and profile{' '}
      {mayAll ? 'may do everything here, this console included' : 'sees every record'}. Choose the least that works.
    </Notice>
  );
};
