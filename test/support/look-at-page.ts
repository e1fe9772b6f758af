import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** One way of seeing the same page. Right to left is a switch of the test alone: no locale of the program has it. */
interface Setting {
  readonly name: string;
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  /** All rules once; then those alone that see what is painted, for the document is the same; without, only the width. */
  readonly axe?: 'all' | 'painted';
  /** Words grow by this share, as they do in other languages. */
  readonly longer?: number;
}

export const settings: readonly Setting[] = [
  { name: 'light', width: 1280, theme: 'light', dir: 'ltr', axe: 'all' },
  { name: 'dark, right to left', width: 1280, theme: 'dark', dir: 'rtl', axe: 'painted' },
  { name: 'phone, dark', width: 390, theme: 'dark', dir: 'ltr', axe: 'painted' },
  { name: 'phone, right to left', width: 390, theme: 'light', dir: 'rtl' },
  { name: 'phone, words 40 % longer', width: 390, theme: 'light', dir: 'ltr', longer: 0.4 },
];

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const painted = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];
const options = {
  all: JSON.stringify({ runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } }),
  painted: JSON.stringify({ runOnly: { type: 'rule', values: painted } }),
} as const;

export interface Seen {
  /** How many elements axe looked at. */
  readonly elements: number;
  readonly complaints: readonly string[];
}

/** Looks at the page that is there in every setting, without loading it again. */
export async function lookAtPage(page: Page, name: string): Promise<Seen> {
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  await page.evaluate(axe.source);
  const complaints: string[] = [];
  let elements = 0;
  for (const setting of settings) {
    const where = `${name} (${setting.name})`;
    await show(page, setting);
    if (setting.axe) {
      const seen = await runAxe(page, options[setting.axe]);
      elements += seen.elements;
      complaints.push(...seen.complaints.map((complaint) => `${where}: ${complaint}`));
    }
    const outside = await page.evaluate<readonly string[]>(sideways);
    complaints.push(...outside.map((html) => `${where} can be pushed sideways: ${html}`));
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return { elements, complaints };
}

async function show(page: Page, { width, theme, dir, longer = 0 }: Setting) {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(`document.documentElement.dir = '${dir}'`);
  if (longer > 0) await page.evaluate(lengthen(longer));
}

async function runAxe(page: Page, rules: string): Promise<Seen> {
  const { violations, passes } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${rules})`);
  return {
    elements: new Set(passes.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')))).size,
    complaints: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
  };
}

/** What sticks out of the page, when the page can be pushed aside. */
const sideways = `(() => {
  const { documentElement: root } = document;
  if (root.scrollWidth <= root.clientWidth) return [];
  const sticksOut = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return right > root.clientWidth + 1 || left < -1;
  };
  return [...document.querySelectorAll('body *')].filter(sticksOut).slice(0, 3).map((element) => element.outerHTML.slice(0, 200));
})()`;

/** Each run of text grows by words of its own kind; what is for machines stays. */
const lengthen = (share: number) => `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('script, style, code, pre, time, bdi, [dir=ltr]')) continue;
    const text = node.data.trim();
    if (text.length > 2) node.data += ' ' + 'lorem ipsum dolor '.repeat(50).slice(0, Math.ceil(text.length * ${share})).trim();
  }
})()`;
