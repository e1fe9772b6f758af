import type { Row } from '../row.ts';
import { abuse } from './abuse.ts';
import { assurance } from './assurance.ts';
import { codes } from './codes.ts';
import { passwords } from './passwords.ts';
import { questions } from './questions.ts';
import { recovery } from './recovery.ts';
import { recoveryCodes } from './recovery-codes.ts';
import { sessions } from './sessions.ts';
import { webauthn } from './webauthn.ts';

/** Every rule of the specification, in its order. */
export const rows: readonly Row[] = [
  ...passwords,
  ...recoveryCodes,
  ...codes,
  ...webauthn,
  ...assurance,
  ...abuse,
  ...recovery,
  ...sessions,
  ...questions,
];
