import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Catalogue } from '../kit/catalogue.ts';
import type { Language } from '../kit/language.ts';
import { uiWords, type Words } from './words.ts';

/** What everything inside a page may know of who looks at it. */
export interface PageContextValue {
  readonly lang: Language;
  /** Where one comes back to from a change of language; undefined where a page cannot be asked for once more. */
  readonly here?: string | undefined;
}

export const PageContext = createContext<PageContextValue>({ lang: 'en' });

export const useLang = (): Language => useContext(PageContext).lang;

/**
 * The address of the page, for a form that answers at the same one. Without it a form is sent to the address with its
 * `#main`, for those who skipped to the content, and then the browser focuses that instead of what is wrong.
 */
export const useHere = (): string | undefined => useContext(PageContext).here;

/** The words of a catalogue in the language of the page. */
export const useText = <Text>(texts: Catalogue<Text>): Text => texts[useLang()];

export const useWords = (): Words => useText(uiWords);
