/** A text message as it came. */
export interface Message {
  /** The same when it is sent once more. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly at: Date;
}
