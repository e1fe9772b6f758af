import type { Portal } from '../directory/organization.ts';
import { parseRanges } from '../kit/addresses.ts';
import type { Millis } from '../kit/clock.ts';
import { hashSecret } from '../kit/secrets.ts';
import type { Connection } from './connection.ts';
import type { Candidate, Claims, Decoded, Dialect, Refused } from './dialects/dialect.ts';
import { findCandidates } from './find-candidates.ts';
import type { Flow } from './flow.queries.ts';
import { placeFlow } from './place-flow.ts';
import type { RemoteContext } from './remote-context.ts';

/** A link as it arrived, with what the edge and the browser say about it. */
export interface ArrivedLink {
  /** Query or form body, as sent. */
  readonly raw: string;
  /** Undefined when no organization has the host. */
  readonly portal: Portal | undefined;
  readonly host: string;
  /** Of the portal, e.g. `https://support.acme.example`. */
  readonly origin: string;
  readonly address: string;
  readonly userAgent: string;
  /** States of flows that this browser holds cookies for. */
  readonly states: readonly string[];
  /** What the browser is recognised by for a repetition; empty = it brought nothing. */
  readonly browser: string;
}

export type Judgement =
  | { readonly ok: true; readonly decoded: Decoded; readonly claims: Claims; readonly test: Flow | undefined }
  | (Refused & {
      readonly decoded?: Decoded;
      /** Whose habits the answer follows when the link itself names no connection. */
      readonly usual?: Connection | undefined;
    });

/** Everything that can be said of a link before anybody is looked up, in the order of the protocol. */
export async function judgeLink(ctx: RemoteContext, dialect: Dialect, link: ArrivedLink): Promise<Judgement> {
  const read = dialect.decode(link.raw);
  if (!read.ok) return read;
  const decoded = read.value;
  const opened = await openHost(ctx, link, decoded);
  if (!opened.ok) return { ...opened, decoded };

  const candidates = opened.candidates.filter(({ connection }) => connection.dialect === dialect.id);
  const verified = dialect.verify(decoded, candidates, ctx.now());
  if (!verified.ok) return { ...verified, decoded, usual: candidates[0]?.connection };
  const { claims } = verified;
  const known = { decoded, candidate: claims, clockOffset: claims.signedAt - ctx.now() };
  if (!opened.test && !isInside(claims.connection, link.address))
    return { ok: false, reason: 'outside_ranges', ...known };
  const badField = dialect.checkFields(claims);
  return badField ? { ok: false, reason: badField, ...known } : { ok: true, decoded, claims, test: opened.test };
}

export function isInside({ ipRanges }: Pick<Connection, 'ipRanges'>, address: string): boolean {
  const ranges = parseRanges(ipRanges);
  return ranges.ok && (ranges.value.isEmpty || ranges.value.includes(address));
}

type Opened = { ok: true; candidates: readonly Candidate[]; test: Flow | undefined } | Refused;

/** The connections that take links on this host; a draft takes only the link of its own test round trip. */
async function openHost(ctx: RemoteContext, { portal, states }: ArrivedLink, decoded: Decoded): Promise<Opened> {
  if (!portal) return { ok: false, reason: 'unknown_host' };
  const { organization, hostKind } = portal;
  if (hostKind === 'alias') return { ok: false, reason: 'alias_host' };
  if (!organization.features.remote_authentication) return { ok: false, reason: 'feature_off' };

  const all = await findCandidates(ctx, organization.id);
  const test = await findTest(ctx, portal, { states, decoded });
  if (test) return { ok: true, candidates: all.filter(({ connection }) => connection.id === test.connectionId), test };
  const enabled = all.filter(({ connection }) => connection.enabledAt !== null);
  return enabled.length > 0
    ? { ok: true, candidates: enabled, test: undefined }
    : { ok: false, reason: 'not_switched_on' };
}

/** The test round trip that a link comes back from. */
async function findTest(
  ctx: RemoteContext,
  { organization }: Portal,
  { states, decoded }: { readonly states: readonly string[]; readonly decoded: Decoded },
): Promise<Flow | undefined> {
  const { state } = decoded.sketch;
  const stateHash = state === undefined ? undefined : hashSecret(state);
  const placed = await placeFlow(ctx, organization.id, { stateHash, ts: readTs(decoded), states });
  const flow = placed.own ?? placed.foreign ?? placed.newest;
  return flow?.testerId ? flow : undefined;
}

/** Only a `ts` exactly as our redirect sent it refers to a flow. */
function readTs({ variants }: Decoded): Millis | undefined {
  const ts = variants.asBlank.get('ts') ?? '';
  return /^[0-9]{13}$/.test(ts) ? Number(ts) : undefined;
}
