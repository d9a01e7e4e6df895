import { childAges, type LanguageWords, merged, PAST_YEARS } from '../language-words.ts';
import { BODY } from './body.ts';
import { BODY_COLLOQUIAL } from './body-colloquial.ts';
import { EVIDENCE } from './evidence.ts';
import { IDIOMS } from './idioms.ts';
import { SELF_HARM } from './self-harm.ts';
import { SELF_HARM_INDIRECT } from './self-harm-indirect.ts';

export const GERMAN: LanguageWords = {
  marks:
    'der das und ich ist nicht mein meine meinen meiner mit ein eine einen zu auf es den dem hab habe bin mir mich von wie wenn haben sich vor aus bei nach seit noch auch jetzt alles'.split(
      ' ',
    ),
  phrases: { ...merged(BODY, BODY_COLLOQUIAL), EM_SELF_HARM: [...SELF_HARM, ...SELF_HARM_INDIRECT] },
  evidence: EVIDENCE,
  idioms: IDIOMS,
  own: 'meiner_beerdigung|eigene_beerdigung|eigenen_beerdigung|mein_grab|meinetwegen|wegen_mir|vor_mir|ob_mich|würde_mich|ohne_mich|wenn_ich|ich_weg|ich_tot|mich_vermissen|vermissen_mich|vermisst_mich|meine_beerdigung|meinem_leben|mein_leben|meine_arme|meine_pulsadern|für_mich',
  negators:
    'kein|keine|keinen|keiner|keinem|keinerlei|nicht|nich|net|nie|niemals|ohne|weder|nichts|nix|frei|nirgends|nirgendwo',
  determiners: 'kein|keine|keinen|keiner|keinem|keinerlei|ohne|frei',
  negatorsBefore:
    'wozu|weshalb|wieso|wofür|warum_ich|wann|ahnung|nur|sicher|besser|weg|warum|was|wie|weiter|hilft|von_dieser|schlafen|weniger|auf|zurück|wo|genau|normal|mehr_normal|arzt|termin|mehr_weiter|mehr_auf|mehr_weg|auszuhalten|aushalten|ertragen|zum_aushalten|mehr_auszuhalten|mehr_ertragen|zu_ertragen',
  negatorsAfter: 'weiß|hilft|hört|geht_es|verstehe',
  contrasts: 'aber|jedoch|sondern|doch|trotzdem|nur|jetzt|weil|seit|ich|und',
  conjunctions: 'und|aber|weil|doch|u',
  clauseStarts: 'will|möchte|mag|wollte|kann|würde|denke|denk|habe|hab|bin|überlege',
  subjects: 'ich|wir|mein|meine|unser|unsere',
  subordinators: 'dass|ob|wenn|wie',
  exclusives: 'nur|bloß|lediglich',
  continuations: 'oder|noch',
  firstPerson: 'ich|mir|mich|mein|meine|meinen|meinem|meiner|meines|wir|uns|unser|unsere|unserem|unseren',
  supporting:
    'habe|hab|hatte|bin|ist|sind|glaube|glaub|denke|denk|jetzt|gerade|eben|seit|nach|wenn|weil|plötzlich|heute|das|es|die|der|so|mit|bei|immer|ganz|total|voll|einfach|auf|vor|von|im|in|am|ins|und|hilfe',
  possessives: 'mein|meine|meinen|meiner|meinem|der|die|das|den|eine|einen|ein|am|im|mir|mich',
  disclaimers: [
    'keine|ohne|keinerlei|nie gedanke*|absicht|suizidgedanken|wunsch|pläne|anzeichen',
    'nicht|nie vor|daran_gedacht',
    'glaube|denke+nicht+dass',
    'nicht+dass+ich|mein|meine',
    'ausgeschlossen',
    'muss|sollte|soll ich & angst|sorgen|sorge & vor|wegen|machen',
  ],
  denials: [
    'das|es ist|war|sind nicht',
    'ist|war+es|sie|er|das nicht',
    'ausgeschlossen',
    'bei+mir nicht',
    'nicht+ich',
    'untersucht|getestet|verdacht & ich habe|hatte|hab+keine|keinen|nicht',
    'fragte|gefragt & verneint|verneinte',
    'fragte|gefragt & ich nicht',
    'fragte|gefragt & nein+gesagt|geantwortet',
  ],
  hypotheticals: [
    'wenn',
    'falls',
    'sollte|sollten+mein|meine|das|es|der|die|sich|mir',
    'kann|könnte|können|würde|würden+mir|mich+der|die|das|ein|eine|so',
    'könnte|könnten|würde|würden|kann+mein|meine|das|es|der|die|davon|man|retinol|sich',
    'angenommen|angenommen_dass|nehmen_wir_an|gesetzt_den_fall|vorausgesetzt',
    'vermeiden|verhindern|vorbeugen',
    'befürchte|fürchte',
    'angst|sorge|sorgen+vor !vor+mir|meinem|meinen',
    'angst|sorge|sorgen+davor !umbring*|antu*',
    'achten|achte|aufpassen+auf',
    'soll|sollen nach|auf',
    'risiko',
    'wollte|will+wissen',
    'geprüft|untersucht+auf',
    'im|den+falle|fall|notfall',
    'bei+einer|einem',
    'anzeichen|symptome|zeichen|warnzeichen von|einer|eines|für',
    'erkenne|erkennt|erkennen',
    'merke|merkt|merken ob|wenn|eine|einen',
    'führt|führen dazu',
    'fragte|fragt|gefragt ob|nach',
  ],
  indirectQuestions: 'immer|jedes_mal|jedesmal',
  remote: 'falls_ich|sollte_ich|wenn_ich_jemals|wenn_ich_je|für_den_fall_dass|würde_ich_je',
  persons: 'er_sagte|er_meinte|sie_sagte|sie_meinte|er_sagt|sie_sagt|er_würde|sie_würde',
  causes: 'löst|auslösen|auslöst|verursacht|verursachen|führt|führen|nebenwirkung|nebenwirkungen',
  causeQuestions: 'kann|können|könnte|macht|machen & suizidal|depressiv|suizidgedanken|selbstmordgedanken',
  modals: 'könnte|könnten|würde|würden !als+würde|würden|wenn|ob|hätte|wäre|könnte',
  questionStarts:
    'was_bedeut*|was_heißt|was_sind|was_ist|welche|welcher|zählt|zählen|gilt|gelten|wie_sieht|wie_erkennt|woran|kann|können|könnte|darf|soll|macht|löst|verursacht|ist|hat|wird|gibt',
  conditions: 'wenn|falls|nachdem|ob',
  others:
    'freund_von_mir|freundin_von_mir|freundin_von_uns|bekannte_von_mir|bekannter_von_mir|kollegin_von_mir|kollege_von_mir|freunde_von_mir|ex|exfreund*|omi|opi|stief*|schwester*|bruder*|mutter|mama|vater|papa|freund|freundes|freundin*|freunde|freunden|mann|mannes|ehemann*|frau|ehefrau*|partner*|nachbar*|kolleg*|cousin*|tante*|onkel*|oma|opa|großmutter*|großvater*|leute|leuten|person|patient*|jemand|jemandem|jemanden|manche|manchen|einige|viele|menschen|hund|hundes|katze|schauspieler*|chef*|lehrer*|kunde|kunden|kundin*|mitbewohner*|nichte*|neffe*|influencer*|schwager|schwägerin|bekannte*|dame|damen|kumpel*|verwandte*|geschwister*|enkel*|mitschüler*|fremde|fremder|model|models|verlobte*|angeblich',
  otherPronouns: 'er|sie|ihr|ihm|ihnen',
  otherPossessives: 'ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem|seiner',
  children: `baby*|neugeborene*|säugling*|sohn|sohnes|söhne|tochter|kind|kindes|kleinkind|zwilling*|${childAges('er_ist', 'sie_ist')}`,
  past: [
    'vor jahren|jahr|monaten|ewigkeiten|ewigkeit|zeit|jahrzehnten',
    'als+kind|teenager|jugendliche*|student*|baby|schüler*',
    'als+mein|meine|unser|unsere|das baby|sohn|tochter|kind',
    'als+ich klein|jung|kind|zehn|studierte|zwanzig',
    'früher|damals|ehemals|einst',
    'letztes|letzten|voriges|vorigen|vergangenen|letzter jahr|sommer|winter|frühjahr|herbst|jahres|monat',
    'in+der+schwangerschaft war|hatte|wurde',
    'in+der+schule',
    'vergangenheit',
    'in+der|meiner kindheit|jugend|schulzeit',
    'vorgeschichte',
    PAST_YEARS,
  ],
  returns: 'wieder|zurück|erneut !wieder+gesund|gut|normal|fit|ok|okay|heil|weg|zu_hause',
  present: 'jetzt|heute|gerade|aktuell|immer_noch|seit|nun|morgen|diese|gestern',
  resolutions: [
    'ist|sind|war|waren & weg|vorbei|vorüber|zurückgegangen|abgeklungen|verschwunden|verheilt|abgeschwollen|weggegangen !stimme|luft|haut|gefühl|sehkraft',
    'ging|gingen|geht wieder|schnell|dann weg|zurück|vorbei',
    'wieder gut|normal|okay|ok|weg|verschwunden',
  ],
  recurrences:
    'aber|kurz|wieder_da|wiedergekommen|zurückgekommen|zurück_gekommen|schlimmer|immer_noch|noch|nicht|kaum|nie|bevor|bis|wenn|falls|doch|jedoch|wird|werden',
  reported:
    'serie|folge|netflix|lied|song|gelesen|lese|packungsbeilage|beipackzettel|artikel|etikett|gehört|webseite|video|film|buch|roman|geträumt|träumte|traum|blog|forum|doku|podcast|geschichte|warnhinweis|anleitung|gebrauchsanweisung|steht|fachinformation|erwähnt',
};
