/** A small list of leads and its mapping: two held by a rep, one by nobody. */
export const LEADS = {
  kind: 'leads',
  name: 'fair',
  sourceSystem: 'fair',
  lead: {
    externalId: 'id',
    createdAt: { column: 'came', format: 'DATETIME', zone: 'Europe/Berlin' },
    name: 'person',
    email: 'mail',
    companyName: 'firm',
    source: 'via',
    tier: { column: 'class', table: { gold: 'A', tin: 'D' } },
    value: { amount: 'worth', currency: { constant: 'EUR' } },
  },
  ownership: {
    read: 'column',
    rep: { externalId: 'seller', name: { column: 'seller', prefix: 'Rep ' }, team: { constant: 'Fair' } },
  },
};
export const LEAD_HEADER = 'id,came,person,mail,firm,via,class,worth,seller';
export const LEAD_ROWS = [
  'F1,2024-07-01 12:00:00,Ida Berg,ida@berg.example,Berg AB,stand,gold,1200.50,s1',
  'F2,2024-07-01 12:05:00,Jon Dahl,jon@dahl.example,"Dahl, Son & Co",stand,tin,,s1',
  'F3,2024-07-02 09:00:00,,,Berg AB,,,,',
];

/** Work items of two leads and their mapping. */
export const TOUCHES = {
  kind: 'interactions',
  name: 'desk',
  sourceSystem: 'desk',
  lead: { externalId: 'case', create: {} },
  touch: {
    externalId: { columns: ['case', 'work', 'who', 'start', 'end'], join: '|' },
    rep: { externalId: 'who', team: { constant: 'Desk' } },
    channel: { constant: 'PHONE' },
    direction: { constant: 'OUTBOUND' },
    activity: 'work',
    startedAt: { column: 'start', format: 'ISO' },
    completedAt: { column: 'end', format: 'ISO' },
  },
  stages: { byActivity: { call: 'CONTACTED', offer: 'PROPOSAL' } },
  ownership: { read: 'latestTouch', last: 'ENDS' },
};
export const TOUCH_HEADER = 'case,work,who,start,end';
export const TOUCH_ROWS = [
  'C1,call,a,2024-05-01T08:00:00Z,2024-05-01T08:10:00.250Z',
  'C2,call,b,2024-05-01T08:05:00Z,2024-05-01T08:06:00Z',
  'C1,offer,b,2024-05-02T10:00:00+02:00,2024-05-02T10:30:00.500+02:00',
  'C1,call,b,2024-05-03T08:00:00Z,2024-05-03T08:00:30.750Z',
];
