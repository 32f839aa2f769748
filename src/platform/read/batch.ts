import DataLoader from 'dataloader';
import type { Ctx } from '../context.js';

/**
 * A loader of this operation: keys asked for in one turn are answered by one call of `load`, in the order of the keys;
 * it is given each key once, however many ask. Nothing is kept between turns, so what a mutation changed is read anew.
 */
export function loaderOf<V>(
  ctx: Ctx,
  name: string,
  load: (keys: readonly string[]) => Promise<readonly (V | Error)[]>,
): DataLoader<string, V> {
  const known = ctx.loaders.get(name);
  if (known) return known as DataLoader<string, V>;
  const loader = new DataLoader<string, V>(keys => onceEach(keys, load), { cache: false });
  ctx.loaders.set(name, loader);
  return loader;
}

async function onceEach<V>(
  keys: readonly string[],
  load: (keys: readonly string[]) => Promise<readonly (V | Error)[]>,
): Promise<(V | Error)[]> {
  const asked = [...new Set(keys)];
  const found = await load(asked);
  const byKey = new Map(asked.map((key, at) => [key, found[at] as V | Error]));
  return keys.map(key => byKey.get(key) as V | Error);
}
