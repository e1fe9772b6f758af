import type { Migration } from '../columns.ts';
import { up as foundation } from './0001-foundation.ts';
import { up as remoteAuthentication } from './0002-remote-authentication.ts';
import { up as settingUp } from './0003-setting-up.ts';
import { up as authenticators } from './0004-authenticators.ts';
import { up as whatTheConsoleCounts } from './0005-what-the-console-counts.ts';
import { up as waysToProve } from './0006-ways-to-prove.ts';
import { up as aroundASignIn } from './0007-around-a-sign-in.ts';

/** In the order in which they are applied. Append; never edit or reorder what was released. */
export const migrations: readonly Migration[] = [
  { name: '0001-foundation', up: foundation },
  { name: '0002-remote-authentication', up: remoteAuthentication },
  { name: '0003-setting-up', up: settingUp },
  { name: '0004-authenticators', up: authenticators },
  { name: '0005-what-the-console-counts', up: whatTheConsoleCounts },
  { name: '0006-ways-to-prove', up: waysToProve },
  { name: '0007-around-a-sign-in', up: aroundASignIn },
];
