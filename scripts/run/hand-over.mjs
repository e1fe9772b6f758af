import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'];

/** Runs the program under another Node; whoever started us sees its output, its signals and its exit code. */
export function handOver(node, file, argv) {
  const child = spawn(node, [file, ...argv], { stdio: 'inherit' });
  for (const signal of forwarded) {
    // Ctrl-C in a terminal reaches the child by itself, and a second one would mean "at once".
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
