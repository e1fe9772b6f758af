interface OfTheLedger {
  readonly organizationId: null;
  readonly actor: 'system';
}

export type LedgerEvent =
  | (OfTheLedger & {
      readonly type: 'chain.started';
      /** The last row of the newest chain there was; null in an empty ledger. Its hash is hexadecimal. */
      readonly afterChain: string | null;
      readonly afterPosition: number | null;
      readonly afterHash: string | null;
    })
  | (OfTheLedger & { readonly type: 'ledger.pruned'; readonly before: number; readonly events: number });

export const ledgerEvents: Readonly<Record<LedgerEvent['type'], string>> = {
  'chain.started': 'A process began to write its own chain of events, tied to the last one before it.',
  'ledger.pruned': 'Events older than the time of retention were removed.',
};
