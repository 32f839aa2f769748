import { figure, h, neglectedSign, setClass, setText, signed } from './element.js';
import type { TeamHead } from './fleet-plan.js';
import { Hull } from './hull.js';
import { type RepPicture, teamHull } from './picture.js';
import type { Words } from './words.js';

const THIN_SLASH = '\u2009/\u2009';

interface Figures {
  readonly held: number;
  readonly line: number | null;
  readonly takenToday: number;
  readonly neglectedCount: number;
}

/** What every row of the fleet has: a name, what was taken today, a hull, what is held of which line, the room, what is neglected. */
class Row {
  readonly element = h('div', 'row');
  readonly name = h('span', 'name');
  readonly hull = new Hull();
  protected readonly today = h('span', 'n today');
  protected readonly cell = h('span', 'cell');
  protected readonly held = h('b');
  protected readonly line = h('i');
  protected readonly load = h('span', 'n load', this.held, this.line);
  protected readonly neglected = h('b');
  protected readonly figure = h('span', 'p');
  protected readonly room = h('span', 'n room', this.figure);

  constructor() {
    this.element.setAttribute('role', 'group');
    this.cell.append(this.hull.element);
    const neglect = h('span', 'n neglect', neglectedSign(), this.neglected);
    this.element.append(this.name, this.today, this.cell, this.load, this.room, neglect);
  }

  /** What those hear who do not see it. */
  protected label(text: string): void {
    if (this.element.getAttribute('aria-label') !== text) this.element.setAttribute('aria-label', text);
  }

  protected drawLoad({ held, line, takenToday, neglectedCount }: Figures): void {
    setText(this.neglected, neglectedCount > 0 ? figure(neglectedCount) : '');
    this.neglected.parentElement?.classList.toggle('is-none', neglectedCount === 0);
    setText(this.today, signed(takenToday));
    setText(this.held, figure(held));
    setText(this.line, line === null ? '' : `${THIN_SLASH}${figure(line)}`);
  }
}

export class RepRow extends Row {
  private readonly note = h('span', 'note');
  private readonly day = h('span', 'day');

  constructor(private readonly words: Words) {
    super();
    this.cell.append(this.note);
    this.room.append(this.day);
  }

  draw(rep: RepPicture): void {
    const { words } = this;
    const isOut = rep.room === 'out';
    this.hull.draw(rep.hull);
    this.drawLoad(rep);
    if (isOut && rep.held === 0) setText(this.held, '');
    setText(this.figure, roomWord(rep, words));
    setText(this.day, rep.backOn === null ? '' : words.back(rep.backOn));
    setText(this.note, isOut ? words.takesNoLeads : '');
    this.note.hidden = !isOut;
    setClass(this.element, `row rep ${rep.room}`);
    setClass(this.cell, rep.hull.kind === 'lined' ? 'cell lined' : 'cell');
    setClass(this.room, `n room ${rep.room}`);
    this.element.dataset.rep = rep.id;
    this.element.dataset.held = String(rep.held);
    const neglected = rep.neglectedCount > 0 ? [words.neglectedCount(figure(rep.neglectedCount))] : [];
    this.label(words.repLabel(rep.name, [loadWord(rep, words), stateWord(rep, words), ...neglected].join(', ')));
  }
}

export class TeamRow extends Row {
  constructor(private readonly words: Words) {
    super();
    setClass(this.element, 'row team');
  }

  draw(head: TeamHead): void {
    const { words } = this;
    const left = head.line === null ? null : head.line - head.held;
    const isOver = left !== null && left < 0;
    const name = head.name ?? words.noTeam;
    setText(this.name, head.isContinued ? words.continued(name) : name);
    this.hull.draw(teamHull(head.held, head.line));
    this.drawLoad(head);
    setText(this.figure, left === null ? '' : isOver ? `+${figure(-left)}` : figure(left));
    setClass(this.room, isOver ? 'n room over' : 'n room');
    setClass(this.cell, head.line === null ? 'cell' : 'cell lined');
    setClass(this.element, head.isContinued ? 'row team continued' : 'row team');
    this.element.dataset.team = head.id;
    this.label(words.repLabel(name, teamWord(head, words)));
  }
}

/** One figure or word for the room column. */
function roomWord(rep: RepPicture, words: Words): string {
  const said: Record<RepPicture['room'], string> = {
    out: '',
    leave: words.leave,
    busy: words.busy,
    paused: words.paused,
    capped: words.capped,
    unlimited: '∞',
    over: `+${figure(-(rep.left ?? 0))}`,
    full: words.full,
    near: figure(rep.left ?? 0),
    free: figure(rep.left ?? 0),
  };
  return said[rep.room];
}

function teamWord({ held, line }: TeamHead, words: Words): string {
  if (line === null) return `${words.heldOnly(figure(held))}, ${words.noLimit}`;
  const load = words.ofLine(figure(held), figure(line));
  return `${load}, ${held > line ? words.overBy(figure(held - line)) : words.roomFor(figure(line - held))}`;
}

function loadWord(rep: RepPicture, words: Words): string {
  return rep.line === null ? words.heldOnly(figure(rep.held)) : words.ofLine(figure(rep.held), figure(rep.line));
}

/** The same in words, for those who hear the board. */
function stateWord(rep: RepPicture, words: Words): string {
  if (rep.room === 'out') return words.takesNoLeads;
  if (rep.room === 'unlimited') return words.noLimit;
  if (rep.room === 'capped') return words.tookAll;
  if (rep.room === 'over') return words.overBy(figure(-(rep.left ?? 0)));
  if (rep.room === 'near' || rep.room === 'free') return words.roomFor(figure(rep.left ?? 0));
  return rep.backOn === null ? roomWord(rep, words) : `${words.leave}, ${words.back(rep.backOn)}`;
}
