import type { ComponentChildren } from 'preact';

export interface Definition {
  readonly term: string;
  readonly value: ComponentChildren;
  /** A link or button that changes the value. */
  readonly action?: ComponentChildren;
}

/** Names and values of one thing. */
export const DefinitionList = ({ items }: { readonly items: readonly Definition[] }) => (
  <dl class="definitions">
    {items.map(({ term, value, action }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value}</dd>
        {action && <dd class="buttons">{action}</dd>}
      </div>
    ))}
  </dl>
);
