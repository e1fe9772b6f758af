#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { checkNode } from './check-node.ts';

checkNode();
// A third of a start is compiling; where the folder cannot be written, we compile each time.
enableCompileCache(join(import.meta.dirname, '..', '..', '.compiled'));
const { run } = await import('./run.ts');
process.exit(await run(process.argv.slice(2)));
