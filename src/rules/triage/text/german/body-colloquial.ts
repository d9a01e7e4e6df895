import type { BodySigns } from '../language-words.ts';
import { ALARM, BREATH, FAINTING, HAMPERED, LOOKS, MUCH_ILL, SUPPLE, SWELLING, WELTS } from './classes.ts';

/** How people paraphrase each other emergency: comparisons, half sentences, slang. */
export const BODY_COLLOQUIAL: BodySigns = {
  EM_AIRWAY: [
    `${SUPPLE} & ${LOOKS} & ~${ALARM} !pickel*|mitesser|zyste|plumper|gloss|herpes|sonnenbrand`,
    `${SUPPLE} & ${SWELLING} & ~${ALARM} !pickel*|mitesser|zyste|plumper|herpes|leicht|minimal|bisschen|etwas`,
    `${SUPPLE} & doppelt|dreifach|dreimal|dreifache|doppelte|zweimal|vierfache & so|groß*|dick*|größe|normal*|umfang|wie !pickel*|mitesser|zyste|herpes|auftragen|reinigen`,
    `${SUPPLE} & dick|dicker|riesig*|fett|enorm|monströs*|unförmig|aufgebläht|prall|zu_groß|größer & plötzlich|auf_einmal|minuten|immer|kribbel*|taub|jetzt|seit|nach|voll|total|ganz|alles|schnell|hals|zunge|luft !pickel*|mitesser|zyste|herpes|cremeschicht|trag*|schicht|creme_dick`,
    'gesicht|kopf|augen|lider|wange*|backe*|backen & dick|aufgequollen|verquollen|zugeschwoll*|geschwoll*|schwill*|aufgegangen|aufgeblasen|angeschwoll*|zu & erkenn*|face_id|entsperr*|auge_nicht|auf|öffnen|schlitz*|sehen|boxer|monster|elefant*|hefe*|ballon|kürbis|alien|mutant !morgens|mund_auf',
    'auge|augen|lider zugeschwoll*|zugequoll*|fast_zu|komplett_zu|ganz_zu|total_zu|zu_schlitzen|nur_noch_schlitze|nicht_mehr_auf|geht_nicht_auf|gehen_nicht_auf|kaum_auf|nicht_mehr_aufmachen|nicht_mehr_öffnen !müde|verklebt|schlafsand',
    `${BREATH} & ${HAMPERED} !sport|joggen|treppe*|rennen|training|nase|nasenloch|poren|schnupfen|verkehr`,
    'würg*|erstick*|erdrossel*|zudrück*|zugedrückt|drossel*|abschnür*|abgeschnürt|schnür*|zuschnür*|zugeschnürt & hals|kehle|innen|jemand|gefühl|als|mich|mir|luft|ich|brust !poren|haut|bissen|würgereiz_beim|geruch|duft|parfüm',
    'stimme|sprechen|reden|worte|rede|spreche & weg|heiser|kratzig|krächz*|belegt|dumpf|piepsig|verwaschen|lall*|näsel*|komisch|versagt|verschwind*|schwer|kaum|nicht & hals|zunge|schluck*|luft|atm*|lippen|schwell*|schwill*|geschwoll*|quaddel*|eng|kehle !erkältung|grippe',
    'hals|kehle|rachen|gurgel|schlund|kehlkopf & eng*|dicht|zu|schnür*|zuschnür*|zusammen|verengt|schwill*|schwell*|geschwoll*|kloß|golfball|pfropf*|ball|blockiert|verstopft|zieht_sich & luft|atm*|schluck*|sprech*|stimme|sabber*|minuten|plötzlich|immer|größer|schlimmer|jetzt|lippen|zunge|gesicht|quaddel*|seit|nach|mir|panik|angst !erkältung|schleim|grippe|trocken|mandel*|schilddrüse',
    'zunge & dick*|groß|schwer|pelzig|füllt|riesig|schwill*|schwell*|geschwoll*|angeschwoll*|passt|fett & mund|zähne|lippen|hals|sprech*|red*|komisch|jetzt|seit|minuten|schluck*|kaum|mehr|nicht',
    'zunge|lippe|lippen|rachen|mund|gaumen|hals & kribbel*|taub|juck*|bitzel*|brenn*|pelzig|prickel* & schwill*|schwell*|geschwoll*|dick*|aufgeblasen|aufgequollen|eng|luft|kloß|quaddel*|zu|größer !zahnarzt|betäubung|scharf|plumper|chili',
    'brust|brustkorb|lunge|bronchien|atemwege|luftröhre & eng*|stein|druck|drückt|zu|schwer|gewicht|elefant|sitzt|zusammen|dicht|zugeschnürt|schnür*|krampf* & atm*|luft|pfeif*|hust*|quaddel*|lippen|hals|röchel*|keuch* !erkältung|grippe|sport|akne|bh|dekoll*',
    'pfeif*|rassel*|röchel*|gieme*|giemen|keuch*|fiep*|quietsch* & atm*|luft|einatm*|ausatm*|lunge|brust|hals|lippen|bronchien !wasserkocher|hund|katze|mops',
    'asthmaspray|notfallspray|salbutamol|inhalator|spray & hilft|wirkt|bringt & nicht|nix|nichts|kaum|kein !haarspray|deospray|gesichtsspray|nasenspray|thermalspray',
    'schluck*|trinken|wasser|spucke|speichel|sabber* & kann|geht|kaum|nicht|nimmer|schwer|weh|bleibt|unmöglich & hals|kehle|zunge|lippen|schwill*|schwell*|geschwoll*|luft|eng|seit|jetzt|dick|panik !tablette*|kapsel*|mandel*|erkältung|haut_schluckt',
    'kann|krieg*|bekomm*|kriege|komm|komme|hab|habe & kaum|nicht|nich|keine|schlecht|schwer|wenig|zu_wenig|nimmer|fast_keine & luft|einatmen|ausatmen|durchatmen|atmen|atem|luft_holen|luftholen|sauerstoff !nase|haut|poren|tablette|lust',
    'schnapp*|ring*|japs*|keuch*|hechel*|kämpf*|such* & atem|luft|sauerstoff !sport|joggen',
    'quaddel*|ausschlag|allergi*|lippen|zunge|gestochen|stich|nüsse|spritze|nesseln & atm*|luft|hals|schluck* & schwer*|eng*|kaum|keine|schlecht|zu|komisch|knapp|kurz !keine_atemnot|ohne_atemnot',
    'allergi* & schwill*|schwell*|geschwoll*|dick|aufgequollen & gesicht|lippen|zunge|hals|augen|mund & jetzt|schnell|minuten|immer|schlimmer|plötzlich|gerade',
    'schwellung|schwillt|schwellen|geschwollen|angeschwollen|dick & gesicht|lider|lidern|stirn|wange*|backe*|augen & hals|lippe*|zunge|nacken|mund|kinn & jetzt|wandert|runter|schlimmer|seit|dann|nächste|bei|weiter|zieht !op|implantat|filler|weisheitszahn*',
  ],
  EM_ANAPHYLAXIS: [
    `${WELTS} & ${FAINTING} !windpocken|sonnenbrand|kater|schwanger*|grippe`,
    `juck*|rot|knallrot|krebsrot|gerötet|flecken|pusteln|beulen|brenn*|kribbel* & überall|ganzen_körper|ganzer_körper|am_ganzen|kopf_bis_fuß|kopf_bis|hals_bis|gesamten_körper|handflächen|fußsohlen|von_oben_bis & ${FAINTING} !sonne|windpocken|kater|grippe|wechseljahr*`,
    `gestochen|stich|wespe*|biene*|hornisse*|*stich|erdnuss*|*nuss|nüsse|*nüsse|mandeln|cashew*|meeresfrüchte|garnele*|krabben|sesam|spritze|impfung|penicillin|antibiotikum|ibuprofen|tablette|latex|haarfarbe & ${WELTS}|schwill*|schwell*|geschwoll*|knallrot|juck* & ${FAINTING}`,
    `allergi*|reaktion|reagier* & ${FAINTING} & jetzt|ich|mir|mich|gerade|hilfe|schnell|minuten|nach|plötzlich !keine_reaktion`,
    'epipen|notfallpen|adrenalinpen|autoinjektor|adrenalin|fastjekt|jext|emerade|pen & gerade|benutzt|gespritzt|gegeben|gesetzt|gejagt|gerammt|eben|jetzt|noch_einen|zweiten|nochmal|soll_ich|muss_ich|brauche & ich|mir|mich|ihm|ihr|uns|wir !dabei|tasche|rezept|verschrieben|abgelaufen|schwester|bruder|freundin|kollege',
    'anaphyl*|anafyl*|*schock & allergisch*|allergi*|anaphyl*|ich|hab|habe & ich|mir|mein|glaub*|denk*|gerade|jetzt|habe !preisschock|kulturschock|schockiert|kälteschock',
    'umgekippt|umkipp*|kipp*|zusammengebrochen|zusammengesackt|ohnmächtig|kollabier*|weggetreten|weggesackt & quaddel*|ausschlag|nessel*|gestochen|juck*|allergi*|schwill*|geschwoll*|flecken & ich|mir|mich|fast|gerade|beinahe|gleich',
    'todesangst|sterbe_gleich|sterbe_gerade|vernichtungsgefühl|gleich_sterb*|was_schlimmes_passiert & quaddel*|ausschlag|juck*|schwill*|geschwoll*|gestochen|allergi*|hals',
  ],
  EM_SKIN_LOSS: [
    'haut & geht|lös*|rutsch*|schäl*|pell*|fall*|fällt|reiß*|häng*|komm*|schieb*|wisch*|abgeh*|abzieh*|ablös* & handtuch|abtrockn*|papier|berühr*|anfass*|fetzen|lappen|streifen|schicht*|handschuh*|rohes|roh|fleisch|bettlaken|laken|kleid*|großflächig|großen_stücken|tapete|pulli|shirt|duschen|darunter|verbrennung !sonnenbrand|schüpp*|schupp*|trocken*|abgestorb*|nase|hornhaut|tuchmaske|maske|lippen',
    'blase|blasen & überall|brust|rücken|bauch|oberkörper|gesicht|ausbreit*|breit*|riesig*|platz*|aufplatz*|groß*|dick*|gefüllt* & roh|mund|augen|lippen|schäl*|offen*|fieber|wund*|schmerz*|genital*|intim*|immer_mehr|hinterlass*|wunde !ferse*|schuh*|zeh*|finger|sonnenbrand|gürtelrose',
    'mund|lippen|mundschleimhaut|rachen & wund*|offen*|roh|blutig*|blas*|entzündet|krust*|aphthen & auge*|genital*|intim*|unten|scheide|penis|po|haut_schäl*|haut_geht|blasen|fieber|ausschlag !herpes|zahnspange|rissig|spröde|kälte|trocken*',
    'haut & weh|schmerz*|brenn*|empfindlich|wund & blasen|schäl*|pell*|roh|löst & mund|augen|überall|ganz*|ausbreit*|breit*|fieber|körper|lippen|bauch !sonnenbrand|retin*|ferse',
    'sjs|stevens_johnson|lyell|ten_syndrom|nekrolyse|arzneimittelexanthem & ich|mein|hab|habe|glaub*|könnte|anzeichen|verdacht !gelesen',
    'hautschicht*|oberhaut|haut|oberste_schicht & lös*|rutsch*|schäl*|pell*|roll*|ab|weg|runter & roh|fetzen|überall|hände|arme|armen|rücken|brust|berühr*|umdreh*|dusch*|darunter|nass|reib* !sonnenbrand|schorf|schüpp*|schupp*|trocken*|nase|lippe|fußmaske|hornhaut|peeling_maske',
  ],
  EM_DRUG_RASH_FEVER: [
    'fieber*|temperatur|glüh*|schüttelfrost|39*|40|38*|fiebrig & ausschlag|rot|flecken|quaddel*|haut_tut|pusteln|hautausschlag|masern & lamotrigin|carbamazepin|phenytoin|allopurinol|antibiotik*|amox*|cotrim*|sulfa*|penicillin|minocyclin|doxycyclin|dapson|nevirapin|neue_tablette*|neues_medi*|neuen_tablette*|neue_medi*|neue_pille*|gichttablette*|*tablette|*tabletten|epilepsie*|gicht*|medikament*|medis|medi|angefangen|begonnen|eingestellt|bekomme|verschrieben|nehme|einnahme !leichte_erkältung|impfung',
    'lymphknoten|drüsen & dick|geschwoll*|schwell* & ausschlag|flecken|rot & medi*|tablette*|antibiotik*|lamotrigin|carbamazepin|allopurinol|seit|neu*',
    'gesicht & geschwoll*|schwill*|dick & ausschlag|rot|flecken & fieber*|temperatur|glüh*|heiß & seit|neu*|nach|tablette*|medi*|antibiotik*|*tablette',
  ],
  EM_NONBLANCHING: [
    `flecken|flecke|punkte|pünktchen|ausschlag|stellen|einblutungen|blutpünktchen|petechien & nicht|nich|bleib*|kein|nimmer|da & glas|drück*|draufdrück*|wegdrück*|finger|weggeh*|gläsertest|glastest & ${MUCH_ILL}`,
    'flecken|flecke|punkte|pünktchen|stellen|ausschlag|stippchen & lila|violett*|dunkelrot*|blutrot*|blaurot*|bläulich*|weinrot*|blaue|wie_blut*|stecknadel* & fieber*|fiebrig|temperatur|schüttelfrost|steif*|erbrech*|kopfschmerz*|benommen|schläfrig|krank|elend*|mies|lichtscheu|39*|40|schlapp !akne|muttermal|narbe*|besenreiser',
    'glas|gläsertest|glastest|glasprobe|trinkglas & drück*|gedrückt|test*|gemacht|draufgedrückt & nicht|nich|bleib*|kein|noch|positiv|trotzdem & flecken|punkte|pünktchen|ausschlag|weg|verschwind*|verblass*|blass|lila|rot|sie',
    'steifer_nacken|nacken_steif|steifen_nacken|nackensteif*|nacken_ganz_steif|genick_steif|kinn_nicht_auf & ausschlag|flecken|punkte|fieber*|lila|erbrech*|licht',
  ],
  EM_SEPSIS: [
    'roter|rote|streifen|strich|linie|linien|straße & wunde|schnitt|biss|abszess|stelle|kratzer|arm|bein|entzündung & schüttelfrost|fieber*|frier*|zitter*|verwirrt|welcher_tag|schwindlig|schlecht|krank|hoch !dehnungs*|lippen',
    'entzünd*|wunde|abszess|furunkel|schnitt|infektion|infiziert|biss|naht|operation|wundrose & zitter*|schüttelfrost|frier*|fieber*|bibber* & herz*|puls|verwirrt|denken|atm*|schwindlig|welcher_tag|schwach|stehen|elend|sterb*|schlimmer|pinkel*|pipi|kaltschweißig|marmoriert|benommen',
    'weiß|wusste|erinner*|keine_ahnung|weiss & nicht|nich|nimmer|mehr|keine|mal & welcher_tag|wo_ich_bin|wie_ich_heiße|meinen_namen|welches_jahr|was_los|was_für_ein_tag & fieber*|schüttelfrost|wunde|entzünd*|kalt|marmoriert|zitter*|krank',
    'marmoriert|fleckig|bläulich|blau|grau|lila|scheckig & haut|hände|füße|beine|finger|lippen & kalt|eiskalt|eis|frier* & krank|atm*|fieber*|herz*|verwirrt|pipi|pinkel*|sterb*|wunde|entzünd*|schwach|schwindlig|elend !raynaud|winter|wetter',
    'fühl*|gefühl|als_ob|als & sterbe|sterben|todkrank|sterbenskrank|so_krank|hundeelend|todeselend & wunde|entzünd*|fieber*|kalt|marmoriert|pipi|pinkel*|zitter*|schüttelfrost|abszess|verwirrt !peinlich|scham',
    'herz*|puls & rast|rasen|hämmert|schnell|130|140|120|jagt & entzünd*|wunde|abszess|fieber*|schüttelfrost|infektion & verwirrt|atm*|schwach|kalt|denken|schwindlig|krank|elend|kaltschweißig|benommen',
  ],
  EM_RAPID_PAIN: [
    'schmerz*|weh|höllenschmerz*|qual*|pocht|pochen|wehtut & irre|unerträglich*|wahnsinn*|höll*|schlimmste*|brutal*|extrem*|schrei*|schlimmer_als|als_es_aussieht|unmenschlich*|krass*|mörder*|bestialisch|aushalten|auszuhalten|10 & schwarz|lila|violett|dunkel|ausbreit*|breit*|stunde*|größer|doppelt|groß|taub|gewandert|wander*|schwill*|geschwoll* !periode|zahn|migräne|pickel|knoten|zyste',
    'haut|stelle|wunde|biss|stich|bein|arm|fuß|fleck|bereich & schwarz|lila|violett|blauschwarz|dunkel|grau|bläulich|bronze & taub|höllenschmerz*|schmerz*|irre|unerträglich*|ausbreit*|breit*|stunde*|nacht|schnell|minuten & schmerz*|weh|taub|schlimmer|abgestorben|blasen|höll*|höllenschmerz* !muttermal|nagel|henna|tattoo|gestoßen|pigment*|altersfleck*',
    'rötung|röte|rot|schwellung|entzündung|ausschlag|rand|stelle & gewandert|wander*|ausbreit*|ausgebreitet|breit*|kriech*|hochgezogen|zieht|gewachsen|wächst|klettert|hoch|bis & stunde*|minuten|mittag*|heute_früh|über_nacht|stündlich|strich|knie|ellbogen|ellenbogen|oberschenkel|leiste|schulter & schmerz*|weh|höll*|heiß|fieber*|schlimmer|unerträglich*|poch*',
  ],
  EM_CHEMICAL_EYE: [
    'auge|augen|augapfel & *säure|säure*|bleich*|blondier*|peroxid|ammoniak|*kleber|*entferner|*reiniger|chemikalie*|*peeling|*peelings|lauge|warz*|entwickler|wimpern*|färbe*|haarfarbe|*farbe|toner|*toner|aceton|retinol|tretinoin|glykol*|lösung|*spray|alkohol|desinfektion*|parfüm|minoxidil|*serum|*mittel|nagellack* & ins|im|in|reingekommen|gespritzt|spritz*|getropft|gelaufen|bekommen|gekriegt|geraten|geflogen|gesprüht|gekommen|gerieben|geschmiert|reinbekommen|erwischt|rein & weh|schmerz*|brenn*|verschwomm*|sehe|seh|sehen|rot|klebt|verklebt|ausgespül*|spül*|ausgewasch*|hilfe|trüb*|neblig|blind|schlieren|höll*|auf !augenbereich|augenpartie|um_die|unter_den|vermeid*|ohne|tränt_nicht',
    'sehe|seh|sehen|sehkraft|blick & nicht|kaum|nichts|nix|verschwomm*|trüb*|neblig|milchig|unscharf|schlecht|schlieren|nebel & auge|augen & gespritzt|getropft|gelaufen|bekommen|peeling|säure|bleich*|blondier*|spray|entferner|chemie|kleber|reiniger|retin*|serum !brille|kontaktlinse*|mascara',
  ],
  EM_BURN: [
    '*peeling|laser*|*säure|ipl|*wachs|bleich*|glätteisen|bügeleisen|öl|wasser|dampf|tee|kaffee|suppe|topf|pfanne|feuer|flamme*|kerze|lampe|behandlung|needling|kryo* & weiß|ledrig|verkohlt|schwarz|blasen|spür*|fühl*|taub|roh|offen*|haut_ab|haut_weg|geschmolzen|wachsartig & wange*|gesicht|stirn|kinn|nase|hals|brust|arm|hand|lippen|lid* !mitesser|weißeln|finger|fingerkuppe|klein*|winzig*',
    'verbrenn*|verbrannt|verbrüh*|verbrüht|verätz*|verätzt|brandwunde|brandblasen|angesengt & gesicht|wange*|stirn|hals|brust|halb*|ganz*|handfläche|hand|arm|rücken & blasen|weiß|schwarz|verkohlt|ledrig|näss*|roh|tief*|offen*|haut_weg|haut_ab|riesig*|dritten|zweiten !sonnenbrand|wie_verbrannt|klein*|leicht|finger|fingerkuppe|retin*',
    'verschüttet|geschüttet|gekippt|übergossen|gegossen|gespritzt|umgekippt|explodiert|getropft|gelaufen & kochend*|siedend*|brühheiß*|heiß*|brennend* & gesicht|wange*|hals|brust|arm|oberschenkel|schoß|bauch|rücken|kopf|mich|mir & blase*|blasen|haut|verbr*|rot|schmerz*|weiß|ab|schäl*',
  ],
  EM_INFANT_FEVER: [
    'baby|neugeborene*|säugling|sohn|tochter|mädchen|junge|kleiner|kleine|zwerg|maus|unser|mein|meine|zwilling* & woche|wochen|tage|einen_monat|zwei_monate|1_monat|2_monate|monat_alt|frisch_geboren|neugeboren & heiß|schlapp|schlaff|fieber*|fiebrig|temperatur|38*|39*|trinkt_nicht|trinkt_kaum|trinkt_schlecht|will_nicht_trinken|verweigert|apathisch|teilnahmslos|wacht_nicht|nicht_wach|stöhnt|blass|blau|glüht !milchschorf|jahre|welpe|kätzchen|vor_zwei',
  ],
};
