import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import type { AuditEvent } from '../../src/audit/catalogue.ts';
import { applyFile, planFile } from '../../src/config/apply/apply-file.ts';
import { releaseOrganization } from '../../src/config/apply/release-organization.ts';
import { exportFile } from '../../src/config/export/export-file.ts';
import { findOrganization, readOrganizations } from '../../src/directory/find-organization.ts';
import { createPasswordHasher } from '../../src/factors/hashing/hash-password.ts';
import { createSealer, deriveKey } from '../../src/kit/secrets.ts';
import { type TemporaryStore, temporaryFolder, temporaryStore } from './temporary-store.ts';

type Outcome = Awaited<ReturnType<typeof applyFile>>;

/** An installation without a server, for files to be applied to and exported from. */
export async function openFileHouse(t: TestContext, store?: TemporaryStore<AuditEvent>) {
  const { engine, unitOfWork, recorded } = store ?? (await temporaryStore<AuditEvent>(t));
  const secretKey = randomBytes(32);
  let [seen, passed] = [0, 0];
  const ctx = {
    db: engine.reader,
    now: () => Date.UTC(2026, 0, 1) + passed,
    unitOfWork,
    sealer: createSealer(secretKey),
    passwords: createPasswordHasher({ key: deriveKey(secretKey, 'password'), parallel: 2, waiting: 100 }),
    publicHost: 'localhost',
  };
  const folder = temporaryFolder(t);
  const environment: Record<string, string> = {
    ACME_KEY: 'a-key-of-the-company',
    REP_PASSWORD: 'correct horse battery',
  };
  const file = (text: string) => ({ name: 'acme.yaml', text, folder, environment });
  return {
    ctx,
    engine,
    folder,
    environment,
    pass(time: number) {
      passed += time;
    },
    apply: (text: string): Promise<Outcome> => applyFile(ctx, file(text)),
    prune: (text: string): Promise<Outcome> => applyFile(ctx, { ...file(text), unnamed: 'pruned' }),
    plan: (text: string): Promise<Outcome> => planFile(ctx, file(text)),
    planPruned: (text: string): Promise<Outcome> => planFile(ctx, { ...file(text), unnamed: 'pruned' }),
    exported: async (people: 'with' | 'without' = 'with') => exportFile(ctx, await readOrganizations(ctx), people),
    async release(name: string): Promise<readonly string[]> {
      const organization = await findOrganization(ctx, name);
      return organization ? releaseOrganization(ctx, organization) : [];
    },
    /** The types of what was recorded since the last call. */
    recorded() {
      const types = recorded.slice(seen).map(({ type }) => type);
      seen = recorded.length;
      return types;
    },
  };
}

export type FileHouse = Awaited<ReturnType<typeof openFileHouse>>;
