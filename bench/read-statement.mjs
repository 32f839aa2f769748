/** The nested list that reading is measured by: leads of a stage, newest first, each with its owner and its last touches. */
export const QUERY = `query Board($stage: ID!, $first: Int!) { leads(first: $first, filter: { stageId: { eq: $stage } }) { nodes {
  id displayLabel name lifecycle temperature tier validity placement segment touchCount stageSince lastTouchAt createdAt updatedAt version
  owner { id name level }
  interactions(first: 5) { nodes { id channel direction disposition occurredAt } }
} } }`;

/** The same as one statement; ids as they lie in the table. */
export const RAW = `select coalesce(json_agg(x), '[]')::text as text from (
  select l.id, l.display_label as "displayLabel", l.name, l.lifecycle, l.temperature, l.tier, l.validity, l.placement, l.segment,
    l.touch_count as "touchCount", l.stage_since as "stageSince", l.last_touch_at as "lastTouchAt", l.created_at as "createdAt",
    l.updated_at as "updatedAt", l.version, json_build_object('id', r.id, 'name', r.name, 'level', r.level) as owner,
    json_build_object('nodes', (select coalesce(json_agg(t), '[]') from (select i.id, i.channel, i.direction, i.disposition, i.occurred_at as "occurredAt"
      from interaction i where i.lead_id = l.id order by i.occurred_at desc, i.id desc limit 5) t)) as interactions
  from lead l join rep r on r.id = l.owner_id
  where l.stage_id = $1::uuid order by l.created_at desc, l.id desc limit $2) x`;

/** The same of PostGraphile, under the names that it gives. */
export const POSTGRAPHILE = `query Board($stage: UUID!, $first: Int!) { leads: allLeadsList(first: $first, condition: { stageId: $stage }, orderBy: [CREATED_AT_DESC, PRIMARY_KEY_DESC]) {
  id: rowId displayLabel name lifecycle temperature tier validity placement segment touchCount stageSince lastTouchAt createdAt updatedAt version
  owner: repByOwnerId { id: rowId name level }
  interactions: interactionsByLeadIdList(first: 5, orderBy: [OCCURRED_AT_DESC, PRIMARY_KEY_DESC]) { id: rowId channel direction disposition occurredAt } } }`;

/** Four levels: leads, their last touches, who took part, and that one's team. */
export const DEEP_QUERY = `query Deep($stage: ID!, $first: Int!) { leads(first: $first, filter: { stageId: { eq: $stage } }) { nodes { id name
  interactions(first: 5) { nodes { id channel occurredAt rep { id name team { id name } } } } } } }`;

export const DEEP_RAW = `select coalesce(json_agg(x), '[]')::text as text from (
  select l.id, l.name, (select coalesce(json_agg(t), '[]') from (select i.id, i.channel, i.occurred_at as "occurredAt",
      json_build_object('id', r.id, 'name', r.name, 'team', json_build_object('id', m.id, 'name', m.name)) as rep
      from interaction i join rep r on r.id = i.rep_id join team m on m.id = r.team_id
      where i.lead_id = l.id order by i.occurred_at desc, i.id desc limit 5) t) as interactions
  from lead l where l.stage_id = $1::uuid order by l.created_at desc, l.id desc limit $2) x`;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `lead`, a uuid → the id as the product spells it. */
export function idOf(prefix, uuid) {
  let bits = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  for (let place = 0; place < 26; place++) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return `${prefix}_${text}`;
}

/** An answer as one text, however its lists, ids and times are spelt. */
export function evened({ data }) {
  return JSON.stringify(data, (_key, value) => {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).toISOString();
    if (typeof value === 'string' && /^[a-z]+_[0-9a-z]{26}$/.test(value)) return uuidOf(value.slice(-26));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if (Array.isArray(value.nodes)) return value.nodes;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function uuidOf(text) {
  const bits = [...text].reduce((sum, letter) => (sum << 5n) | BigInt(ALPHABET.indexOf(letter)), 0n);
  return bits
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
