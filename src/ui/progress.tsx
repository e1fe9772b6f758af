interface Props {
  readonly label: string;
  readonly value: number;
  readonly max: number;
}

/** How much of a whole is done. Say the numbers beside it, too. */
export const Progress = ({ label, value, max }: Props) => (
  <progress class="progress" aria-label={label} value={value} max={max} />
);
