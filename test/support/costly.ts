/** Documents that are small to write and large to answer: what is asked, the document, and its points. */
export const COSTLY: readonly (readonly [what: string, query: string, points: number])[] = [
  [
    'every touch of every lead of every rep on the wall',
    '{ wallboard { reps { leads(first: 100) { nodes { interactions(first: 17) { nodes { id } } } } } } }',
    95_052,
  ],
  [
    'all ways through a pipeline',
    '{ pipelines(first: 1) { nodes { stages { leadsTo { leadsTo { leadsTo { leadsTo { id } } } } } } } }',
    325_523,
  ],
  [
    'the same by fragments, at every level another',
    '{ pipelines(first: 1) { nodes { ...A } } } fragment A on Pipeline { stages { ... { ...B } } } fragment B on Stage { leadsTo { ...C } } fragment C on Stage { leadsTo { leadsTo { leadsTo { id } } } }',
    325_523,
  ],
  [
    'the leads of every rep whose load is told',
    'subscription { repLoadChanged { reps { leads(first: 50) { nodes { id } } } } }',
    2562,
  ],
  [
    'everything of the leads that moved',
    'subscription { leadStageChanged { events { lead { interactions(first: 100) { nodes { id } } } } } }',
    2052,
  ],
];
