/** An element with a class and children. Text is always text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** A shape of an icon: `['circle', { cx: 12, … }]`. */
type Shape = readonly [tag: string, attributes: Readonly<Record<string, string | number>>];

function icon(className: string, size: number, shapes: readonly Shape[]): SVGSVGElement {
  const svg = svgElement('svg', {
    class: className,
    viewBox: `0 0 ${size} ${size}`,
    'aria-hidden': 'true',
  }) as SVGSVGElement;
  svg.append(...shapes.map(([tag, attributes]) => svgElement(tag, attributes)));
  return svg;
}

function svgElement(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** The disc crossed by the line: lying, the sign of the product; standing, the foot of the line. */
export function mark(isStanding: boolean): SVGSVGElement {
  return isStanding
    ? icon('mark standing', 24, [
        ['circle', { cx: 12, cy: 12, r: 8, fill: 'var(--bg)', stroke: 'currentColor', 'stroke-width': 2.6 }],
        ['path', { d: 'M12 0V24', stroke: 'currentColor', 'stroke-width': 2.6 }],
      ])
    : icon('mark', 24, [
        ['circle', { cx: 12, cy: 12, r: 7.4, fill: 'none', stroke: 'currentColor', 'stroke-width': 2.4 }],
        ['path', { d: 'M0.8 12H23.2', stroke: 'currentColor', 'stroke-width': 2.4 }],
      ]);
}

/** Speech that is crossed out: leads that nobody spoke with. */
export function neglectedSign(): SVGSVGElement {
  const slash = 'M3.5 16.5L17 2';
  return icon('sign', 20, [
    [
      'path',
      {
        d: 'M3 4.5h14v9H9l-3.5 3v-3H3z',
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': 1.8,
        'stroke-linejoin': 'round',
      },
    ],
    ['path', { d: slash, stroke: 'var(--bg)', 'stroke-width': 4 }],
    ['path', { d: slash, stroke: 'currentColor', 'stroke-width': 1.8, 'stroke-linecap': 'round' }],
  ]);
}

/** Held in the hand, not hung on a wall. */
export const isNarrow = (): boolean => innerWidth <= 700;

/** Writes only what is different, so that nothing is laid out anew for nothing. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function setClass(element: Element, className: string): void {
  if (element.className !== className) element.className = className;
}

export function setStyle(element: HTMLElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}

/** Puts the children in this order and takes all others away; those that stay in place are not touched. */
export function setChildren(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, place) => {
    if (parent.children[place] !== child) parent.insertBefore(child, parent.children[place] ?? null);
  });
}

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** A figure as the board writes it: thousands apart, a decimal only where there is one. */
export function figure(units: number): string {
  return figures.format(units);
}

/** With its sign: a real minus; nothing at all for zero. */
export function signed(units: number): string {
  if (units === 0) return '';
  return units > 0 ? `+${figure(units)}` : `\u2212${figure(-units)}`;
}
