import { projectRoot } from '../../src/kit/project-root.ts';
import { runChecks } from './run-checks.ts';

process.exitCode = (await runChecks(projectRoot)) ? 0 : 1;
