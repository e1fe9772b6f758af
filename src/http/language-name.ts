import { Type } from 'typebox';
import { type Language, languages } from '../kit/language.ts';

/** A field of a form. */
export const LanguageName = Type.Unsafe<Language>({ type: 'string', enum: Object.keys(languages) });
