/** Words that several phrases share. */
export const EVERYWHERE =
  'all_over|everywhere|whole_body|entire_body|full_body|head_to_toe|large_areas|half_of|widespread|huge_areas|every_inch|arms_and_legs|covered|covers';
export const HIVES =
  'hives|hive|lumps_all_over|itchy_lumps|red_lumps|skin_on_fire|welts|wheals|rash|urticaria|nettle_rash';
export const FAINT =
  'dizz*|faint*|vomit*|threw_up|throw_up|throwing_up|puked|puking|wheez*|lightheaded|light_headed|woozy|collaps*|cramps|nausea*|nauseous|passed_out|pass_out|passing_out|been_sick|being_sick|throw_up|knocked_out|keeled_over|legs_gave_way|going_black|blacked_out|black_out|blacking_out|heart_racing|heart_is_racing|racing_heart|heart_pounding|spinning|chest_tight*|tight_chest|feel_weak|diarrh*|palpitations|unconscious|racing|sweating|clammy|pale|heart_pounds|heart_beating';
export const MEDICINES =
  'antibiotic*|medicine*|medication*|meds|med|tablet*|pill|pills|drug|drugs|capsule*|penicillin|amoxicillin|amox|lamotrigine|lamictal|allopurinol|carbamazepine|tegretol|phenytoin|ibuprofen|minocycline|doxycycline|bactrim|sulfa*|sulfon*|painkiller*|tabs|prescription|epilepsy|gout|injection|chemo';
export const RASH = 'rash*|red_skin|skin_is_red|skin_red|hives|blotch*|spots_all_over|itchy_spots|bumps';
export const FEVER =
  'fever*|temperature|temp|burning_up|39*|40.*|degrees|running_hot|100.*|101*|102*|103*|104*|105*';
export const SPOTS = 'spots|dots|rash|patches|marks|blotches|specks|pinpricks|freckles|bruis*|petechi*';
export const ILL =
  'fever*|ill|temperature|temp|awful|sick|shiver*|vomit*|stiff|unwell|terrible|lousy|weak|headache';
export const CONFUSED =
  'talking_nonsense|talk_rubbish|talking_rubbish|nonsense|gibberish|hallucinat*|cant_think|cannot_think|foggy|loopy|confus*|disoriented|delirious|out_of_it|think_straight|thinking_straight|think_clearly|not_making_sense|makes_no_sense|rambling|incoherent|slurr*|drowsy|hard_to_wake|dazed';
export const PAIN = 'pain*|hurts|hurt|hurting|agony|unbearable|excruciating|screaming|sore_beyond|throbbing';
export const PILLS =
  'pills|tablets|painkillers|paracetamol|tylenol|ibuprofen|aspirin|meds|antidepressants|sleeping_pills|xanax|acetaminophen|sertraline|prozac|fluoxetine|citalopram|zoloft|lexapro|quetiapine|seroquel|isotretinoin|accutane|roaccutane|benadryl|lithium|insulin|tramadol|codeine|oxycodone|diazepam|valium|sleeping_tablets';
export const NOT = 'dont|not|never|no_longer|didnt|wont|cant|cannot';
export const LIVING =
  'live|living|alive|exist|existing|existence|life|breathing|be_here|being_here|to_be_around|being_around|go_on|going_on|carry_on|carrying_on|keep_going|continue|continuing|stay_here|stick_around|sticking_around|wake|waking|stay_alive|on_this_planet|on_this_earth|in_this_world|be_in_this_world|looking_like_this';
export const TABLETS =
  'pills|pill|tablets|tablet|tabs|meds|medication|medications|medicine|capsules|sleeping|sleepers|painkillers|paracetamol|tylenol|ibuprofen|aspirin|antidepressants|xanax|insulin|diazepam|valium|codeine|tramadol|oxycodone|oxy|sedatives|benzos|blister|packs|prescription';
export const INJURING =
  'cut|cuts|cutting|slice|slicing|sliced|slash*|scratch*|carve*|carving|burn|burning|burned|burnt|burns|hit|hitting|punch*|bang*|slam*|smash*|bite|biting|bit|stab*|scald*|press*|stub*|claw*|goug*|dig|digging|dug|hurt|hurting|harm*|injur*|starv*|bruise|bruising|self_harm*|beat|beating|slap*|whip*|poke|poking|pinch*';
export const LIMBS =
  'myself|my_self|arm|arms|thigh|thighs|leg|legs|wrist|wrists|forearm*|stomach|hips|head|knuckles|ankle*|shoulder*|skin|hand|hands|chest|face|belly';
export const RELIEF =
  'on_purpose|deliberately|intentionally|purposely|deserve|deserved|punish*|relief|release|calms|calm|numb|feel_something|feel_anything|feel_better|feel_alive|feels_good|cope|coping|urge*|blade|razor|razors|cigarette*|lighter|hot_spoon|spoon|lit_match|match|scissors|needle|compass|until_it_bleeds|until_i_bleed|until_it_hurts|bleeding|self_hatred|hate_myself|hate_my|hate_how|secret*|hiding|hide|long_sleeves|sleeves|control|cant_stop|when_i_feel|pain_is';
export const OTHERS_BETTER =
  'mum|mom|dad|parents|family|husband|wife|kids|children|everyone|everybody|people|friends|boyfriend|girlfriend|partner|they|theyd|world|others|you|all|son|daughter|hed|shed|he|she & without_me|if_i_was|if_i_were|if_i_wasnt|if_i_werent|if_i_died|if_i_disappeared|if_i_didnt|once_im|when_im_gone|after_im|me_gone|im_dead|not_around|out_of_the_way|i_wasnt_here|i_wasnt_around|i_never|i_vanished & better|easier|happier|relieved|relief|peace|free|lighter|less|cheaper|finally|move_on|get_over|forget|recover|cope|manage|fine|glad|better_off|thank_me|sad_for|thank !work|job|event|meeting|project';
export const INTENT =
  'checking|check|checked|opting|opt|tapping|tap|bowing|logging|signing+out|off & for_good|forever|permanently|life|of_this|of_here|soon|tonight|if|fails|im|ill !hotel|website|account|app|cart|online|basket|shop*';
export const SUPPLE =
  'lip|lips|tongue|tounge|toung|face|eyelids|eyelid|throat|uvula|cheeks|mouth|jaw|neck|eyes';
export const LOOKS =
  'sausage*|duck|filler|fillers|botox|balloon*|pumpkin|football|basketball|golf_ball*|tennis_ball*|monster|elephant|boxer|pufferfish|puffer_fish|hamster|chipmunk|alien|melon|moon|quasimodo|shrek|hitch|blowfish|unrecogni*|inflat*|blown_up|blew_up|blowing_up|ballooned|expand*|swell*|swoll*|swole|sweling|puffed|puffing|bloated|bulging|giant|gigantic|enormous|ginormous|humongous|bee_stung|trout|rubber_tyre|tyre|tire|slug*|goldfish';
export const ALARM =
  'getting_worse|worse|by_the_minute|minute|minutes|suddenly|rapidly|quickly|fast|after|since|now|bigger|hour|hours|growing|spreading|keeps|still|scared|help|panick*|itch*|tingl*|numb|hives|woke|emergency|ambulance|hospital|throat|breath*|allerg*';
export const BREATH =
  'breath|breathe|breathing|breaths|breth|breathin|inhale|inhaling|air|lungs|respiration|oxygen';
export const HAMPERED =
  'straw|whistl*|wheez*|noisy|shallow|raspy|labored|laboured|strider|stridor|hard_work|effort|harder|heavier|difficult*|trouble|struggl*|cant|cannot|couldnt|barely|hardly|short_of|shortness|gasp*|fighting|fight|tight*|squeak*|rattl*|scary|hurts_to|unable|laborious|uphill|run_out|running_out|stuck|squeezed|catching|catch_my|panting|rapid|funny|weird|blocked|heavy|worse';
export const WELTS =
  'hives|hive|welts|whelts|wheals|urticaria|nettle_rash|nettle|nettles|blotches|blotchy|itchy_bumps|itchy_lumps|raised_bumps|red_bumps|raised_patches|bumps_all|lumps_all|rash|covered_in_bumps|breaking_out|broke_out|broken_out|came_out_in|come_out_in|red_as_a_lobster|weals|itchy_spots';
export const FAINTING =
  'dizz*|faint*|vomit*|threw_up|throw_up|throwing_up|puk*|wheez*|lightheaded|light_headed|woozy|collaps*|cramp*|nausea*|nauseous|passed_out|pass_out|passing_out|been_sick|being_sick|blacked_out|black_out|blacking_out|went_grey|went_black|went_gray|going_grey|heart_racing|heart_is|heart_pounding|heart_hammer*|spinning|spins|diarrh*|the_runs|palpitat*|unconscious|racing|clammy|cold_sweat|sweats|wobbly|jelly|unsteady|legs_gave|knees|tunnel_vision|vision|stomach_pain|tummy|belly_ache|stomach_is|doom|weak_pulse|low_blood_pressure|blood_pressure|shaky|cant_stand|out_of_it|limp|pale|keel*|floor|drowsy|swimming|head_rush|see_stars|seeing_stars|hurling|heaving|retching|bathroom_floor|slump*|seeing_black|see_black|black_spots|giving_way|gave_way|buckl*|limp|light_head*|went_white';
export const MUCH_ILL =
  'fever*|feverish|ill|temperature|temp|awful|sick|shiver*|chills|vomit*|stiff|unwell|terrible|lousy|weak|headache|drowsy|lethargic|floppy|hot|39*|40|dying|wrecked|rough|grim|poorly';
