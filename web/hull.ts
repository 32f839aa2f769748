import { h, setClass, setStyle } from './element.js';
import { type HullPicture, LINE_PERCENT } from './picture.js';

/** One hull on the page: made once, then only its measures change. */
export class Hull {
  readonly element = h('div', 'hull');
  private readonly parts = {
    body: h('span', 'body'),
    held: h('span', 'held'),
    neglected: h('span', 'neglected'),
    fresh: h('span', 'fresh'),
    over: h('span', 'over'),
    line: h('span', 'tick'),
  };

  constructor() {
    this.element.append(...Object.values(this.parts));
  }

  /** Where the load ends and a new lead comes to lie. */
  get tip(): Element {
    return this.parts.fresh.hidden ? this.parts.held : this.parts.fresh;
  }

  draw(picture: HullPicture): void {
    const { held, neglected, fresh, over, line } = this.parts;
    const states = [picture.kind, picture.isIdle && 'idle', picture.over > 0 && 'beyond'].filter(Boolean);
    setClass(this.element, ['hull', ...states].join(' '));
    const isDrawn = picture.kind !== 'none';
    place(held, isDrawn ? { from: 0, width: picture.held } : null);
    place(neglected, isDrawn ? { from: 0, width: picture.neglected } : null);
    place(fresh, isDrawn ? picture.fresh : null);
    place(over, picture.over > 0 ? { from: LINE_PERCENT, width: picture.over } : null);
    setClass(over, picture.isFarOver ? 'over far' : 'over');
    line.hidden = picture.kind !== 'lined';
    setStyle(this.element, '--thickness', picture.thickness.toFixed(3));
  }
}

function place(part: HTMLElement, extent: { from: number; width: number } | null): void {
  part.hidden = extent === null || extent.width <= 0;
  if (!extent) return;
  setStyle(part, 'left', `${extent.from.toFixed(3)}%`);
  setStyle(part, 'width', `${extent.width.toFixed(3)}%`);
}
