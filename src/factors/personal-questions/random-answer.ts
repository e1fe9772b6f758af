import { randomBase32 } from '../../kit/ids.ts';

/** For a password manager: 60 random bits that can be read out on the telephone, in groups of four. */
export const randomAnswer = (): string => randomBase32(12).replace(/(.{4})(?=.)/g, '$1 ');
