import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ForeignSettings } from './foreign-settings.ts';

export type OfWorker = Extract<ForeignSettings, { scheme: 'bcrypt' | 'sha_crypt' | 'phpass' }>;

/** What has no native code runs on a thread of its own, or everybody would wait for it. It is needed once a person. */
export async function computeInWorker(settings: OfWorker, password: string): Promise<string> {
  const worker = new Worker(join(import.meta.dirname, 'worker.js'), { workerData: { settings, password } });
  try {
    const [digest] = await once(worker, 'message');
    return String(digest);
  } finally {
    await worker.terminate();
  }
}
