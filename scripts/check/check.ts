/** What one check saw. A check that saw nothing has proved nothing, and fails. */
export interface Report {
  readonly saw: number;
  readonly what: string;
  readonly problems: readonly string[];
}

export interface Check {
  readonly name: string;
  readonly look: (root: string) => Promise<Report>;
}

export const isGood = ({ saw, problems }: Report): boolean => saw > 0 && problems.length === 0;

/** Says that a tool which reports success looked at fewer things than there are. */
export const overlooked = (tool: string, saw: number, expected: number): readonly string[] =>
  saw >= expected ? [] : [`${tool} looked at ${saw} of ${expected} files`];
