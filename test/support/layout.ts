import type { Page } from 'playwright-core';

interface Box {
  readonly what: string;
  readonly isText: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fontPx: number;
  /** The box that cuts it off where it goes beyond. */
  readonly within: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

/** Every piece of text and every hull that is drawn, with the box that would cut it off. Runs in the page. */
const READ_BOXES = `(() => {
  const found = [];
  const doc = { left: 0, top: 0, right: innerWidth, bottom: Math.max(innerHeight, document.documentElement.scrollHeight) };
  const frameOf = element => {
    const frame = { ...doc };
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== 'hidden') continue;
      const box = at.getBoundingClientRect();
      frame.left = Math.max(frame.left, box.left);
      frame.right = Math.min(frame.right, box.right);
      frame.top = Math.max(frame.top, box.top);
      frame.bottom = Math.min(frame.bottom, box.bottom);
    }
    return frame;
  };
  const put = (what, isText, box, element) => {
    if (box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible')
      found.push({ what, isText, left: box.left, right: box.right, top: box.top, bottom: box.bottom,
        fontPx: parseFloat(getComputedStyle(element).fontSize), within: frameOf(element) });
  };
  // What is fixed on a phone lies over the page by intention.
  const isFixed = element => !!element.closest('.tick-bar') && getComputedStyle(element.closest('.tick-bar')).position === 'fixed';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || isFixed(node.parentElement) || node.parentElement.closest('noscript')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) put(node.data, true, box, node.parentElement);
  }
  for (const hull of document.querySelectorAll('.row .hull:not(.none), .track')) put('a bar', false, hull.getBoundingClientRect(), hull);
  return found;
})()`;

/** A line of text is set a little higher than it is drawn. */
const INK = 0.18;
const TOLERANCE_PX = 1;

/** What lies over something else, or beyond the edge, or ends in dots, or is too small to be read on a wall. */
export async function misfits(page: Page, leastFontPx: number): Promise<string[]> {
  const boxes = (await page.evaluate<Box[]>(READ_BOXES)).map(inked);
  if (boxes.length < 20) throw new Error('There is next to nothing on the page.');
  return [
    ...boxes.filter(box => /…|\.\.\.$/.test(box.what)).map(box => `“${box.what}” ends in dots`),
    ...boxes.filter(isCut).map(box => `“${box.what}” is cut off`),
    ...boxes.filter(box => box.isText && box.fontPx < leastFontPx).map(box => `“${box.what}” is ${box.fontPx} px`),
    ...overlaps(boxes),
  ];
}

function overlaps(boxes: readonly Box[]): string[] {
  const found: string[] = [];
  boxes.forEach((one, place) => {
    for (const other of boxes.slice(place + 1)) {
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide > TOLERANCE_PX && high > TOLERANCE_PX) found.push(`“${one.what}” lies over “${other.what}”`);
    }
  });
  return found;
}

function inked(box: Box): Box {
  const inset = box.isText ? (box.bottom - box.top) * INK : 0;
  return { ...box, top: box.top + inset, bottom: box.bottom - inset };
}

function isCut({ within, left, right, top, bottom }: Box): boolean {
  const beyond = [within.left - left, right - within.right, within.top - top, bottom - within.bottom];
  return Math.max(...beyond) > TOLERANCE_PX;
}
