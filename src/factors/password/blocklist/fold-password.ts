/**
 * How passwords are compared with lists and words: composed letters (NFC), all in lower case, for a guesser tries
 * `PASSWORD1` right after `password1`. Passwords themselves are compared as they are.
 */
export const foldPassword = (text: string): string => text.normalize('NFC').toLowerCase().normalize('NFC');
