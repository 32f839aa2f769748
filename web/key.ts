import { h, neglectedSign, setText } from './element.js';
import type { Words } from './words.js';

/** The key under the board: what each mark means, and in what everything is counted. */
export class Key {
  readonly element = h('footer', 'key');
  private readonly unit = h('span', 'unit');

  constructor(private readonly words: Words) {
    this.element.setAttribute('aria-hidden', 'true');
    this.element.append(
      sample('held', words.keyHeld),
      sample('fresh', words.keyToday),
      sample('neglected', words.keyNeglected),
      sample('tick', words.keyLine),
      sample('over', words.keyOver),
      this.unit,
    );
  }

  draw(isWeighted: boolean): void {
    setText(this.unit, isWeighted ? this.words.keyUnits : this.words.keyLeads);
  }
}

function sample(part: string, word: string): HTMLElement {
  const signs = part === 'neglected' ? [neglectedSign()] : [];
  return h('span', `k-${part}`, h('span', 'hull sample', h('span', part)), ...signs, word);
}
