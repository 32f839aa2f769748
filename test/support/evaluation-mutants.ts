import { EvaluationDimension } from '../../src/evaluation/evaluation.enums.js';

/** A statement that says something slightly else: in what it is sent as, `from` becomes `to`. */
interface Mutant {
  readonly name: string;
  readonly by?: EvaluationDimension;
  readonly from: RegExp;
  readonly to: string;
}

const { SEGMENT, REP, CHANNEL } = EvaluationDimension;
/** One for each clause of the statements of an evaluation; `by` where it takes that grouping to tell. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'immature leads in the denominator',
    from: /is_new and is_mature and not is_out/,
    to: 'is_new and not is_out',
  },
  {
    name: 'a lead is mature a moment late',
    from: /(hours => \$\d+::int\)) <= (\$\d+::timestamptz as is_mature,\s+o\.id)/,
    to: '$1 < $2',
  },
  {
    name: 'a win at the end of the horizon is late',
    from: /o\.decided_at <= s\.created_at/,
    to: 'o.decided_at < s.created_at',
  },
  { name: 'the first instant of the window is outside', from: /s\.created_at >= /, to: 's.created_at > ' },
  { name: 'the first instant after the window is inside', from: /s\.created_at < /, to: 's.created_at <= ' },
  { name: 'a win that was taken back counts', from: / and o\.reverted_at is null/, to: '' },
  { name: 'a loss counts as a win', from: /when result = 'WON' then/, to: 'when result is not null then' },
  {
    name: 'leads that were put aside are lost',
    from: /unnest\(array\[c\.result, 'CLOSED'\]\)(.*)c\.result in \('WON', 'LOST'\)/s,
    to: "unnest(array[case c.result when 'WON' then 'WON' else 'LOST' end, 'CLOSED'])$1true",
  },
  {
    name: 'lost leads are not closed',
    from: /unnest\(array\[c\.result, 'CLOSED'\]\)/,
    to: "unnest(case when c.result = 'WON' then array['WON', 'CLOSED'] else array['LOST'] end)",
  },
  { name: 'nine tenths are eight', from: /percentile_cont\(0\.9\)/, to: 'percentile_cont(0.8)' },
  { name: 'the least is the second', from: /days\[1\] as least/, to: 'days[2] as least' },
  { name: 'the greatest is the one before', from: /days\[n\] as greatest/, to: 'days[n - 1] as greatest' },
  { name: 'invalid leads count', from: /in \('INVALID', 'DUPLICATE'\)/, to: "in ('DUPLICATE')" },
  { name: 'duplicates count', from: /in \('INVALID', 'DUPLICATE'\)/, to: "in ('INVALID')" },
  {
    name: 'leads without an owner are nobody’s',
    by: REP,
    from: /coalesce\(l\.owner_id, l\.last_owner_id\)/,
    to: 'l.owner_id',
  },
  {
    name: 'an empty segment is none of the blank ones',
    by: SEGMENT,
    from: /nullif\(l\.segment, ''\)/,
    to: 'l.segment',
  },
  {
    name: 'the channel is that of the last touch',
    by: CHANNEL,
    from: /order by i\.occurred_at, i\.id limit 1/,
    to: 'order by i.occurred_at desc, i.id limit 1',
  },
  {
    name: 'a manager sees all',
    from: /where \$(\d+)::boolean or r\.id/,
    to: 'where $$$1::boolean is not null or r.id',
  },
  { name: 'decided leads count as immature', from: / and not c\.is_decided\)/, to: ')' },
  { name: 'the median is one of the values', from: /percentile_cont/, to: 'percentile_disc' },
  { name: 'the interval of the median is too narrow', from: /\/ 2\)::int as rank/, to: '/ 2)::int + 1 as rank' },
  {
    name: 'revenue of leads that did not convert',
    from: /where won_at is not null and amount_minor/,
    to: 'where amount_minor',
  },
  { name: 'leads that came warm count as cold', from: /\[1\] = 'COLD'/, to: '[1] is not null' },
  {
    name: 'a lead that is hot at the end of the horizon is late',
    from: /i\.started_at <= c\.created_at/,
    to: 'i.started_at < c.created_at',
  },
  { name: 'bounces were delivered', from: /not in \('BOUNCED', 'WRONG_NUMBER'\)/, to: "not in ('WRONG_NUMBER')" },
  { name: 'wrong numbers were delivered', from: /not in \('BOUNCED', 'WRONG_NUMBER'\)/, to: "not in ('BOUNCED')" },
  { name: 'a click is a reply', from: /'BOUNCED', 'CLICKED', 'UNSUBSCRIBED'/, to: "'BOUNCED', 'UNSUBSCRIBED'" },
  { name: 'a reply on the last moment is late', from: /<= occurred_at \+ interval/, to: '< occurred_at + interval' },
  {
    name: 'a reply on another channel answers a touch',
    from: /partition by lead_id, channel, /,
    to: 'partition by lead_id, ',
  },
  {
    name: 'a reply in the moment of a touch came before it',
    from: /order by occurred_at, is_reply, id/,
    to: 'order by occurred_at, is_reply desc, id',
  },
  {
    name: 'touches that wait for a reply count already',
    from: /is_ours and is_mature\) as delivered/,
    to: 'is_ours) as delivered',
  },
  { name: 'a call is answered by a later one', from: /is_answered or is_written and/, to: 'is_answered or' },
  {
    name: 'whoever wrote before we did responded',
    from: /is_answered or last_reply_at >= first_at/,
    to: 'is_answered or last_reply_at is not null',
  },
  {
    name: 'touches after the window are ours',
    from: /i\.occurred_at < (\$\d+::timestamptz) as is_in/,
    to: 'i.occurred_at <= $1 as is_in',
  },
  {
    name: 'satisfaction after the window counts',
    from: /count\(satisfaction\) filter \(where is_in\)/,
    to: 'count(satisfaction)',
  },
  { name: 'a lead that is won is still in play', from: /g\.value = any/, to: 'g.value <> all' },
  {
    name: 'a touch at the end of a stretch counts',
    from: /i\.occurred_at < s\.ended_at/,
    to: 'i.occurred_at <= s.ended_at',
  },
  {
    name: 'time before the window counts',
    from: /greatest\(o\.started_at, g\.started_at, (\$\d+::timestamptz)\)/,
    to: 'coalesce(greatest(o.started_at, g.started_at), $1)',
  },
  {
    name: 'a lead that comes back counts twice',
    from: /filter \(where is_first and is_mature\)/,
    to: 'filter (where is_mature)',
  },
  {
    name: 'young entries are in the denominator',
    from: /filter \(where is_first and is_mature\)/,
    to: 'filter (where is_first)',
  },
  {
    name: 'a stage told again is entered again',
    from: /is distinct from i\.value as is_entry/,
    to: 'is distinct from null or true as is_entry',
  },
  {
    name: 'the horizon of a stage ends a moment early',
    from: /e\.started_at <= f\.started_at/,
    to: 'e.started_at < f.started_at',
  },
  {
    name: 'stages gone through before count as reached',
    from: /and \(e\.started_at, e\.seq\) > \(f\.started_at, f\.seq\)/,
    to: '',
  },
  { name: 'a way gone twice counts twice', from: /count\(distinct f\.lead_id\)/, to: 'count(*)' },
];
