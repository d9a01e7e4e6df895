import { wordsOf } from './common-names.ts';
import { latinNames } from './plant-names.ts';

/** British and older spellings, each as the inventory writes it. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/sulph/gi, 'sulf'],
  [/colour/gi, 'color'],
  [/aluminium/gi, 'aluminum'],
  [/hydrolys(?=e)/gi, 'hydrolyz'],
  [/deionis/gi, 'deioniz'],
  [/(?<=[a-z]{4})is(?=ed\b)/gi, 'iz'],
  [/caesium/gi, 'cesium'],
  [/fibre/gi, 'fiber'],
  [/glycerine/gi, 'glycerin'],
  [/oestr/gi, 'estr'],
  [/foetid/gi, 'fetid'],
  [/\bdi-?sodium\b/gi, 'disodium'],
  [/\btetra-?sodium\b/gi, 'tetrasodium'],
  [/\btri-?sodium\b/gi, 'trisodium'],
  [/\bparahydroxybenzoate\b/gi, 'paraben'],
  [/\bessential oil\b/gi, 'oil'],
  [/^(?:dl?|l)-(?=[a-z]{4})/gi, ''],
  [/cinnamaldehyde/gi, 'cinnamal'],
  [/\bmono-?(?=stearate|oleate|laurate|palmitate)/gi, ''],
  [/\bpolyglucose\b/gi, 'glucoside'],
  [/\b(carbomer|dimethicone) \d{2,4}$/gi, '$1'],
  [/\bacrylates (?=cross)/gi, 'acrylate '],
  [/^vitamins (?=[a-k]\d{0,2}$)/gi, 'vitamin '],
  [/^saponified (?:organic )?(?:oils? of )?/gi, 'saponified '],
  // Short words as cameras read them; longer ones are looked up by their shape.
  [/\b[o0][i1l|][i1l|](?![\p{L}\p{N}])/giu, 'oil'],
  [/\bac[1l|]d\b|(?<=ic )ac(?:ide|d)$/gi, 'acid'],
  [/\bgurn\b/gi, 'gum'],
  [/\baoua\b/gi, 'aqua'],
  [/(?<=triglyceride|peptide|crosspolymer|copolymer|tocopherol|ceramide)s$/gi, ''],
];

/** Botanical names that the inventory has otherwise, with the name there. */
const LATIN: Readonly<Record<string, string>> = {
  'aloe barbadensis miller': 'aloe barbadensis',
  'boswellia carteri': 'boswellia carterii',
  'boswellia sacra': 'boswellia carterii',
  'buxus chinensis': 'simmondsia chinensis',
  'camelia sinensis': 'camellia sinensis',
  'chamaemelum nobile': 'anthemis nobilis',
  'cinnamomum verum': 'cinnamomum zeylanicum',
  'citrus bergamia': 'citrus aurantium bergamia',
  'copernicia prunifera': 'copernicia cerifera',
  'daucus carota': 'daucus carota sativa',
  'eugenia caryophyllata': 'eugenia caryophyllus',
  'euphorbia antisyphilitica': 'euphorbia cerifera',
  'glycine max': 'glycine soja',
  'glycine soya': 'glycine soja',
  'helianthus annus': 'helianthus annuus',
  'hydrocotyle asiatica': 'centella asiatica',
  'lavandula officinalis': 'lavandula angustifolia',
  'lavandula vera': 'lavandula angustifolia',
  'lycopersicon esculentum': 'solanum lycopersicum',
  'matricaria chamomilla': 'chamomilla recutita',
  'matricaria recutita': 'chamomilla recutita',
  'mentha spicata': 'mentha viridis',
  'moringa pterygosperma': 'moringa oleifera',
  'pelargonium asperum': 'pelargonium graveolens',
  'pogostemon patchouli': 'pogostemon cablin',
  'prunus dulcis': 'prunus amygdalus dulcis',
  'salvia rosmarinus': 'rosmarinus officinalis',
  'santalum spicata': 'santalum spicatum',
  'simmondsia californica': 'simmondsia chinensis',
  'syzygium aromaticum': 'eugenia caryophyllus',
  'thea sinensis': 'camellia sinensis',
  'triticum aestivum': 'triticum vulgare',
};
const LATIN_NAME = new RegExp(`^(?:${Object.keys(LATIN).join('|')})\\b(?! sativa| dulcis)`, 'i');

/** Words of quality or origin before and after a name, which say nothing of what it is. */
const QUALITY =
  '(?:ultra-?)?filtered|non-nano|nano|hypoallergenic|cruelty[- ]free|(?:un)?coated|certified organic|100 ?% (?:organic|natural|pure)|organically grown|organic|organically|biologique|biologisch|bio|ecologico|ecológico|raw|pure|purified|purifié|natural|naturally derived|naturel|natürlich|cold[- ]pressed|unrefined|refined|wildcrafted|wild|vegan|vegetable derived|vegetable|plant[- ]derived|plant[- ]based|fair ?trade|usp|bp|ep|nf|ph\\.? ?eur\\.?|micronized|micronised|food[- ]grade|cosmetic[- ]grade|kosher|non[- ]gmo|extra virgin|virgin|pharmaceutical grade|encapsulated|concentrated|anhydrous|distilled|demineralized|demineralised|stabilized|sustainable|sustainably sourced|rspo|upcycled|ethically sourced|local|fresh|responsibly sourced|dried|(?:steam|co2)[- ]distilled|expeller[- ]pressed|grass[- ]fed|high[- ]oleic|pflanzliche[rs]?|végétale?s?|vegetale?|plantaardige?|roślinn[ay]|contains|contient(?: du| de la| des)?|enthält|contiene|bevat|active|inactive';
const QUALITY_BEFORE = new RegExp(`^(?:(?:${QUALITY})[ :]+){1,3}(?=\\p{L}|\\d)`, 'iu');
const QUALITY_AFTER = new RegExp(
  `(?:[ ,]{1,3}(?:${QUALITY}|(?:derived |sourced )?from [\\p{L} -]{3,40}|neutrali[sz]ed with [\\p{L} -]{3,40}|crystals|granules|as (?:a )?preservative|preservative)){1,2}$`,
  'iu',
);
const US_COLOR =
  /^(?:(ext\.? ?)?(?:f ?d ?& ?c|d ?& ?c|fd and c|d and c|fdc|dc|fd&c|d&c) ?)?(ext\.? )?(red|yellow|blue|green|orange|violet|brown|black) (?:no\.? ?|#|n° ?)?(\d{1,2})(?: ?(?:al|aluminum|aluminium|ca|calcium|ba|barium|zr|zirconium|sr|strontium))?(?: ?lakes?)?$/i;

const ONLY_QUALITY = new RegExp(`^(?:${QUALITY})$`, 'i');
/** Cyrillic letters that look like Latin ones, in a name that is otherwise Latin. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
};
const inOneScript = (name: string) =>
  /[a-z]{2}/i.test(name) && /[аеорсху]/.test(name)
    ? name.replace(/[аеорсху]/g, (letter) => LOOKALIKES[letter]!)
    : name;

/** Whether words say how something is made or where it comes from, and not what it is. */
export const isQuality = (text: string): boolean => ONLY_QUALITY.test(text);

/** A name without the words of quality before it. */
const withoutQuality = (name: string): string => name.replace(QUALITY_BEFORE, '');

/** A plant's product by the name that the inventory has for the plant; null where that is the name itself. */
function inInventory(name: string): string | null {
  const spelled = name.replace(LATIN_NAME, (latin) => LATIN[latin.toLowerCase()]!);
  return spelled === name ? null : spelled;
}

/** The words that a guess at a name starts from: without quality, and a plant by its name in the inventory. */
export const guessedWords = (name: string): string[] => {
  const plain = withoutQuality(name);
  return wordsOf(inInventory(plain) ?? plain);
};

/** Other spellings of a name that mean the same, the nearest first; without the name itself. */
export function spellingsOf(name: string): string[] {
  const found = new Set<string>();
  const color = US_COLOR.exec(name);
  if (color) found.add(`${(color[1] ?? color[2]) ? 'Ext. ' : ''}${color[3]} ${Number(color[4])}`);
  for (const base of [name, name.replace(QUALITY_BEFORE, ''), name.replace(QUALITY_AFTER, '')]) {
    let spelled = inOneScript(base);
    for (const [form, written] of SPELLINGS) spelled = spelled.replace(form, written);
    found.add(base);
    found.add(spelled);
  }
  const botanical = inInventory(withoutQuality(name));
  if (botanical !== null) found.add(botanical);
  for (const latin of latinNames(wordsOf(withoutQuality(name)))) found.add(latin);
  found.delete(name);
  return [...found].filter((each) => /\p{L}/u.test(each));
}
