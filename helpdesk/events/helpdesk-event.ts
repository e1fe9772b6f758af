/** What Sallyport's ledger is told of; only ids and numbers, never a text. */
export interface HelpdeskEvent {
  readonly organizationId: string;
  readonly name:
    | 'ticket.opened'
    | 'ticket.replied'
    | 'ticket.reopened'
    | 'ticket.noted'
    | 'ticket.assigned'
    | 'ticket.released'
    | 'ticket.solved';
  readonly actor: string;
  /** The requester of the ticket. */
  readonly subject: string;
  /** `ticket:` and its number. */
  readonly object: string;
}
