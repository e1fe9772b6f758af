import Type from 'typebox';

export interface About {
  readonly description: string;
  /** Completes "expected …". */
  readonly expects: string;
  readonly default?: string;
  /** Never shown: all of it, or the password in a URL. */
  readonly secret?: 'whole' | 'password';
}

export interface Reads<Value> {
  readonly read: (text: string) => Value | undefined;
}

/** A setting is a text; `read` makes its value of it, or `undefined` when it cannot. */
export const setting = <Value>(about: About, read: Reads<Value>['read']) =>
  Type.Unsafe<Value>(Type.String({ ...about, read } satisfies About & Reads<Value>));
