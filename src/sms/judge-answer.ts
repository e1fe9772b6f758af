/** What a gateway answered: a status, and the text of the body as far as it was read. */
export interface GatewayAnswer {
  readonly status: number;
  readonly text: string;
}

const pattern = /^(?<status>[1-5](?:xx|[0-9]{2}))(?: (?<path>[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)(?:=(?<value>.*))?)?$/;

export const isSuccessRule = (rule: string): boolean => pattern.test(rule);

/** Whether an answer means that the message was taken: see `GatewayRequest.success`. */
export function isTaken(rule: string, { status, text }: GatewayAnswer): boolean {
  const { status: wanted = '', path, value } = pattern.exec(rule)?.groups ?? {};
  const isStatus = wanted.endsWith('xx') ? wanted[0] === String(status)[0] : wanted === String(status);
  if (!isStatus || path === undefined) return isStatus;
  const found = findIn(parse(text), path);
  return value === undefined ? found !== undefined && found !== null : String(found) === value;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const findIn = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Where providers say what is wrong, as a code of theirs. Their sentences quote the number, so they are left alone. */
const codePaths = ['code', 'error_code', 'error.code', 'errors.0.code', 'title'];

/** A status, with the provider's code beside it: `HTTP 400 21211`. */
export function nameProblem({ status, text }: GatewayAnswer): string {
  const answer = parse(text);
  const codes = codePaths.map((path) => String(findIn(answer, path) ?? ''));
  const code = codes.find((one) => /^(?:[0-9]{1,6}|[A-Za-z_-]{1,40})$/.test(one));
  return `HTTP ${status}${code === undefined ? '' : ` ${code}`}`;
}
