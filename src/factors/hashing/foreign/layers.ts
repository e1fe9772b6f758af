import type { ForeignSettings } from './foreign-settings.ts';

/**
 * A hash that was brought along is kept within one of ours, made of it instead of the password: what is stolen from the
 * database is as hard to guess as any other, however cheap it was where it comes from.
 */
export interface Layers {
  readonly settings: ForeignSettings;
  /** Ours, of the digest that the settings make of the password. */
  readonly outer: string;
}

const MARK = 'layered:';

export const writeLayers = ({ settings, outer }: Layers): string =>
  `${MARK}${Buffer.from(JSON.stringify(settings)).toString('base64url')}:${outer}`;

/** Undefined for a hash that is ours alone. */
export function readLayers(kept: string): Layers | undefined {
  if (!kept.startsWith(MARK)) return undefined;
  const [settings = '', outer = ''] = kept.slice(MARK.length).split(':');
  return { settings: JSON.parse(Buffer.from(settings, 'base64url').toString()) as ForeignSettings, outer };
}

const READ_BY_BCRYPT = 72; // bytes

/** Whether all that was typed was compared: a new hash of it must not hold more than was right. */
export const isReadWhole = (kept: string, password: string): boolean =>
  readLayers(kept)?.settings.scheme !== 'bcrypt' || Buffer.byteLength(password) <= READ_BY_BCRYPT;
