import type { HelpdeskTables } from '../store/tables.ts';
import type { Provenance } from './ticket.ts';

type ProvenanceRow = Pick<
  HelpdeskTables['ticket'],
  'author_id' | 'author_name' | 'author_kind' | 'on_behalf_of' | 'via' | 'proof_factor' | 'proved_at' | 'site'
>;

export const writeProvenance = ({ author, onBehalfOf, via, identity }: Provenance): ProvenanceRow => ({
  author_id: author.id,
  author_name: author.name,
  author_kind: author.kind,
  on_behalf_of: onBehalfOf,
  via,
  proof_factor: identity.proof?.factor ?? null,
  proved_at: identity.proof?.at ?? null,
  site: identity.site,
});

export const readProvenance = (row: ProvenanceRow): Provenance => ({
  author: { id: row.author_id, name: row.author_name, kind: row.author_kind },
  onBehalfOf: row.on_behalf_of,
  via: row.via,
  identity: {
    proof: row.proof_factor === null ? null : { factor: row.proof_factor, at: row.proved_at ?? 0 },
    site: row.site,
  },
});
