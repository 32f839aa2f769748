interface Content {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly segments?: readonly string[];
  readonly needTags?: readonly string[];
  readonly stageKeys?: readonly string[];
}

/** What is sent to customers: two pieces for everybody, and some that were made for a trade, a stage or a temperature. */
export const CONTENT: readonly Content[] = [
  { key: 'newsletter', name: 'Solar newsletter', kind: 'NEWSLETTER' },
  { key: 'brochure', name: 'Brochure of the house', kind: 'WHITEPAPER' },
  {
    key: 'case-food',
    name: 'Case: a dairy that cools with its own roof',
    kind: 'CASE_STUDY',
    segments: ['Food', 'Farming'],
    needTags: ['cooling'],
  },
  {
    key: 'case-logistics',
    name: 'Case: a warehouse that charges its vans',
    kind: 'CASE_STUDY',
    segments: ['Logistics', 'Retail'],
    needTags: ['charging'],
  },
  {
    key: 'case-manufacturing',
    name: 'Case: a foundry that shaves its peaks',
    kind: 'CASE_STUDY',
    segments: ['Manufacturing'],
    needTags: ['peak load'],
  },
  { key: 'roof-check', name: 'What your roof can carry', kind: 'SOLUTION', stageKeys: ['CONTACTED', 'ENGAGED'] },
  { key: 'payback', name: 'Payback of your roof', kind: 'PRICING', stageKeys: ['QUALIFIED', 'PROPOSAL'] },
];

/** What everybody gets. */
export const GENERIC_KEY = 'newsletter';
