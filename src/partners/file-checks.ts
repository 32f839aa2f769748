import type { RowMapping } from './file-rows.js';
import type { House } from './house.js';
import { MappingFault, parseMapping } from './mapping.js';
import { columnsOf, type Mapping } from './mapping.rules.js';

/** Throws a `MappingFault` that names every column that the mapping reads and the file has not. */
export function checkColumns(mapping: Mapping, header: readonly string[]): void {
  const missing = columnsOf(mapping).filter(column => !header.includes(column));
  if (missing.length === 0) return;
  throw new MappingFault(
    'MISSING_COLUMN',
    missing.map(column => ({ path: '', message: `The file has no column "${column}".` })),
  );
}

/** Throws a `MappingFault` where a mapping names stages that there are not, or that only an outcome reaches. */
export function checkStages(mapping: Mapping, { stages }: Pick<House, 'stages'>): void {
  if (mapping.kind !== 'interactions') return;
  const faults = Object.entries(mapping.stages?.byActivity ?? {}).flatMap(([activity, key]) => {
    const stage = stages.find(each => each.key === key);
    const path = `stages.byActivity.${activity}`;
    if (!stage) return [{ path, message: `There is no stage "${key}".` }];
    return stage.isWon || stage.isTerminal
      ? [{ path, message: 'A won or ended stage is reached by importing outcomes.' }]
      : [];
  });
  if (faults.length > 0) throw new MappingFault('MAPPING', faults);
}

/** A declared mapping of a file that comes by itself, one row one lead, touch or outcome. Throws a `MappingFault`. */
export function parseRowMapping(raw: unknown, kind: RowMapping['kind']): RowMapping {
  const mapping = parseMapping(raw, kind) as RowMapping;
  const message = 'This can be done by the import command only.';
  const faults = [
    ...(mapping.lookups ? [{ path: 'lookups', message }] : []),
    ...(mapping.kind === 'interactions' && mapping.touch.count ? [{ path: 'touch.count', message }] : []),
  ];
  if (faults.length > 0) throw new MappingFault('MAPPING', faults);
  return mapping;
}
