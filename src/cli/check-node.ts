const LOWEST = 24;

/** Imported before anything else: an older Node could not even read the rest. */
export function checkNode(): void {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= LOWEST) return;
  process.stderr.write(
    `sallyport: Sallyport needs Node ${LOWEST} or newer, and this is ${node}. ` +
      'From a clone, "npm start" and "npm run -s sallyport -- …" bring their own; elsewhere install it from https://nodejs.org/.\n',
  );
  process.exit(1);
}
