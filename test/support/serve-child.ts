import { createServer, openProgram } from '../../src/main.ts';
import { testParts } from './world.ts';

// A server in a process of its own: `serve-child <data folder> [database URL]`. It says where it listens.
const [dataFolder = '', databaseUrl] = process.argv.slice(2);
const app = createServer(await openProgram({ ...testParts(dataFolder), databaseUrl }));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
