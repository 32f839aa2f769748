import type { Board } from './board.js';
import { figure, h, setText } from './element.js';
import { measuredWord } from './finding-word.js';
import { withInitial } from './name-fit.js';
import { labelled, ReadPanel } from './panel.js';
import type { Finding } from './wire.js';
import type { Words } from './words.js';

/** What is found wrong with leads, newest first, as far as there is room: whom it is about, and by how much. */
export class FindingsPanel extends ReadPanel {
  private readonly count: HTMLElement;
  private readonly rows: HTMLElement;

  constructor(private readonly words: Words) {
    const count = h('small');
    const rows = h('div', 'found');
    super('findings', [words.findings, count], [rows]);
    this.count = count;
    this.rows = rows;
  }

  draw(board: Board, most: number): void {
    const { words } = this;
    setText(this.count, board.neglectedCount > 0 ? words.neglectedCount(figure(board.neglectedCount)) : '');
    const rows = board.findings.slice(0, most).map(finding => this.row(finding, board.nowMs()));
    this.rows.replaceChildren(...(rows.length > 0 ? rows : [h('p', 'closed', words.noFinding)]));
  }

  private row(finding: Finding, nowMs: number): HTMLElement {
    const { words } = this;
    const code = words.finding[finding.code] ?? finding.code;
    const { tier, segment } = finding.lead ?? {};
    const name = finding.rep?.name;
    const who = [name ? withInitial(name) : words.noHolder, tier].filter(Boolean).join(' · ');
    const measured = measuredWord(finding, nowMs, words);
    const row = h('div', 'fd', h('span', '', code), h('span', 'about', who), h('b', '', measured));
    const about = [name ?? words.noHolder, tier, segment].filter(Boolean).join(', ');
    return labelled(row, words.repLabel(`${code}, ${about}`, measured));
  }
}
