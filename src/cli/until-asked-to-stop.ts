const LONGEST_GOODBYE = 20_000;

/** Resolves at the first SIGTERM or SIGINT. Whoever asks twice, or waits for long, is not kept waiting. */
export function untilAskedToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const ask = (signal: NodeJS.Signals) => {
      for (const name of ['SIGTERM', 'SIGINT'] as const) {
        process.off(name, ask);
        process.once(name, () => process.exit(1));
      }
      setTimeout(() => process.exit(1), LONGEST_GOODBYE).unref();
      resolve(signal);
    };
    process.on('SIGTERM', ask);
    process.on('SIGINT', ask);
  });
}
