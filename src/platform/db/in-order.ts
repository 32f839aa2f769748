/** Both are under way at once; where both fail, it is the first one's failure that is told. */
export async function inOrder<First, Second>(first: Promise<First>, second: Promise<Second>): Promise<[First, Second]> {
  second.catch(() => undefined);
  return [await first, await second];
}
