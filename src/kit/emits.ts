/** What happened, as a module tells it. The unit of work commits it together with the change itself. */
export interface Emits<Event> {
  readonly emit: (event: Event) => void;
}
