/** Words that several phrases share. */
export const EVERYWHERE =
  'überall|ganzen_körper|gesamten_körper|halben_körper|ganze_körper|kopf_bis_fuß|großflächig*|alles_rot|ausgebreitet*|voller|übersät|armen_und_beinen';
export const HIVES =
  'beulen|pusteln_überall|quaddel*|nesselsucht|ausschlag|nesselausschlag|nesselfieber|urtikaria|pusteln';
export const FAINT =
  'schwindel*|schwindlig|schwummrig|schummrig|blutdruck|ohnmächtig|ohnmacht|bewusstlos|übergeben|übergebe|erbrech*|erbroch*|kollabiert|kreislauf*|gespuckt|umgekippt|kippe_um|umgefallen|umkippen|bauchkrämpf*|kotz*|gekotzt|schwarz_vor_augen|zusammengebrochen|übel|übelkeit|flau|weggetreten|herzrasen|herz_rast|schlapp_und|brustenge|pfeif*|durchfall|koll*|herzklopfen|puls_rast|puls|schweißausbruch|kaltschweißig|blass|weggekippt|weggesackt|gebrochen|zusammengeklappt|zusammengesackt|schwarz_vor_den_augen|umkippe|gleich_um|schwitze|schweißgebadet|zittrig|kippe|klappe_zusammen|schlecht_und';
export const MEDICINES =
  'antibiotik*|medikament*|medi|medis|arznei*|tablette|tabletten|pille|pillen|penicillin|amoxicillin|amoxi|lamotrigin|allopurinol|carbamazepin|phenytoin|kapsel|kapseln|ibuprofen|doxycyclin|minocyclin|cotrim|cotrimoxazol|schmerzmittel|sulfasalazin|mittel|epilepsie|gicht|spritze|chemo|antibiose';
export const RASH =
  'ausschlag|ausschläge|hautausschlag|haut_ganz_rot|alles_rot|rote_haut|haut_ist_rot|quaddeln|rote_flecken|pusteln';
export const FEVER = 'fieber*|hohe_temperatur|erhöhte_temperatur|temperatur|39*|40.*|40,*|glühe';
export const SPOTS =
  'punkt|punkte|pünktchen|flecken|flecke|fleck|ausschlag|stellen|blutpünktchen|einblutungen|petechien|blutflecken';
export const ILL =
  'fieber*|krank|elend|schlecht|genick*|nacken*|schüttelfrost|erbrech*|kotz*|schlapp|mies|kopfschmerz*|dreckig';
export const CONFUSED =
  'verwirrt|wirr|benommen|desorientiert|durcheinander|neben_mir|nicht_klar_denken|kaum_wach|redet_wirr|wirres|wirres_zeug|unsinn|halluzin*|phantasier*|fantasier*|verwirrtheit|benebelt';
export const PAIN = 'schmerz*|weh|tut_weh|höllisch';
export const PILLS =
  'tabletten|pillen|schlaftabletten|schmerztabletten|beruhigungstabletten|schlafmittel|schmerzmittel|antidepressiva|paracetamol|ibuprofen|ibus|aspirin|medikamente|tavor|sertralin|citalopram|fluoxetin|quetiapin|isotretinoin|doxepin|opipramol|lithium|insulin|tramadol|tilidin|diazepam|valium|antidepressivum|venlafaxin|mirtazapin';
export const PRODUCTS =
  '*säure|*peeling|*creme|*kleber|*spray|*reiniger|*farbe|*entferner|*serum|*lotion|*shampoo|*öl|*maske|*lösung|desinfektion*|alkohol|aceton|bleich*|blondier*|haarfarbe|creme|serum|retinol|reiniger|chemikalie*|entferner|toner|lotion|tretinoin|produkt|lösung|sonnencreme|parfüm|ammoniak|peroxid|säure|*mittel|minoxidil|seife|chlor*|farbe';
export const LIVING =
  'leben|lebe|leb|existieren|existiere|existier|aufwachen|aufwache|aufzuwachen|weiterleben|weiterlebe|weitermachen|weitermache|weiter_machen|weiterzuleben|da_sein|da_bin|dasein|am_leben|hier_bin|hier_sein|aufstehe|aufstehen|atme|da|weiter|weiterkämpfen|auf_der_welt|auf_dieser_welt|zu_leben|wach_werden';
export const TABLETS =
  'tabletten|tablette|pillen|pille|schlaftabletten|schmerztabletten|beruhigungstabletten|schlafmittel|schmerzmittel|antidepressiva|paracetamol|ibuprofen|ibu|ibus|aspirin|medikamente|medis|tavor|sertralin|insulin|tramadol|tilidin|diazepam|valium|benzos|opiate|kapseln|tropfen|*tabletten|*pillen|packungen|blister|schachteln';
export const INJURE =
  'schneid*|geschnitten|aufgeschnitten|ritz*|geritzt|aufgeritzt|kratz*|gekratzt|aufgekratzt|zerkratz*|zerkratzt|verbrenn*|verbrannt|schlag*|geschlagen|schläge|hau|haue|hauen|gehauen|beiß*|gebissen|stech*|gestochen|steche|verletz*|verletzt|wehtun|weh_tun|wehgetan|weh_getan|weh_zu_tun|wehzutun|drück*|gedrückt|ausgedrückt|ausdrück*|verbrüh*|boxe|boxen|geboxt|prügel*|bestraf*|quäl*|ohrfeig*|aufschlitz*|aufgeschlitzt|zufüg*|zugefügt';
export const BODY_PARTS =
  'mich|mir|arm|arme|armen|unterarm*|oberschenkel|schenkel|bein|beine|beinen|handgelenk*|pulsader*|kopf|bauch|hand|hände|haut|hüfte|fingerknöchel|knöchel|schulter*|brust|gesicht|körper';
export const WHY =
  'absichtlich|mit_absicht|bewusst|extra|verdien*|verdient|strafe|bestraf*|hass*|hasse|druck|drang|klinge*|rasierklinge*|zigarette*|feuerzeug|löffel|nadel|schere|zirkel|bis_es_blutet|bis_blut|blutet|bis_es_weh|heimlich|spür*|erleichter*|besser_dann|ruhiger|ventil|langärm*|lange_ärmel|ärmel|versteck*|um_etwas_zu_fühlen|um_was_zu_fühlen|fühle|aufhören|wahnsinnig|bis_sie|runter|beruhig*|einzige|anders|absicht';
export const OTHERS =
  'mama|papa|eltern|familie|mann|frau|kinder|kind|alle|allen|leute|freunde|freund|freundin|partner|sie|die|welt|andere|anderen|ihr|euch|sohn|tochter|er|mutter|vater|jeder|umfeld|geschwister|menschen|mutti|vati';
export const MEANS_WELL = 'jemand|bitte|einer|gott|kann|soll|warum';
export const SUPPLE =
  'lippe|lippen|unterlippe|oberlippe|zunge|gesicht|augenlider|lider|augenlid|hals|rachen|mund|backe|backen|wange|wangen|kiefer|nacken|augen|zäpfchen|visage|fresse';
export const SWELLING =
  '*schwell*|*schwill*|*schwoll*|*quoll*|quillt|aufquellen|aufgedunsen|aufgebläht|aufgeblasen|aufgepumpt|aufgegangen|blähen|bläht';
export const LOOKS =
  'schlauchboot*|aufgespritzt|ballon*|luftballon*|kürbis|fußball|tennisball|golfball|monster|elefant*|boxer|kugelfisch|hamster*|alien|melone|mond|quasimodo|shrek|unkenntlich|erkenn*|aufgepumpt|hefeteig|hefekloß|hefe|würst*|bratwurst|wurst|ente|entenschnabel|bienenstich|explodiert|platzen|platzt';
export const ALARM =
  'schlimmer|minute|minuten|plötzlich|auf_einmal|schnell|nach|seit|jetzt|größer|stunde|stunden|immer|angst|panik|hilfe|juck*|kribbel*|taub|quaddel*|aufgewacht|notarzt|krankenhaus|luft|atm*|allergi*|schiss|wie|aus';
export const BREATH =
  'atem|atme|atmen|atmet|atmung|luft|einatmen|ausatmen|atemzug|lunge|luftholen|durchatmen|sauerstoff|einzuatmen|auszuatmen';
export const HAMPERED =
  'strohhalm|pfeif*|rassel*|röchel*|laut|flach|keuch*|schwer|schwerer|schwerfäll*|fällt_schwer|anstreng*|strengt|mühsam|mühe|kaum|kämpf*|schwierig*|knapp|kurz|schnapp*|eng*|fiep*|tut_weh|qual|arbeit|ring*|weg|bleibt|klappt|geht_nicht|komisch|blockiert|reicht|schlecht|schlechter|schlimmer|wenig|weniger|zu_wenig|fast_keine|nicht_genug|nicht_richtig|nimmer';
export const WELTS =
  'quaddel*|nesselsucht|nesselausschlag|nesselfieber|nesseln|nessel|urtikaria|ausschlag|hautausschlag|pusteln|beulen|flecken|juckende|pickelchen|striemen|placken|hubbel|pöckchen|knallrot|krebsrot';
export const FAINTING =
  'schwindel*|schwindlig|schwindelig|schwummrig|schummrig|blutdruck|ohnmächtig|ohnmacht|bewusstlos|übergeben|übergebe|erbrech*|erbroch*|kollabiert|kreislauf*|gespuckt|umgekippt|umgefallen|umkipp*|umzukippen|bauchkrämpf*|bauch_krampf*|krämpf*|krampft|krampf|kotz*|gekotzt|schwarz_vor|zusammengebrochen|zusammengeklappt|übel|übelkeit|flau|weggetreten|herzrasen|herz_rast|herz_hämmert|hämmert|herzklopfen|puls|durchfall|brustenge|pfeif*|schweiß*|kaltschweißig|blass|weggekippt|weggesackt|zittrig|zitter*|weiche_knie|knie|pudding|wackelig|dreht_sich|alles_dreht|sternchen|grau|rauscht|benommen|speib*|gereiert|reiher*|klappe_zusammen|zusammen_geklappt|wegtret*|taumel*|wank*|schwach|todesangst|kippe|flimmert';
export const MUCH_ILL =
  'fieber*|fiebrig|krank|elend*|schlecht|schüttelfrost|erbrech*|kotz*|schlapp|mies|kopfschmerz*|dreckig|steif*|benommen|schläfrig|schlaff|heiß|39*|40|frier*|zitter*|matt|beschissen|grottig|hundeelend';
