/** Words around the lists of labels, as patterns over prepared text, whose white space is a blank or one or two line breaks. */
const GAP = '[ \\n]{0,2}';
const SPACE = '[ \\n]{1,2}';

const LIST_WORDS = [
  'ingr[eé]dients?|ingredientes|ingredienti|ingredi[eë]nten|inhaltsstoffe|bestandteile|zutaten|zusammensetzung',
  'composition|composici[oó]n|composizione|composiç[aã]o|samenstelling|inci[- ]name|inci',
  'sk[lł]adniki|sk[lł]ad|состав|ингредиенты|склад|інгредієнти|съставки|složení|slo[zž]enie|zloženie|ingredience|přísady',
  'ingredienser|inneh[aå]ll(?:sförteckning)?|indhold|innhold|ainesosat|koostumus|aineosat|sisältää',
  '[iİ][çc]indekiler|[iİ][çc]erik(?:ler)?|[iİ][çc]eri[gğ]i|bileşenler|bileşimi?|formülü',
  'ingrediente|compozi[tțţ]ie|[oö]sszetev[oő]k|[oö]sszetétel|συστατικά|συστατικα|σύνθεση|σύσταση',
  'المكونات|المكوّنات|مكونات|التركيب|全成分(?:表示)?|配合成分|成分|成份|配料表?|原料|전성분|성분|원재료|sastojci|sastav|sestavine',
].join('|');
const LIST_LEAD =
  '(?:in)?active|other|full|all|complete|cosmetic|(?:non-?)?medicinal|liste? (?:of|des|complète des)|lista (?:de|di|degli)|wirkstoffe|actifs?|wszystkie|pełny|alle';
const LIST_HEADING = `(?:(?:${LIST_LEAD})${SPACE})?(?:${LIST_WORDS})(?:${SPACE}(?:list|liste|lista|actifs|inactifs|inci))?(?:${GAP}(?:[/|,·]${GAP})?[([]?(?:${LIST_WORDS})[)\\]]?){0,12}`;
/** `Saattaa sisältää` is Finnish for "may contain". */
const BEFORE = '(?<![\\p{L}\\p{N}]|saattaa[ \\n]{1,2})';

/** Headings of lists: with a colon, on a line of their own, and at the very start. */
export const LIST_HEADINGS = [
  new RegExp(`${BEFORE}${LIST_HEADING}${GAP}(?:\\([^()\\n]{1,20}\\))?${GAP}[:=]`, 'giu'),
  new RegExp(`(?<=^|\\n) ?${LIST_HEADING} ?[-–—.]? ?(?=\\n)`, 'giu'),
  new RegExp(`(?<=[.!;] ?)${LIST_HEADING}${SPACE}(?=(?:aqua|water|eau)(?!\\p{L}))`, 'giu'),
  // Drug facts in one block.
  new RegExp(
    `${BEFORE}inactive${SPACE}ingredients?(?:${GAP}\\([^()\\n]{1,60}\\))?${SPACE}(?=\\p{L})(?!(?:may|are|is|in|and|or|that|which|such)\\b)`,
    'giu',
  ),
  new RegExp(
    `${BEFORE}active${SPACE}ingredients?${GAP}\\((?:in|per) [^()\\n]{1,40}\\)${SPACE}(?=\\p{L})`,
    'giu',
  ),
];
export const FIRST_HEADING = new RegExp(`^${GAP}${LIST_HEADING}${SPACE}(?:[-–—]${SPACE})?(?=\\p{L})`, 'iu');

/** Headings of what a maker praises: some of the list, once more. */
export const HIGHLIGHT_HEADING = new RegExp(
  [
    '(?<=^|[\\n.;)\\]] ?)(?:',
    '(?:(?:our|the) )?(?:key|hero|star|main|featured|notable|powerhouse|highlighted)(?: active)? (?:ingredients?|actives?)(?: (?:list|benefits))?|',
    '(?:wichtig(?:st)?e|haupt|schlüssel)[- ]?(?:inhaltsstoffe|wirkstoffe)|(?:ingrédients?|ingredients?|actifs?) (?:clés?|phares?|principaux|vedettes?)|principaux (?:actifs|ingrédients)|',
    'ingredienti (?:chiave|principali)|principi attivi|(?:ingredientes|activos) (?:clave|principales|destacados)|ingredientes?[- ]chave|',
    'belangrijkste ingrediënten|kluczowe składniki|główne składniki|nyckelingredienser|avainainesosat|klíčové (?:ingredience|složky)|ingrediente cheie|kulcsösszetevők|fő összetevők|',
    '(?:anahtar|öne çıkan) (?:içerikler|bileşenler)|ключевые (?:ингредиенты|компоненты)|ключові (?:інгредієнти|компоненти)|βασικά συστατικά|المكونات الرئيسية|主要成分|主な成分|핵심 ?성분|주요 ?성분',
    ') ?(?:[:=]|[-–—] |(?=\\n))',
  ].join(''),
  'giu',
);

/** Headings of other text, which goes on up to the next heading. */
export const OTHER_HEADING = new RegExp(
  [
    '(?<=^|[\\n.;)\\]%] ?)(?:',
    '(?:directions?(?: (?:for|of) use)?|how to use|usage|instructions?|application|uses?|benefits?|other information|warnings?|cautions?|precautions?|purpose|storage|avertissements?|pr[eé]cautions?(?: d.emploi)?|',
    "mode d['’]emploi|conseils? d['’](?:utilisation|emploi)|utilisation|anwendung(?:shinweise?)?|warnhinweise?|hinweise?|",
    'aufbewahrung|modo de (?:empleo|uso)|advertencias?|avvertenze|modo d.uso|waarschuwing(?:en)?|gebruik(?:saanwijzing)?|sposób użycia|ostrzeżeni[ea]|',
    'kullanım(?: şekli)?|uyarı(?:lar)?|спосіб застосування|способ применения|меры предосторожности|застереження|användning|varning(?:ar)?|käyttö(?:ohje)?|varoitus|',
    'použití|návod k použití|upozornění|mod de (?:utilizare|folosire)|avertizări|használat[ai]?|figyelmeztetés|χρήση|τρόπος χρήσης|προειδοποίηση|',
    'طريقة الاستخدام|تحذير(?:ات)?|使用方法|使い方|ご使用方法|使用上の注意|注意(?:事项|事項)?|사용 ?(?:방법|법)|주의 ?사항|用法|保存方法|claims) ?(?:[:=]|(?=\\n))',
    '|(?:made in|fabriqu[eé] en|hergestellt in|distributed by|manufactured by|for external use|keep out of reach|',
    'best before|net w(?:eigh)?t|questions\\?|please (?:note|be aware|check)|ingredients? (?:lists? )?(?:may change|are subject|is subject)|(?:batch|lot|exp)\\.?[ :#]*\\w*\\d)',
    ')',
  ].join(''),
  'giu',
);

/** The same in drug facts of one block, where only the capitals tell. */
export const DRUG_FACTS_HEADING =
  /(?<=[\p{Ll}\d%).] )(?:Purposes?|Uses?|Warnings?|Directions?|Other information|Questions\?(?: or comments\?)?) (?=\p{Lu}|\d)/gu;

const ABSENT_BEFORE = [
  '(?:100 ?% )?free (?:from|of)|(?:formulated|made) without|without(?: any)?|contains no|does not contain|no added|never (?:any|contains)',
  'ohne|frei von|enth[aä]lt kein(?:e|en)?|vrij van|zonder|bevat geen|sans|exempte? de|libre de|ne contient (?:pas|aucun)|0 ?% (?:de |di )?(?=\\p{L})',
  'senza|privo di|priva di|non contiene|sin|no contiene|sem|livre de|não contém|isento de|bez|wolny od|wolne od|nie zawiera|neobsahuje|без|не содержит|не містить|вільний від',
  'utan|fri från|fri for|fri fra|uden|uten|innehåller inte|ilman|ei sisällä|vailla|fără|nu conține|nem tartalmaz|χωρίς|δεν περιέχει|خالي من|خالٍ من|بدون|لا يحتوي على|不含|不添加|无添加|無添加|未添加',
].join('|');
/** Says that what follows, up to the end of its sentence, is not contained. */
export const ABSENT = new RegExp(
  `(?<=^|[\\n.;,!*•·|)] ?)(?:${ABSENT_BEFORE})(?![\\p{L}\\p{N}])${GAP}:?`,
  'giu',
);
/** The same for languages that write no blank after it. */
export const ABSENT_TIGHT = /(?<=^|[\n。;,!•·|)] ?)(?:不含有?|不添加|无添加|無添加|未添加)[:]?/gu;
/** Ends an item that names what is not contained. */
export const ABSENT_AFTER =
  /(?:[- ]free|(?<=\p{L}{4})frei|[- ]?vrij|[- ]?fri|içerme(?:z|mektedir|yen)|mentes|vapaa|不使用|無添加|无添加|フリー|无|무첨가|프리|불포함)[.!]?$/iu;
/** A line that says so of all its names. */
export const ABSENT_LINE =
  /(?<=^|\n)[^\n:]{1,160}(?:içerme(?:z|mektedir|yen)|-?mentes|不使用|無添加|无添加|フリー|무첨가|불포함|を含みません|não contém) ?[.。!]?(?=\n|$)/giu;

const ONE_MAY_CONTAIN = [
  `(?:[([]${GAP})?(?:\\+${GAP}\\/${GAP}[-–−]|[-–−]${GAP}\\/${GAP}\\+|±|\\(${GAP}\\+${GAP}\\/${GAP}\\)|(?<!\\p{L})(?:`,
  [
    `may${SPACE}(?:also${SPACE})?contain`,
    `peut${SPACE}contenir`,
    `peuvent${SPACE}contenir`,
    `kann${SPACE}enthalten`,
    `puede${SPACE}contener`,
    `può${SPACE}contenere`,
    `pode${SPACE}conter`,
    `kan${SPACE}(?:bevatten|innehålla|indeholde|inneholde)`,
    `saattaa${SPACE}sisältää`,
    `[iİ]çerebilir`,
    `může${SPACE}obsahovat`,
    `môže${SPACE}obsahovať`,
    `poate${SPACE}conține`,
    `tartalmazhat`,
  ].join('|'),
  `)(?!\\p{L})|może${SPACE}zawierać|может${SPACE}содержать|може${SPACE}містити|μπορεί${SPACE}να${SPACE}περιέχει|قد${SPACE}يحتوي(?:${SPACE}على)?|可能含有|含まれる場合があります|포함될${SPACE}수${SPACE}있음)(?:${GAP}[)\\]])?(?:${GAP}:)?`,
].join('');
export const MAY_CONTAIN_WORDS = new RegExp(
  `${ONE_MAY_CONTAIN}(?:${GAP}(?:[/|]${GAP})?${ONE_MAY_CONTAIN}){0,9}`,
  'giu',
);

/** Says what a product does or is tested for, rather than what is in it. */
export const CLAIM =
  /\b(?:avoid|store|discontinue|gentle|suitable|hypoallergenic|(?:cruelty|tear|oil|fragrance)[- ]free|vegan|vegetarian|recycl\w+|dermatolog\w+|ophthalmolog\w+|clinically|tested|testé|getestet|geeignet|testato|probado|testad\w)\b/i;
