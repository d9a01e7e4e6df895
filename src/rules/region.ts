import type { Region } from './product-law.ts';

export const REGIONS = ['EU', 'UK', 'US', 'OTHER'] as const satisfies readonly Region[];

/** The member states of the European Union and of the European Economic Area, whose law of cosmetics is the same. */
const EU = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

/** Whose law counts for a person: as stated, or else by their locale. */
export const regionFor = ({ region, locale }: { region: Region | null; locale: string }): Region =>
  region ?? regionOf(locale);

/** The region that a BCP 47 tag such as `de-AT` names; the strictest, the European Union, where it names none. */
export function regionOf(locale: string): Region {
  const country = new Intl.Locale(locale).region;
  if (country === undefined || EU.has(country)) return 'EU';
  if (country === 'GB') return 'UK';
  return country === 'US' ? 'US' : 'OTHER';
}
