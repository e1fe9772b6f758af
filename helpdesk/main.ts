import { createCallerClient } from '../sdk/node/callers.ts';
import { createSallyportClient } from '../sdk/node/client.ts';
import { systemClock } from '../src/kit/clock.ts';
import { openEngine } from '../src/store/open-engine.ts';
import { createServer } from './http/create-server.ts';
import { readSettings } from './read-settings.ts';
import type { HelpdeskTables } from './store/tables.ts';

// The helpdesk as a process of its own, beside Sallyport behind one proxy: /portal and /workspace come here, the rest
// goes there. The token needs entrance:use, contact:write, caller:check and event:write.
const settings = readSettings(process.env);
const engine = openEngine<HelpdeskTables>(settings);
const sallyport = { baseUrl: settings.sallyportUrl, token: settings.token };
const client = { ...createSallyportClient(sallyport), ...createCallerClient(sallyport) };
const { trustedProxies, host, port } = settings;
const app = createServer({ client, engine, now: systemClock.now, trustedProxies, log: true });
app.addHook('onClose', engine.close);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
await app.listen({ host, port });
