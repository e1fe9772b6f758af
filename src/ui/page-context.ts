import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { englishWords, type Words } from './words.ts';

/** What every primitive inside a page may know: the language of the page, and the words that primitives say. */
export interface PageContextValue {
  readonly lang: string;
  readonly words: Words;
}

export const PageContext = createContext<PageContextValue>({ lang: 'en', words: englishWords });

export const useWords = (): Words => useContext(PageContext).words;

export const useLang = (): string => useContext(PageContext).lang;
