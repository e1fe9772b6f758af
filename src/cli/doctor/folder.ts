import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { messageOf } from '../message-of.ts';
import { type Finding, good, toKnow, wrong } from './finding.ts';

const FOR_OTHERS = 0o077;

/** Writable for us, closed for others: the secret key lies in it. */
export function checkFolder(folder: string): Finding {
  if (!existsSync(folder)) return toKnow(`The data folder ${folder} is not there yet: the first start makes it.`);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (fault) {
    return wrong(`The data folder cannot be used (${messageOf(fault)}): make the user that runs Sallyport its owner.`);
  }
  if ((statSync(folder).mode & FOR_OTHERS) !== 0) {
    return wrong(`Others on this machine can look into the data folder: chmod 700 ${folder}`);
  }
  return good('The data folder can be written, and only its owner can look in.');
}
