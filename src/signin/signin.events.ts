import type { OrganizationId } from '../directory/organization.ts';

interface AboutSignIn {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly address: string;
  /** Null when nobody is known by what was typed, which may have been a password. */
  readonly personId: string | null;
}

export type SignInEvent =
  | (AboutSignIn & { readonly type: 'sign-in.refused'; readonly factor: string; readonly because: string })
  | (AboutSignIn & { readonly type: 'sign-in.suspended'; readonly factor: string })
  | (AboutSignIn & { readonly type: 'safe-access.used' })
  | (AboutSignIn & { readonly type: 'account.suspended'; readonly notice: string });

export const signInEvents: Readonly<Record<SignInEvent['type'], string>> = {
  'sign-in.refused': 'Somebody tried to prove who they are, and was refused.',
  'sign-in.suspended': 'After too many wrong tries nobody proves this in a browser that is new to the account.',
  'account.suspended':
    'Who reads the mails of an account said that a change was not theirs: its sessions ended, and its password is taken no more.',
  'safe-access.used': 'Somebody came in by safe access, past Remote Authentication.',
};
