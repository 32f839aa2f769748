/** Somebody who might buy a solar roof, made up from a number: the same number gives the same prospect. */
export interface Prospect {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly companyName: string;
  readonly companyDomain: string;
  readonly segment: string;
  readonly tier: 'A' | 'B' | 'C' | 'D' | null;
  readonly temperature: 'COLD' | 'WARM' | 'HOT';
  readonly value: { minorUnits: number; currency: string };
}

const GIVEN = words(
  'Amara Bruno Clara Daniel Eva Felix Gita Henrik Iris Jamal Karin Luca Mina Noah Olga Paulo Quynh Rosa ' +
    'Stefan Tara Umar Vera Wanda Yusuf Zoe',
);
const FAMILY = words(
  'Adler Bianchi Costa Dubois Eriksen Fischer Garcia Hansen Ivanov Jansen Kowalski Larsen Moreau Nagy ' +
    'Olsen Petrov Rossi Silva Tanaka Varga Wagner Yilmaz Zhang',
);
const FIRST = words(
  'Alder Beacon Cobalt Delta Ember Fjord Granite Harbour Isar Juniper Kestrel Lumen Meridian Northwind ' +
    'Orchard Pine Quarry Ridge Sable Tern Upland Vale Willow Zenith',
);
/** What companies do, as their names say, and the segment that they are of. */
const TRADES = [
  ['Foods', 'Food'],
  ['Logistics', 'Logistics'],
  ['Textiles', 'Manufacturing'],
  ['Markets', 'Retail'],
  ['Machines', 'Manufacturing'],
  ['Hotels', 'Hospitality'],
  ['Dairies', 'Food'],
  ['Clinics', 'Health'],
  ['Castings', 'Manufacturing'],
  ['Haulage', 'Logistics'],
  ['Farms', 'Farming'],
] as const;
const TIERS = ['B', 'C', 'A', 'C', 'B', null, 'C', 'B', 'D', 'C'] as const;
const TEMPERATURES = ['COLD', 'WARM', 'COLD', 'HOT', 'WARM'] as const;

/** Strides without a common factor, so that neighbours differ in everything and repeats are far apart. */
export function prospect(number: number): Prospect {
  const given = at(GIVEN, number * 7);
  const family = at(FAMILY, number * 5 + Math.floor(number / GIVEN.length));
  const first = at(FIRST, number * 5 + Math.floor(number / 9));
  const [second, segment] = at(TRADES, number * 3);
  const companyDomain = `${first}-${second}.example`.toLowerCase();
  return {
    name: `${given} ${family}`,
    email: `${given}.${family}.${number}@${companyDomain}`.toLowerCase(),
    phone: `+4930${String(5_000_000 + number).slice(-8)}`,
    companyName: `${first} ${second}`,
    companyDomain,
    segment,
    tier: at(TIERS, number),
    temperature: at(TEMPERATURES, number * 3),
    value: { minorUnits: (24_000 + ((number * 379) % 240) * 1_500) * 100, currency: 'EUR' },
  };
}

/** The entry of a list that the number falls on. */
export function at<Entry>(list: readonly Entry[], number: number): Entry {
  return list[number % list.length] as Entry;
}

function words(text: string): readonly string[] {
  return text.split(' ');
}
