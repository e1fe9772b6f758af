export interface ChosenProps {
  readonly value: string;
  readonly change?: { readonly label: string; readonly href: string } | undefined;
}

/** What was chosen on the page before, with the way back to it. */
export const Chosen = ({ value, change }: ChosenProps) => (
  <p class="chosen">
    <bdi>{value}</bdi>
    {change && <a href={change.href}>{change.label}</a>}
  </p>
);
