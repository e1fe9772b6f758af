/** What is recorded about passwords; failed proofs belong to the sign-in they happened in. */
export type PasswordEvent = {
  readonly type: 'password.set';
  readonly organizationId: string;
  readonly actor: string;
  readonly personId: string;
};
