import { useWords } from './page-context.ts';

/** Copies the text of the element with the id `of`. Appears only where scripts run. */
export const CopyButton = ({ of, label }: { readonly of: string; readonly label?: string | undefined }) => {
  const words = useWords();
  return (
    <button type="button" class="button copy-button" hidden data-copy={of} data-copied={words.copied}>
      {label ?? words.copy}
    </button>
  );
};
