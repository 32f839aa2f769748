/** Leads `l` in stages `s` whose holders are to keep in touch with them. */
export const TO_BE_HEARD_OF = `l.placement = 'OWNED' and l.validity in ('UNSCREENED', 'VALID')
    and not s.is_terminal and s.max_silence_days is not null`;

/** Since when nobody of both sides has spoken: from when its holder came, or from the last two-way contact. */
export const SILENT_SINCE = 'greatest(l.owner_since, l.last_two_way_at)';
