import { useContext } from 'preact/hooks';
import { type Language, languages } from '../kit/language.ts';
import { HiddenFields } from './form.tsx';
import { PageContext, useWords } from './page-context.ts';

/** Each language by its own name. A form, because it changes what is kept of a visitor; `/language` leads back here. */
export const LanguagePicker = () => {
  const { lang, here } = useContext(PageContext);
  const words = useWords();
  if (here === undefined) return null;
  return (
    <form class="languages" action="/language" method="post" aria-label={words.language}>
      <HiddenFields values={{ return_to: here }} />
      {(Object.keys(languages) as Language[]).map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-current={language === lang ? 'true' : undefined}
        >
          {languages[language].name}
        </button>
      ))}
    </form>
  );
};
