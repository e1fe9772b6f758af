// A reporter for knip, which by itself does not say how much it looked at.
export default ({ counters }) => console.log(`knip looked at ${counters.processed} files`);
