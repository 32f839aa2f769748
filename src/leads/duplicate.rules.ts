/** A company's name as duplicates are matched by: lower case, no punctuation, one space, no legal forms at the end, Chinese ones too. */
export function companyKey(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.replace(LEGAL_FORMS, '').trim() || plain;
}

const LEGAL_FORMS =
  /(?:(?: (?:gmbh|ag|kg|ug|ltd|limited|inc|llc|corp|co|company|plc|sa|sarl|srl|spa|bv|nv|oy|ab|as|pty|ltda))+| ?(?:股份有限公司|有限责任公司|有限公司))$/u;

/** An e-mail address as duplicates are matched by: trimmed and in lower case, nothing guessed about its provider. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** What everyone may see of a lead: the company, else initials, else the end of its outside key. */
export function labelOf(lead: { company: string | null; person: string | null; key: string | null }): string {
  if (lead.company) return lead.company;
  if (lead.person) return initials(lead.person);
  return lead.key ? `#${lead.key.slice(0, 8)}` : 'Unnamed';
}

function initials(person: string): string {
  const words = person.trim().split(/\s+/u).slice(0, 3);
  return words.map(word => `${[...word][0]?.toUpperCase() ?? ''}.`).join(' ');
}
