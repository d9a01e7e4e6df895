import type { RedFlag } from '../../red-flags.ts';
import type { Evidence } from '../evidence.ts';

const ME: [number, string] = [1, 'ich|mir|mich|mein|meine|meinen|meinem|meiner'];
const CARE: [number, string] = [
  -2,
  'creme|cremes|serum|seren|reiniger|feuchtigkeitscreme|toner|produkt|produkte|routine|sonnencreme|lsf|shampoo|make|makeup|foundation|marke|inhaltsstoff|inhaltsstoffe|prozent|niacinamid|mascara|lippenstift|tube',
];

/** Words that together say what single phrases cannot list. */
export const EVIDENCE: Readonly<Partial<Record<RedFlag, Evidence>>> = {
  EM_SELF_HARM: {
    least: 3,
    kinds: 1,
    clues: [
      [3, 'platzverschwendung|eingeschläfert|einschläfern|nicht_lebenswert|unnützer_mensch'],
      [2, 'tot_sein|tot_zu_sein|weg_zu_sein'],
      [
        2,
        'am_leben|existieren|existenz|dasein|weiterleben|weiterzuleben|überleb*|nächstes_jahr|weitermachen|aufwachen',
        'EITHER',
      ],
      [
        2,
        'sterben|sterbe|tod|tot|totsein|magen_ausgepumpt|wege_zu_gehen|schnellen_wegen|alles_vorbei|abschaum|beerdigung|grab|himmel|jenseits|sarg|suizid|suizidal|selbstmord|umbringen|verrecken|krepieren|abkratzen|weiterleben|weiterzuleben|lebenswert|leiche|unter_der_erde|andere_seite|bei_gott|zu_gehen|gehen_darf|gehen_zu_dürfen|erlösung|lebensmüde|leben_nehmen|nicht_mehr_gäbe|nicht_mehr_gibt|nicht_gäbe|mich_nicht_mehr|draufgehen',
      ],
      [
        3,
        'nicht|nich|nimmer|nie|kaum|kein|keinen|ob aufwache|aufwachen|da_bin|da_sein|am_leben|erleben|erlebe|überleben|weiterleben|leben_will|mitmachen|mach_ich_das|mehr_mit|existieren|geboren|da_wäre|noch_da',
      ],
      [
        2,
        'werf_mich|werfe_mich|vor_die_s_bahn|s_bahn|u_bahn|straßenbahn|weh_zu_tun|schmerzloseste|schmerzlosesten|art_zu_gehen|beerdigung|hält_mich|mich_noch_hier|abgeschlossen_mit_allem|damit_abgeschlossen|alles_zu_beenden|finstere_gedanken|autobahn|fluss|herztabletten|insulin_weg|brücke|gleise|bahngleise|gleis|schienen|bahnsteig|klippe|dach|hochhaus|strick|seil|pistole|überdosis|tabletten|pillen|paracetamol|ibuprofen|küchenmesser|messer|klinge|klingen|rasierklinge|rasierklingen|handgelenk|handgelenke|pulsader|pulsadern|gegenverkehr|springen|spring|runterspringen|balkon|alle_auf_einmal|alles_auf_einmal|auf_einmal_nehme|erhängen|aufhängen|ertrinken|ertränken',
      ],
      [
        2,
        'ritze|ritzen|geritzt|schneide|schneiden|wehtun|weh_tun|blutet|bluten|bestrafen|verletze|verletzen|verhungern|svv|selbstverletzung*',
      ],
      [
        1,
        'kann_nicht|kanns|sinnlos|hoffnungslos|wertlos|niemand|keiner|allein|alleine|einsam|angst|müde|erschöpft|weh|schmerz|schmerzen|heule|heulen|weine|weinen|tränen|hasse|hass|schäme|last|kaputt|leer|taub|ruiniert|unerträglich|leide|leiden|versagt|versager|heimlich|insgeheim|gefangen|nichts|zu_viel|verzweifelt|verzweiflung|elend|hässlich|ekel|ekelhaft|widerlich|monster|dunkel|dunkelheit|aufgegeben|gebe_auf|geb_auf|es_reicht|reicht_mir|nicht_mehr|nimmer|spür|spüre|nur_noch|aushalten|ertragen|halte|fertig',
      ],
      [
        1,
        'gekauft|besorgt|denk|drüber_nach|enttäuscht|mit_allem|drang|nochmal_zu_versuchen|wieder_versuchen|schmerzlos|lande|recherchiere|suche|kraft|will|möchte|wünsche|wünschte|hoffe|bereit|plan|pläne|plane|geplant|entschieden|entschlossen|denke|denken|gedanke|gedanken|überlege|frage_mich|träume|traum|vorstellen|stelle_mir|verspreche|versprechen|ausgesucht|gewählt|heute_nacht|bald|sicher|erwäge|verlockend|liebsten|lieber|beinahe|fast|gehalten|idee|einfach|gern|warum_soll|wozu|ständig|dauernd|garantieren|passiert_wenn',
      ],
      [
        1,
        'das_wars|sagt_meiner|lieb_hab|lieb_habe|zwanzig|dreißig|vierzig|mein_hund|einzige|hilft|anders|käme|komm_ich_runter|für_den_fall|unterm_bett|meinetwegen|wegen_mir|brauch_ich_nicht_mehr|brauche_ich_nicht_mehr|abschied|tschüss|verzeiht|verzeih|umschlag|brief|zettel|liebe_euch|sie_liebe|finden|finden_sie|kinder|kindern|lebewohl|letztes_mal|vergebt|alle|familie|mama|eltern|die_anderen',
      ],
      [
        1,
        'friedlich|frieden|ruhe|ruhig|beruhigt|beruhigend|leichter|besser|erleichterung|frei|ausweg|vorbei|ende|aufhören|schluss|tröstlich|schön|klingt|irgendwie|für_immer|endgültig|ewig|aufatmen|verschwinden|weg',
      ],
      CARE,
      [
        -3,
        'finger|rasieren|rasur|rasierer|film|serie|lied|spiel|buch|roman|pony|haare|handy|akku|pflanze|pflanzen|hamster|lachen|lol|haha|nase|zucker|milch|rabatt|zahn|zahnarzt|schokolade|narbenpflaster|aussehen|seh_aus|kochen|küche_geschnitten|narbengel',
      ],
      [
        -2,
        'froh_am_leben|glücklich|dankbar|liebe_mein_leben|neu_anfangen|nasenrücken|zur_arbeit|rasurbrand|mechanischen|peelings',
      ],
      [-1, 'pickel|akne|mitesser|juckt|juckreiz|ausschlag|ekzem|narbe|narben|allergisch|allergie'],
    ],
  },
  EM_AIRWAY: {
    least: 5,
    kinds: 2,
    clues: [
      ME,
      [
        2,
        'mund|wangen|lider|unterlippe|hals|rachen|kehle|gurgel|luftröhre|atemwege|zäpfchen|zunge|lippe|lippen|oberlippe|unterlippe|lunge|kehlkopf|stimme|innen_im_mund|mund_innen|gaumen|schlund',
      ],
      [
        2,
        'atmen|atme|atmet|atmung|atem|atemzug|luft|einatmen|ausatmen|einzuatmen|sauerstoff|pfeift|röchel*|keuch*|japse|schnappe|ersticke|ersticken|gewürgt|würgen|würgt|würge|hechel*|schnaufe|verschluck*|bellend*|bellenden',
      ],
      [
        2,
        'schwell*|schwill*|geschwoll*|angeschwoll*|zugeschwoll*|schwoll*|quillt|aufgequoll*|verquoll*|aufgegangen|aufgebläht|ballon*|aufgeblasen|dicker|ganz_dick|riesig|doppelt|doppelte|doppelten|dreifach|fett|bienen_gestochen|hundert_bienen|wiederzuerkennen|unkenntlich|explodiert|platzt|prall|nach_außen|schwamm|pflaume|golfball|fette|geht_auf|gehen_auf|gehn_auf|zukriege|hefe*|zu_und|dick',
      ],
      [
        2,
        'eng|enger|engegefühl|schnürt|zugeschnürt|zuschnürt|dicht|zu_geht|geht_zu|zugeht|zieht_sich|verengt|blockiert|strohhalm|hand_um|schlinge|auf_der_kehle|auf_dem_hals|stünde|gekniet|darth_vader|pfeifen|heiser|lalle|lallt|krächze|sabbere|kloß|kann_nicht_schlucken|nicht_schlucken|zuziehen|zuzieht|zugezogen|schraubstock|band_um',
      ],
      [
        1,
        'kann|kaum|nicht|schwer|schwerer|mühe|kämpfe|zu_wenig|keine|kein|muss|angst|panik|hilfe|schlimmer|jeder|aufrecht|überhaupt|räuspern',
      ],
      [
        1,
        'fühlt_sich|sätze|minuten|plötzlich|schnell|jetzt|stunde|seit|nach|immer|dauernd|halbe_stunde|allergisch|allergische|reaktion|nüsse|nuss|gestochen|stich|tablette|maske|serum|antibiotikum|haarfarbe|spritze|peeling|garnelen|erdnuss',
      ],
      [
        -3,
        'heißen|heiße|heißer|suppe|tee|treppensteigen|treppe|treppen|nachspritzen|mückenstich|mücke|nase|schnupfen|erkältet|erkältung|sport|joggen|training|poren|trocken|trockene|rissig|spröde|pickel|mitesser|filler|plumper|lippenbalsam|lippenstift|zahnpasta|scharf|weinen|geheult|morgens|leicht|etwas|bisschen|minimal|halsschmerzen|zahnarzt|knoblauch|geruch|mundgeruch|schnarch*|rauch|schwitze|sonnencreme|creme_dick|dicke_creme|dicke_schicht|gut_luft',
      ],
    ],
  },
  EM_ANAPHYLAXIS: {
    least: 7,
    kinds: 2,
    clues: [
      [
        3,
        'quaddel*|nesselsucht|nesselausschlag|nesselfieber|urtikaria|nesseln|juckende_beulen|juckende_flecken|voller_pusteln',
      ],
      [2, 'ausschlag|juckt|juckreiz|jucken|überall_rot|knallrot|krebsrot|gerötet|rot_wie'],
      [
        2,
        'überall|ganzen_körper|kopf_bis_fuß|scheitel_bis|von_oben_bis|am_ganzen|voller|übersät|gesamten_körper',
      ],
      [
        3,
        'ohnmächtig|ohnmacht|schwindlig|schwindelig|schwindel|schwummrig|umgekippt|zusammengesackt|zusammengebrochen|kollabiert|erbrechen|erbrochen|übergeben|kotzen|gekotzt|kotze|blutdruck|sternchen|schwarz_vor|bewusstlos|herzrasen|kaltschweißig|kalter_schweiß|puls|weggetreten|kreislauf|flau|todesangst|weiche_knie',
      ],
      [
        1,
        'gestochen|stich|wespe|biene|erdnuss|erdnüsse|nüsse|garnelen|antibiotikum|penicillin|spritze|impfung|ibuprofen|latex|sesam|hornisse',
      ],
      [1, 'minuten|plötzlich|jetzt|gerade|nach|schlimmer|hilfe|angst|komisch|schnell|fühle'],
      [
        -3,
        'windpocken|sonnenbrand|kater|blutabnahme|blut_sehe|grippe|wechseljahre|periode|schwanger|vor_jahren|hunger|achterbahn',
      ],
    ],
  },
  EM_SKIN_LOSS: {
    least: 6,
    kinds: 2,
    clues: [
      [2, 'haut|rücken|brust|arme|gesicht|körper|beine|bauch|oberkörper|schulter'],
      [2, 'blase|blasen|blasig|roh|offen|offene|offenen|wund|wunde|wunden|geschwüre'],
      [
        2,
        'löst|löst_sich|ablöst|abgelöst|geht_ab|abgeht|fällt_ab|rutscht|pellt|schält|fetzen|lappen|streifen|in_der_hand|abgezogen|abziehen|runter',
      ],
      [
        2,
        'überall|ganze|ganzer|ganzen|riesig|riesige|eine_einzige|großflächig|großen|ausgebreitet|übersät|voller|meisten',
      ],
      [2, 'mund|augen|lippen|genital*|intimbereich|rachen|scheide|penis'],
      [
        1,
        'laken|klebt|fieber|brennt|schmerz*|weh|höllisch|nass|darunter|drunter|medikament|tabletten|antibiotikum|angefasst|berührt|berühre',
      ],
      [
        -4,
        'kommen_und_gehen|kommen_und|aphthen|sonnenbrand|ferse|fersen|zeh|schuhe|schuhen|sandalen|abgestorben|abgestorbene|schuppig|schuppen|schüppchen|trocken|trockene|maske|schorf|nase|finger|rissig|retinol|tretinoin|herpes|babyakne',
      ],
    ],
  },
  EM_SEPSIS: {
    least: 6,
    kinds: 2,
    clues: [
      [
        2,
        'entzündet|entzündung|infektion|infiziert|wunde|abszess|furunkel|wundrose|naht|eingewachsen*|eiter|schnitt|biss|sepsis',
      ],
      [
        2,
        'schüttelfrost|zittere|zittern|zähneklappern|fieber|eiskalt|friere|kaltschweißig|marmoriert|fleckig|bibbere',
      ],
      [
        3,
        'verwirrt|durcheinander|nebel|wirr|wirres|unsinn|klar_denken|desorientiert|benommen|schläfrig|weggetreten|welcher_tag|neben_mir',
      ],
      [2, 'puls|herz_rast|herzrasen|atme_schnell|schnaufe|rast|gepinkelt|pinkeln|pipi|urin|schwach|hechel*'],
      [-3, 'ausdrücken|ausgedrückt|pickel|grippe|erkältung|corona|kaffee|impfung'],
    ],
  },
  EM_RAPID_PAIN: {
    least: 6,
    kinds: 2,
    clues: [
      [
        2,
        'höllenschmerzen|unerträglich|unerträgliche|schreie|irre|geburt|schlimmste_schmerz*|höllisch|schmerz|schmerzen|weh|wehtut|tut_weh',
      ],
      [2, 'schwarz|lila|violett|graulila|grau|bläulich|dunkel|blauschwarz'],
      [2, 'taub|abgestorben|gefühllos|spür_da_nichts|spüre_nichts|kein_gefühl'],
      [
        2,
        'breitet|ausgebreitet|ausbreitet|verdoppelt|doppelt|stündlich|jede_stunde|stunden|über_nacht|kriecht|wächst|wandert|gewandert',
      ],
      [2, 'haut|wunde|kratzer|biss|schnitt|bein|schienbein|arm|fuß|oberschenkel|wade|rote|rötung|stelle'],
      [1, 'winzig|winziger|klein|kleiner|mehr_als|aussieht|schnell|heiß|fieber|geschwollen'],
      [
        -4,
        'wachsen|waxing|nagel|nägel|muttermal|farbe|henna|tattoo|periode|zahn|pickel|zyste|sonnenbrand|gestoßen|augenringe|tränensäcke',
      ],
    ],
  },
  EM_BURN: {
    least: 6,
    kinds: 2,
    clues: [
      [
        2,
        'verbrennung|verbrannt|verbrüht|verbrühung|verätzt|verätzung|kochend*|verkohlt|*peeling|laser|dampfgerät|tca|wachs|säure|lockenstab|glätteisen',
      ],
      [2, 'gesicht|wange|wangen|stirn|brust|hals|haut|handfläche|ganze'],
      [
        2,
        'weiß|ledrig|hart|verkohlt|gefühllos|spür_nichts|kein_gefühl|taub|wachsartig|blasen|roh|größer_als_meine_hand|handgroß|schwarz',
      ],
      [1, 'überall|voller|groß|riesig|nach|schwer|tief|größer'],
      [
        -4,
        'mitesser|finger|winzig|klein|kleine|leicht|bisschen|etwas|sonnenbrand|kaffee|zunge|weißeln|trocken',
      ],
    ],
  },
  EM_CHEMICAL_EYE: {
    least: 6,
    kinds: 2,
    clues: [
      [2, 'auge|augen|augapfel'],
      [
        2,
        '*kleber|bleich*|blondier*|*säure|*toner|*spray|gespritzt|getropft|ins_auge|in_die_augen|in_beide_augen|im_auge|entferner|peroxid|ammoniak|*reiniger|lösung|parfüm',
      ],
      [
        2,
        'verschwommen|trüb|milchig|neblig|nebel|unscharf|krieg_es_nicht_auf|nicht_auf|seh_nichts|sehe_nichts|brennt|brennen|sticht|schmerzt|weh|spüle|gespült|ausgespült|verklebt|sehen|sehe|seh',
      ],
      [1, 'stark|immer_noch|stunde|hilfe|beide|jetzt|gerade|wirklich|höllisch|alles'],
      [
        -3,
        'bisschen|leicht|etwas|schwitze|schweiß|mascara|eyeliner|augenbereich|müde|bildschirm|heuschnupfen|könnte|kann|gefährlich|trocken|alles_gut|unter',
      ],
    ],
  },
};
