import { openSecretKey } from '../config/open-secret-key.ts';
import type { Settings } from '../config/settings.ts';
import { describeSmsGateway } from '../config/sms-settings.ts';
import { describeMailServer } from '../mail/mail-server.ts';
import { openProgram, type Parts, type Program } from '../main.ts';
import { openDataFolder } from './open-data-folder.ts';

/** The program over the data that these settings name; an empty folder becomes a new installation. */
export async function openInstallation(settings: Settings): Promise<Program> {
  openDataFolder(settings.data);
  return openProgram(partsOf(settings));
}

const partsOf = (settings: Settings): Parts => ({
  dataFolder: settings.data,
  databaseUrl: settings.databaseUrl,
  secretKey: openSecretKey(settings),
  publicUrl: new URL(settings.publicUrl),
  trustedProxies: settings.trustedProxies,
  sessionLimits: { idle: settings.sessionIdle, lifetime: settings.sessionLifetime },
  hashParallel: settings.hashParallel,
  mailServer: describeMailServer(settings),
  smsGateway: describeSmsGateway(settings),
});
