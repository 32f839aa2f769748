/** A statement that says something slightly else: in what it is sent as, `from` becomes `to`. */
interface Mutant {
  readonly name: string;
  readonly from: RegExp;
  readonly to: string;
}

/** One for each clause of the statements of load statistics. */
export const MUTANTS: readonly Mutant[] = [
  { name: 'a boost counts before it is granted', from: /b\.granted_at <= t\.at and /, to: '' },
  { name: 'a boost counts when it has run out', from: / and b\.expires_at > t\.at/, to: '' },
  {
    name: 'a boost counts at the instant at which it runs out',
    from: /b\.expires_at > t\.at/,
    to: 'b.expires_at >= t.at',
  },
  {
    name: 'boosts are not looked for',
    from: /union select g\.key, unnest\(array\[b\.[^;]*?b\.rep_id = g\.key/,
    to: '',
  },
  { name: 'who opted out has no line', from: / and q\.mode <> 'OPT_OUT'/, to: '' },
  {
    name: 'the line of the house goes first',
    from: /order by q\.scope = 'ORGANISATION'/,
    to: "order by q.scope <> 'ORGANISATION'",
  },
  { name: 'a quota that ended holds on', from: / and \(q\.valid_until is null or q\.valid_until > t\.at\)/, to: '' },
  { name: 'a quota begins a moment late', from: /q\.valid_from <= t\.at/, to: 'q.valid_from < t.at' },
  { name: 'new quotas are not looked for', from: /array\[q\.valid_from, q\.valid_until\]/, to: 'array[q.valid_until]' },
  {
    name: 'a quota of leads counts units',
    from: /case l\.basis when 'COUNT' then s\.leads else s\.units end/,
    to: 's.units',
  },
  {
    name: 'a quota of units counts leads',
    from: /case l\.basis when 'COUNT' then s\.leads else s\.units end/,
    to: 's.leads',
  },
  { name: 'who is at the line is over it', from: /end > l\.capacity/, to: 'end >= l.capacity' },
  { name: 'time without a line is limited', from: / where capacity is not null group by key/, to: ' group by key' },
  { name: 'a line holds for all of a load', from: /least\(l\.ended_at, s\.ended_at\)/, to: 's.ended_at' },
  { name: 'a line held before a load came', from: /greatest\(l\.started_at, s\.started_at\)/, to: 'l.started_at' },
  { name: 'a load counts against the lines before it', from: / and s\.ended_at > l\.started_at/, to: '' },
  { name: 'who is at the limit is over it', from: /s\.held > b\.units\), 0\)/, to: 's.held >= b.units), 0)' },
  {
    name: 'each change of a load over the limit is an episode',
    from: / and not coalesce\(s\.held_before > b\.units, false\)/,
    to: '',
  },
  {
    name: 'who is over at the start begins no episode',
    from: /coalesce\(s\.held_before > b\.units, false\)/,
    to: 'coalesce(s.held_before > b.units, true)',
  },
  {
    name: 'each limit takes the time of the whole',
    from: /sum\(s\.seconds\) filter \(where s\.held > b\.units\)/,
    to: 'sum(s.seconds)',
  },
  {
    name: 'limits are told in another order',
    from: /seconds::float8 order by place\)/,
    to: 'seconds::float8 order by place desc)',
  },
  { name: 'the peak is the last', from: /held desc, started_at/, to: 'held desc, started_at desc' },
  { name: 'the peak is the least', from: /by key, held desc/, to: 'by key, held' },
  { name: 'the mean is of changes, not of time', from: /sum\(held \* seconds\) \/ sum\(seconds\)/, to: 'avg(held)' },
  {
    name: 'what was held at the start is not',
    from: /and o\.started_at < a\.until and/,
    to: 'and o.started_at < a.until and o.started_at >= a.since and',
  },
  { name: 'what came after the window is held', from: /o\.started_at < a\.until and/, to: '' },
  { name: 'time before the window counts', from: /greatest\(p\.started_at, a\.since\)/, to: 'p.started_at' },
  { name: 'nothing is ever given away', from: /p where p\.ended_at < a\.until/, to: 'p where false' },
  { name: 'what weighs nothing counts', from: /\(w\.value::numeric > 0\)::int/, to: '1' },
  {
    name: 'leads held are those that weigh something',
    from: /'OWNED_LEADS' then owned/,
    to: "'OWNED_LEADS' then leads",
  },
  { name: 'units are leads', from: /'HELD_UNITS' then units/, to: "'HELD_UNITS' then leads" },
  {
    name: 'a weight was there before',
    from: /greatest\(o\.started_at, w\.started_at\), least/,
    to: 'o.started_at, least',
  },
  { name: 'a weight stays', from: /, least\(o\.ended_at, w\.ended_at\), 0/, to: ', o.ended_at, 0' },
  {
    name: 'weights of other times count',
    from: / and \(w\.ended_at is null or w\.ended_at > greatest\(o\.started_at, a\.since\)\)/,
    to: '',
  },
  {
    name: 'the teams below are not of a team',
    from: /(below\.top, t\.id from below join team t on) t\.parent_id = below\.id/,
    to: '$1 false',
  },
  {
    name: 'the reps of teams below are not asked about',
    from: /(union select t\.id from below join team t on) t\.parent_id = below\.id/,
    to: '$1 false',
  },
  {
    name: 'teams have the line of the house',
    from: /case when a\.is_of_teams then q\.team_id = t\.key else/,
    to: 'case when false then false else',
  },
  {
    name: 'all teams are told',
    from: /select id, id from team where \$1::boolean or id/,
    to: 'select id, id from team where $1::boolean is not null or id',
  },
];
