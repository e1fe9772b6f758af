export interface Stat {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly href?: string | undefined;
}

/** A few numbers at a glance. */
export const Stats = ({ items }: { readonly items: readonly Stat[] }) => (
  <dl class="stats">
    {items.map(({ label, value, hint, href }) => (
      <div key={label}>
        <dt>{href === undefined ? label : <a href={href}>{label}</a>}</dt>
        <dd>
          <strong>{value}</strong>
          {hint && <span class="hint">{hint}</span>}
        </dd>
      </div>
    ))}
  </dl>
);
