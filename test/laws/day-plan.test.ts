import pg from 'pg';
import { StatementWatch } from '../support/statements.js';
import { withApp } from '../support/with-app.js';

const REPS = 20;
const LEADS_OF_EACH = 150;
const TOUCHES_OF_EACH = 4;
const DAY = '{ myDay(first: 20) { nodes { lead { id } } } }';

describe('the day of a rep among 3,000 leads and 12,000 touches', () => {
  let owner: pg.Client | undefined;
  afterAll(() => owner?.end());
  const walk = withApp();

  test('is read by indexes: neither leads nor touches are looked through', async () => {
    owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id });
    await walk.act('LogInteraction', { leadId: id, channel: 'EMAIL', direction: 'INBOUND' });
    await walk.settled();
    for (let others = 1; others < REPS; others++) await walk.aRep();
    await owner.query(MANY_LEADS, [LEADS_OF_EACH]);
    await owner.query(MANY_TOUCHES, [TOUCHES_OF_EACH]);
    await owner.query('vacuum analyze lead, interaction');
    const watch = StatementWatch.open();
    const { answer, statements } = await watch.during(() => walk.app.run(DAY, {}, { as: rep.as }));
    watch.close();
    expect(answer.errors).toBeUndefined();
    const [day] = statements.filter(({ text }) => text.includes('/* day of a rep */'));
    const { rows } = await owner.query(`explain ${day?.text}`, [...(day?.values ?? [])]);
    const plan = rows.map(row => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Scan');
    expect(plan.match(/Seq Scan on (lead|interaction)\b.*/g)).toBeNull();
  });
});

const MANY_LEADS = `insert into lead
select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'owner_id', r.id, 'team_id', r.team_id))).*
from lead l, rep r, generate_series(1, $1::int) where l.id = (select id from lead limit 1)`;

const MANY_TOUCHES = `insert into interaction
select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'lead_id', l.id, 'rep_id', l.owner_id,
  'occurred_at', i.occurred_at - n * interval '1 day'))).*
from interaction i, lead l, generate_series(1, $1::int) n where i.id = (select id from interaction limit 1)`;
