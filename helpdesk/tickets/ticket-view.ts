/** A way to look at the tickets one may see. */
export type TicketView = 'all' | 'unsolved' | 'open' | 'unassigned' | 'mine' | 'pending' | 'solved';

/** Who waits for us is shown with the longest wait first; the rest with the latest news first. */
export const isQueue = (view: TicketView): boolean => view === 'open' || view === 'unassigned';

/** Where the next page of a list begins: after this ticket. */
export interface ListPlace {
  readonly updatedAt: number;
  readonly number: number;
}

export const writePlace = ({ updatedAt, number }: ListPlace): string => `${updatedAt}.${number}`;

/** Undefined for what is no place: the list then begins at its beginning. */
export function readPlace(text: string | undefined): ListPlace | undefined {
  const [, updatedAt, number] = /^([0-9]{1,15})\.([0-9]{1,9})$/.exec(text ?? '') ?? [];
  return updatedAt === undefined ? undefined : { updatedAt: Number(updatedAt), number: Number(number) };
}
