import Bowser from 'bowser';

export interface Browser {
  /** Such as “Firefox”. */
  readonly name: string | undefined;
  /** Such as “Windows”. */
  readonly system: string | undefined;
}

/** As far as a browser tells: for people to recognise it by, never for a decision. */
export function browserOf(userAgent: string): Browser {
  if (userAgent === '') return { name: undefined, system: undefined };
  const { browser, os } = Bowser.parse(userAgent);
  return { name: browser.name || userAgent.slice(0, 60), system: os.name };
}
