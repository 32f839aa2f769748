import { figure, h, setStyle, setText, signed } from './element.js';
import { labelled } from './panel.js';
import type { Stage } from './wire.js';
import { stageWord, type Words } from './words.js';

/** One stage of a pipeline: how many stand there, who came and went since midnight, and a bar on the scale of all. */
export class StageRow {
  private readonly name = h('span', 's');
  private readonly count = h('span', 'c');
  private readonly entered = h('span', 'f');
  private readonly departed = h('span', 'f');
  private readonly bar = h('i');
  private readonly element = h(
    'div',
    'pl',
    this.name,
    this.count,
    this.entered,
    this.departed,
    h('span', 'track', this.bar),
  );

  constructor(private readonly words: Words) {}

  draw(stage: Stage, most: number): HTMLElement {
    const name = stageWord(this.words, stage);
    const [count, entered, departed] = [stage.leadCount, stage.enteredTodayCount, stage.departedTodayCount].map(figure);
    setText(this.name, name);
    setText(this.count, figure(stage.leadCount));
    labelled(this.element, this.words.stageLabel(name, `${count}`, `${entered} / ${departed}`));
    setText(this.entered, signed(stage.enteredTodayCount));
    setText(this.departed, signed(-stage.departedTodayCount));
    setStyle(this.bar, 'width', `${((stage.leadCount / most) * 100).toFixed(2)}%`);
    this.element.dataset.stage = stage.key;
    return this.element;
  }
}
