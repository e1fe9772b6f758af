import type { Asked, Facts } from './facts.ts';
import { decide, type Line } from './row.ts';
import { rows } from './rows/index.ts';
import { type WeakestPaths, weakestPaths } from './weakest-path.ts';

export interface Report {
  readonly lines: readonly Line[];
  /** Of whom, and the weakest ways that their policy leaves. */
  readonly paths: readonly (Asked & { readonly weakest: WeakestPaths })[];
}

/** Every rule as it stands for one organization. */
export const makeReport = (facts: Facts): Report => ({
  lines: rows.map((row) => {
    const { id, says, source, proofs } = row;
    return { id, says, source, proofs, finding: decide(row, facts) };
  }),
  paths: facts.asked.map((asked) => ({ ...asked, weakest: weakestPaths(asked.policy) })),
});

export const countVerdicts = ({ lines }: Report) => {
  const of = (wanted: Line['finding']['verdict']) => lines.filter(({ finding }) => finding.verdict === wanted).length;
  return { holds: of('holds'), deviates: of('deviates'), notApplicable: of('not_applicable') };
};
