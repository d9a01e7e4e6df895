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
