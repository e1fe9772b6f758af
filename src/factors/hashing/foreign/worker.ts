import { parentPort, workerData } from 'node:worker_threads';
import { hashSync } from 'bcryptjs';
import type { OfWorker } from './compute-in-worker.ts';
import { computePhpass } from './phpass.ts';
import { computeShaCrypt } from './sha-crypt.ts';

function compute(settings: OfWorker, password: string): string {
  switch (settings.scheme) {
    case 'bcrypt':
      return hashSync(password, settings.setting).slice(settings.setting.length);
    case 'sha_crypt':
      return computeShaCrypt(settings, password);
    case 'phpass':
      return computePhpass(settings, password);
  }
}

const { settings, password } = workerData as { readonly settings: OfWorker; readonly password: string };
parentPort?.postMessage(compute(settings, password));
