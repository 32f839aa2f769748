import { h } from './element.js';

const FLIGHT_MS = 700;

/** A lead taken: a dot flies once from the pool to the tip of the hull; where motion is unwanted the row is tinted instead. */
export function fly(from: Element | null, to: Element | null): void {
  if (!from || !to?.isConnected) return;
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) tint(to.closest('.row'));
  else launch(from, to);
}

function launch(from: Element, to: Element): void {
  const start = from.getBoundingClientRect();
  const end = to.getBoundingClientRect();
  if (start.width === 0 || end.height === 0 || end.top > innerHeight) return;
  const dot = h('i', 'flight');
  document.body.append(dot);
  const at = (x: number, y: number) => ({ transform: `translate(${x}px, ${y}px)` });
  const flight = dot.animate([at(start.left + 20, start.top + 12), at(end.right - 8, end.top + end.height / 2 - 8)], {
    duration: FLIGHT_MS,
    easing: 'cubic-bezier(.2, .7, .2, 1)',
  });
  flight.onfinish = () => dot.remove();
}

function tint(row: Element | null): void {
  row?.animate([{ backgroundColor: 'var(--raise)' }, { backgroundColor: 'transparent' }], {
    duration: 1000,
    easing: 'steps(1, end)',
  });
}
