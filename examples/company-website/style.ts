/** The site's only style sheet, as text: the example runs wherever its compiled files are. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbf8f3; --card: #fff; --ink: #23201c; --quiet: #635b51; --line: #e4dcd0;
  --accent: #a63d14; --on-accent: #fff; --wash: #f5e9dc; --problem: #9b1c1c; --problem-wash: #fdecec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181512; --card: #221e1a; --ink: #f1ebe3; --quiet: #b8ada0; --line: #3a332c;
    --accent: #f0a07c; --on-accent: #2a1206; --wash: #2b221b; --problem: #ffb4ab; --problem-wash: #3b1a17;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100dvh; display: flex; flex-direction: column;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
header, main, footer { width: 100%; max-width: 66rem; margin-inline: auto; padding-inline: 1.25rem; }
header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding-block: 1rem; }
main { flex: 1; padding-block: 2rem 4rem; }
footer { border-top: 1px solid var(--line); color: var(--quiet); font-size: .9375rem; padding-block: 1rem; }
h1 { font-size: clamp(1.75rem, 1.2rem + 2.6vw, 3rem); line-height: 1.12; letter-spacing: -.02em; margin: 0 0 1rem; text-wrap: balance; }
h2 { font-size: 1.1875rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 1rem; max-width: 60ch; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
footer p { max-width: none; margin: 0; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem 1rem; }
.brand { color: var(--ink); font-weight: 800; font-size: 1.375rem; letter-spacing: -.03em; text-decoration: none; }
nav { display: flex; align-items: center; gap: 1.25rem; }
nav > a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.button, button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 2.75rem; padding: .5rem 1.25rem;
  border: 1px solid var(--accent); border-radius: .625rem; background: var(--accent); color: var(--on-accent);
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer;
}
.button:hover, button:hover { filter: brightness(1.08); }
.secondary { background: transparent; color: var(--accent); }
.plain { border: 0; background: none; color: inherit; font-weight: 400; justify-content: start; padding: .5rem .75rem; width: 100%; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.25rem; margin-top: 1.5rem; }
.actions > a:not(.button) { display: inline-flex; align-items: center; min-height: 2.75rem; }
.menu { position: relative; }
.menu summary { display: flex; align-items: center; gap: .5rem; min-height: 2.75rem; cursor: pointer; font-weight: 600; }
.menu summary::-webkit-details-marker { display: none; }
.menu summary::after { content: ""; margin-inline-end: .25rem; width: .5em; height: .5em; border: solid; border-width: 0 2px 2px 0; transform: translateY(-.12em) rotate(45deg); }
.menu[open] summary::after { transform: translateY(.12em) rotate(225deg); }
.menu > div {
  position: absolute; z-index: 1; inset-inline-end: 0; min-width: 14rem; padding: .5rem;
  background: var(--card); border: 1px solid var(--line); border-radius: .75rem; box-shadow: 0 12px 32px rgb(0 0 0 / .16);
}
.menu p { margin: 0; padding: .5rem .75rem; color: var(--quiet); font-size: .9375rem; overflow-wrap: anywhere; }
.menu div a { display: block; padding: .5rem .75rem; color: inherit; text-decoration: none; }
.menu div a, .menu button { border-radius: .5rem; }
.menu div a:hover, .menu button:hover { background: var(--wash); filter: none; }
.hero { display: grid; grid-template-columns: 1.1fr 1fr; align-items: center; gap: 2.5rem; padding-block: 1rem 3rem; }
.hero p { font-size: 1.1875rem; color: var(--quiet); }
.bicycle { width: 100%; padding: 1.5rem; background: var(--wash); border-radius: 1.5rem; fill: none; stroke: var(--ink); stroke-linecap: round; stroke-linejoin: round; }
.wheel { stroke-width: 6; }
.spokes { stroke-width: 1; opacity: .35; }
.frame { stroke: var(--accent); stroke-width: 7; }
.grip { stroke-width: 8; }
.hub { fill: var(--wash); stroke-width: 5; }
.promises { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1.5rem; }
.promises article { border-top: 3px solid var(--accent); padding-top: 1rem; }
.promises p { color: var(--quiet); margin: 0; }
.card { max-width: 38rem; margin: 1rem auto; padding: clamp(1.25rem, 4vw, 2.5rem); background: var(--card); border: 1px solid var(--line); border-radius: 1.25rem; }
.card h1 { font-size: 1.75rem; }
.card h2 { margin-top: 2rem; }
.narrow { max-width: 27rem; }
.card form { display: grid; gap: .375rem; }
.card form > button { margin-top: 1.25rem; }
.actions form { display: contents; }
.actions form > button { margin: 0; }
label { font-weight: 600; margin-top: .75rem; }
input { min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--quiet); border-radius: .5rem; background: var(--paper); color: inherit; font: inherit; width: 100%; }
input[aria-invalid] { border-color: var(--problem); }
.problem { margin: 0; padding: .75rem 1rem; border-radius: .5rem; background: var(--problem-wash); color: var(--problem); }
dl { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1.5rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 44rem) {
  .hero, .promises { grid-template-columns: 1fr; }
  .hero { padding-block: 0 2rem; }
  main { padding-block: 1rem 3rem; }
  .card { margin-block: 0; }
}
`;

export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#a63d14"/>
<path d="M9 24 16 7l7 17M11.5 18h9" fill="none" stroke="#fff" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
