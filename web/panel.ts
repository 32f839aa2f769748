import { h, setText } from './element.js';

export function panel(name: string, head: readonly (Node | string)[], body: readonly Node[]): HTMLElement {
  return h('section', name, h('h2', '', ...head), ...body);
}

/** A panel that is read from time to time, and says in its place when that failed. */
export class ReadPanel {
  readonly element: HTMLElement;
  private readonly word = h('small', 'late-word');

  constructor(name: string, head: readonly (Node | string)[], body: readonly Node[]) {
    this.element = panel(name, [...head, this.word], body);
    this.word.setAttribute('role', 'status');
  }

  drawLate(word: string): void {
    setText(this.word, word);
    this.element.classList.toggle('late', word !== '');
  }
}

/** Says a row of figures as one sentence to those who do not see it. */
export function labelled(element: HTMLElement, sentence: string): HTMLElement {
  if (element.getAttribute('role') !== 'group') element.setAttribute('role', 'group');
  if (element.getAttribute('aria-label') !== sentence) element.setAttribute('aria-label', sentence);
  return element;
}
