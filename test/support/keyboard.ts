import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Further than any page has stops. */
const MOST_STOPS = 120;

/** Somebody without a mouse: every stop on the way must be seen. */
export interface Keyboard {
  readonly page: Page;
  /** Goes on with Tab until this has the focus. */
  readonly reach: (target: Locator) => Promise<void>;
  /** Goes to a field and types. */
  readonly type: (label: string, text: string) => Promise<void>;
  /** Goes to a button or link and presses Enter. */
  readonly press: (role: 'button' | 'link', name: string | RegExp) => Promise<void>;
  /** How many stops were looked at. */
  readonly stops: () => number;
}

export function keyboardOf(page: Page): Keyboard {
  let stops = 0;
  async function reach(target: Locator) {
    for (let turn = 0; turn < MOST_STOPS; turn += 1) {
      if (await hasFocus(target)) return;
      await page.keyboard.press('Tab');
      const faults = await page.evaluate<string[]>(lookAtFocus);
      assert.deepEqual(faults, [], page.url());
      stops += 1;
    }
    assert.fail(`${page.url()}: no way to ${target} by Tab`);
  }
  return {
    page,
    reach,
    async type(label, text) {
      await reach(page.getByLabel(label, { exact: true }).first());
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(text);
    },
    async press(role, name) {
      await reach(page.getByRole(role, { name }).first());
      await page.keyboard.press('Enter');
    },
    stops: () => stops,
  };
}

/** In the browser, of which our types know nothing. */
declare const document: { readonly activeElement: unknown };

export async function hasFocus(target: Locator): Promise<boolean> {
  if ((await target.count()) === 0) return false;
  return target.evaluate((element: unknown) => element === document.activeElement);
}

/** WCAG 2.2 SC 2.4.7 and 2.4.11: what has the focus is marked, on the screen, and nothing lies over it. */
const lookAtFocus = `(() => {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return [];
  const told = element.outerHTML.slice(0, 160);
  const faults = [];
  const marked = element.matches('.code-tabs input') ? element.closest('label') : element;
  if (getComputedStyle(marked).outlineStyle === 'none') faults.push('is not marked: ' + told);
  const { left, top, width, height } = marked.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].map(([x, y]) => document.elementFromPoint(left + width * x, top + height * y));
  const isSeen = points.some((point) => point && (marked.contains(point) || point.contains(marked) && point !== document.documentElement && point !== document.body));
  if (!isSeen) faults.push('is hidden or off the screen: ' + told);
  return faults;
})()`;
