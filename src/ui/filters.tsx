import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useWords } from './page-context.ts';

export interface FilterChip {
  readonly label: string;
  /** The same list without this filter. */
  readonly href: string;
}

export interface FiltersProps {
  readonly action: string;
  /** On the button, such as "Filter". */
  readonly label: string;
  /** Filters that are on. */
  readonly chips?: readonly FilterChip[] | undefined;
  /** Fields, side by side. */
  readonly children: ComponentChildren;
}

/** Narrows a list. A GET form, so that the address says what is shown. */
export const Filters = ({ action, label, chips = [], children }: FiltersProps) => (
  <div class="filters">
    <form action={action} method="get">
      {children}
      <Button>{label}</Button>
    </form>
    {chips.length > 0 && (
      <ul class="chips">
        {chips.map((chip) => (
          <Chip key={chip.href} chip={chip} />
        ))}
      </ul>
    )}
  </div>
);

const Chip = ({ chip }: { readonly chip: FilterChip }) => {
  const words = useWords();
  return (
    <li>
      <a href={chip.href}>
        <span class="sr-only">{words.removeFilter} </span>
        {chip.label}
        <Icon name="cross" />
      </a>
    </li>
  );
};
