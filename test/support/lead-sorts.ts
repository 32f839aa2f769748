import type { TestApp } from './app.js';
import { nextNumber } from './walk.js';

/** What leads may be of: pipelines and products with their lines. */
export function sortsOf(walk: { readonly app: TestApp }) {
  const idOf = async (operation: string, input: object) => {
    const { data } = await walk.app.run<Record<string, Record<string, { id: string }>>>(operation, { input });
    return Object.values(Object.values(data ?? {})[0] ?? {}).find(value => value?.id)?.id ?? '';
  };
  const saveProduct = (key: string, line: string | null) => idOf('SaveProduct', { key, name: key, line });
  return {
    saveProduct,
    /** A product of a line, or of none. */
    aProduct: async (line: string | null) => {
      const key = `product-${nextNumber()}`;
      return { key, id: await saveProduct(key, line) };
    },
    /** The id of a pipeline with one open stage. */
    aPipeline: () => {
      const stages = [
        { key: 'OPEN', name: 'Open', lifecycle: 'POTENTIAL' },
        { key: 'WON', name: 'Won', lifecycle: 'CUSTOMER', isWon: true, loadUnits: 0 },
        { key: 'LOST', name: 'Lost', lifecycle: 'ENDED', isTerminal: true, loadUnits: 0 },
      ];
      const key = `way-${nextNumber()}`;
      return idOf('SavePipeline', { key, name: key, stages, transitions: [{ from: 'OPEN', to: 'WON' }] });
    },
  };
}
