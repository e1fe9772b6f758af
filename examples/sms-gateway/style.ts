/** The only style sheet, as text: the example runs wherever its compiled files are. */
export const style = `
:root {
  color-scheme: light dark;
  --desk: #e9edf2; --ink: #1c2430; --quiet: #56616f; --case: #11161d; --screen: #fff; --bubble: #e8eef6; --code: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :root { --desk: #14181e; --ink: #eef2f7; --quiet: #a7b2c0; --case: #000; --screen: #1d232b; --bubble: #2c3541; --code: #8cc2ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 72rem; margin-inline: auto; padding: 2rem 1.25rem 4rem; }
h1 { margin: 0; font-size: 1.75rem; letter-spacing: -.02em; }
p { margin: 0 0 1rem; color: var(--quiet); }
.nothing { padding: 1rem 1.25rem; border: 1px dashed var(--quiet); border-radius: .75rem; max-width: 34rem; }
.phones { display: flex; flex-wrap: wrap; gap: 2rem; margin-top: 1.5rem; align-items: start; }
.phone { width: min(22rem, 100%); min-height: 34rem; padding: .75rem; border-radius: 2.5rem; background: var(--case); box-shadow: 0 1.5rem 3rem rgb(0 0 0 / .22); }
.phone h2 { margin: 0; padding: 1rem; border-radius: 2rem 2rem 0 0; background: var(--screen); font-size: 1rem; text-align: center; }
.phone ol { list-style: none; margin: 0; padding: .5rem 1rem 1rem; min-height: 29rem; max-height: 40rem; overflow-y: auto; border-radius: 0 0 2rem 2rem; background: var(--screen); }
.from { display: flex; justify-content: space-between; margin: .75rem .25rem .25rem; font-size: .8125rem; }
.text { margin: 0; padding: .75rem 1rem; border-radius: 1.25rem 1.25rem 1.25rem .25rem; background: var(--bubble); color: var(--ink); white-space: pre-line; overflow-wrap: anywhere; }
.text strong { color: var(--code); font-size: 1.25rem; letter-spacing: .06em; user-select: all; }
`;
