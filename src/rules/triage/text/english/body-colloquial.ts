import type { BodySigns } from '../language-words.ts';
import { ALARM, BREATH, FAINTING, HAMPERED, LOOKS, MUCH_ILL, SUPPLE, WELTS } from './classes.ts';

/** How people paraphrase each other emergency: comparisons, half sentences, slang. */
export const BODY_COLLOQUIAL: BodySigns = {
  EM_AIRWAY: [
    `${SUPPLE} & ${LOOKS} & ~${ALARM} !pimpl*|zit*|cyst*|bump*|plump*|gloss|filler+appointment|cold_sore*|sunburn`,
    `${SUPPLE} & three_times|3x|3_times|2x|twice|double|doubled|tripled|triple|size_of|normal_size|usual_size|three_sizes|two_sizes|four_times !pimpl*|zit*|cyst*|bump*`,
    'face|head|cheek*|eyes|lids|eyelids & puff*|bloat*|swoll*|swell*|swole|blown|balloon*|blew & recogni*|unlock|face_id|open_my|see_out|see_properly|slits|shut|beyond|hardly_see|barely_see|cant_see|monster|boxer|beaten|punched|elephant|alien !morning+puff*',
    'eye|eyes & slits|swollen_shut|swelled_shut|swelling_shut|puffed_shut|puffed_up|almost_shut|nearly_shut|glued_shut_with_swelling !cry*|pollen',
    `${BREATH} & ${HAMPERED} !exercise|exercising|run|running|gym|stairs|jog*|nose|nostril*|pores|skin_breathe|mask+breathable|stuffy|smell|mint|makeup`,
    'strangl*|chok*|suffocat*|smother*|throttl* & feel*|like|as_if|as_though|being|someone|somebody|inside|im|am & i|me|im|my|throat|neck !pores|skin|perfume|fumes|smell|fragrance|pill|food|bone',
    'voice|speech|speaking|talking|words|talk & gone|croak*|hoarse|raspy|squeaky|muffled|slurr*|lisp*|strange|thick|weird|changing|changed|funny|disappear*|whisper* & throat|tongue|swallow*|breath*|lips|swell*|swoll*|hives|allerg*|tight|neck',
    'throat|neck|windpipe|gullet & swell*|swoll*|clos*|narrow*|thick*|constrict*|seal*|squeez*|pinch*|block*|shut*|tight*|clamp*|noose|lump|ball|stuck & breath*|swallow*|air|talk|speak|voice|drool*|minute*|suddenly|growing|bigger|worse|lips|tongue|face|hives|scared|after|now|since|inside !dry|cold|flu|phlegm|mole|goitre|pill_stuck|sad|cry*',
    'tongue & big|bigger|thick|heavy|fills|filling|huge|fat|swell*|swoll*|swole|puffy|too_large|enlarged & mouth|teeth|lips|throat|talk*|speak*|speech|swallow*|weird|cant|after|now|since|minutes',
    'tongue|lips|throat|mouth & tingl*|numb|itch*|prickl*|burn* & swell*|swoll*|swole|puff*|balloon*|tight*|clos*|breath*|lump|hives|bigger|fat !novocain|dentist|spicy|plump*',
    'lungs|chest|airway|airways|windpipe & tight*|clos*|squeez*|wont_fill|no_air|band|sits|sitting|elephant|heavy|crush*|vice|concrete|brick|narrow*|shut*|seiz* & breath*|wheez*|cough*|air|inhal*|hives|lips|throat|gasp* !acne|gym|workout|anxiety+attack',
    'wheez*|whistl*|rasp*|rattl*|stridor|gurgl*|squeak* & breath*|inhal*|chest|lungs|throat|lips|hives|i|im|my !kettle|dog|cat|pug',
    'inhaler|ventolin|salbutamol|albuterol|reliever|puffer & not|doesnt|isnt|no|nothing|wont|didnt & help*|work*|relief|touch*|enough',
    'swallow*|drink|drinking|water|sip|saliva|spit|dribbl*|drool* & cant|hardly|barely|impossible|unable|wont_go|doesnt_go|comes_back|stuck|hurts|difficult* & throat|tongue|neck|swell*|swoll*|lips|after|now|breath*|tight|scared !pill*|tablet*|capsule*|tonsil*|cold|powder',
    'cant|cannot|hardly|barely|struggl*|trouble|difficult*|hard get_air|get_any_air|get_breath|get_my_breath|get_a_breath|draw_breath|fill_my_lungs|breathe_in|breathe_out|inhale|take_a_breath|take_breaths|take_a_deep|get_enough_air|get_words|get_a_word !nose|pores|smell|skin_to',
    'out_of_breath|short_of_breath|panting|puffing|gasping|hyperventilat*|fighting_for_air|fighting_for_breath & just|sitting|lying|bed|resting|still|hives|swell*|swoll*|rash|lips|throat|after_taking|after_the|since|allerg* !exercise|run|running|stairs|gym|jog*|walk|pregnan*|workout',
    'hives|rash|allerg*|welts|lips|tongue|stung|sting|nuts|injection & breath*|throat|swallow* & tight*|difficult*|hard|trouble|clos*|short*|funny|weird|struggl*|labou*|fast !no_trouble|no_difficult*|mask',
    'air & thin|little|less|hardly|barely|no|cant_get|not_getting|running_out|not_enough|isnt_enough|doesnt_reach & lungs|chest|breath*|i|im|me !dry+air|air_con*|fryer|airless|pump|pores',
    'allergic|allergy & swell*|swoll*|puff*|balloon* & face|lips|tongue|throat|eyes|mouth|neck & now|rapidly|fast|spreading|quickly|minutes|getting|worse',
    'swell*|swoll*|puff*|swole & face|eyelids|lids|forehead|cheek*|nose & throat|lips|tongue|neck|mouth|chin & now|spread*|moved|reached|moving|down|worse|since|next|to|growing !after_surgery|implant|filler|wisdom',
  ],
  EM_ANAPHYLAXIS: [
    `${WELTS} & ${FAINTING} !chickenpox|sunburn|hangover|pregnan*|flu`,
    `itch*|red|flush*|bumps|blotch*|burning|tingling|prickl* & all_over|everywhere|whole_body|head_to_toe|entire_body|neck_to|scalp_to|body_is|full_body|palms|soles & ${FAINTING} !sun|chickenpox|hangover|flu|menopaus*`,
    `stung|sting|bee|wasp|hornet|peanut*|nut|nuts|cashew*|almond*|shellfish|shrimp|prawn*|sesame|injection|jab|vaccine|penicillin|antibiotic|tablet|ibuprofen|latex|hair_dye & ${WELTS}|swell*|flush*|itch* & ${FAINTING}`,
    `allergic|allergy|reaction|reacting & ${FAINTING} & now|feel*|im|i|my|going|help|just|rapidly|minutes|after !no_reaction`,
    'epipen|epi_pen|epi|auto_injector|autoinjector|adrenaline|adrenalin|jext|emerade|auvi_q & just|used|jabbed|injected|gave|given|stabbed|ago|now|second|another|wearing_off|worn_off|do_i_need|should_i_use|should_i_inject|need_to_use & i|me|my|myself|him|her|we|us !carry|prescription|prescribed|expir*|in_my_bag|sister|brother|friend|colleague',
    'into_shock|in_shock|anaphyl*|allergic_shock|anafil*|allergy_shock|severe_allergic|massive_allergic|violent_allergic|life_threatening_allergic & i|im|my|me|think|having|going|this|now|happening',
    'collaps*|pass_out|passing_out|passed_out|faint*|blacking_out|blacked_out & swell*|swoll*|hives|rash|welts|stung|itch*|allerg* & i|im|my|me|nearly|almost|just',
    'sense_of_doom|impending_doom|going_to_die|gonna_die|feel_like_im_dying|something_terribly & hives|rash|itch*|welts|swell*|swoll*|stung|allerg*|throat',
  ],
  EM_SKIN_LOSS: [
    'skin & wip*|rub*|slid*|slip*|peel*|com*|fall*|tear*|rip*|slough*|shed*|lift*|hang*|drop*|strip* & towel|wet_paper|tissue|sheets|touch*|like_a_burn|raw|flesh|strips|snake|glove|gloves|bedsheet*|layers|dress*|clothes|pillow|rags|shreds|large_pieces|big_pieces|flaps|wallpaper !sunburn*|dandruff|dead_skin|flak*|dry|mask|mild|nose|glycolic_peel_sheet|sheet_mask',
    'blister* & all_over|everywhere|chest|back|belly|torso|trunk|face|spread*|huge|burst*|popping|merg* & raw|mouth|eyes|lips|peel*|skin_off|fever|open|painful|genital*|burst*|underneath|more_and_more !heel*|shoe*|toe*|finger|sunburn|poison_ivy|burnt_my_finger|shingles',
    'mouth|lips|throat & sores|ulcers|raw|open_wound|bleeding|blister*|skinless|peeling|crust* & eyes|genital*|down_below|down_there|privates|vagina|penis|bum|labia|rash|skin_peel*|skin_blister*|fever !cold_sore*|canker|braces|chapped|cold_weather|dry',
    'skin & sore|painful|hurts|tender|burn*|on_fire & blister*|peel*|raw & mouth|eyes|everywhere|all_over|whole|spread*|fever|body|lips !sunburn*|retin*|heel|tretinoin',
    'sjs|stevens_johnson|johnson_syndrome|necrolysis & i|im|my|think|having|might|could|signs|symptoms|have|getting !read|history',
    'skin|top_layer|epidermis|layers & comes|coming|came|peels|peeling|slides|sliding|rolls|rolling|dissolv*|detach* & away|off & raw|sheets|everywhere|all_over|hands|arms|back|chest|when_i_touch|turn_over|shower|underneath|red_and_wet|wet !sunburn*|scab*|flak*|dead|dry|nose|lips|soles|baby_foot',
  ],
  EM_DRUG_RASH_FEVER: [
    'fever*|temp|temperature|feverish|burning_up|shiver*|chills|39*|40|38* & rash|red|spots|blotch*|hives|skin_hurts|skin_is_sore|measles & lamictal|lamotrigine|carbamazepine|tegretol|phenytoin|allopurinol|zyloric|antibiotic*|amox*|augmentin|bactrim|septrin|sulfa*|penicillin|minocycline|doxycycline|dapsone|nevirapine|new_med*|new_pill*|new_tablet*|new_drug*|new_medicine|put_me_on|started_me_on|prescribed_me|epilepsy|gout|seizure|course|tablets|pills|medication|meds|medicine|drug !mild_cold',
    'glands|lymph_nodes|lymph|nodes & swoll*|swell* & rash|spots|red & medic*|pill*|tablet*|antibiotic*|drug|lamictal|allopurinol|carbamazepine|started|new',
    'face & swoll*|swell*|puffy & rash|red_all|spots & fever*|temperature|temp|hot & started|new|since|pills|pill|tablet*|medic*|antibiotic*|drug',
  ],
  EM_NONBLANCHING: [
    `spots|dots|rash|marks|blotches|pinpricks|specks|patches|bruises & not|dont|doesnt|wont|never|stay*|remain*|fail*|still_there & glass|tumbler|press*|push*|finger & ${MUCH_ILL}`,
    'spots|dots|rash|marks|blotches|pinprick*|specks|bruis* & purple|violet|dark_red|blood_red|bruise_coloured|wine|plum|maroon|bruise_like & fever*|feverish|temperature|temp|shiver*|stiff|vomit*|headache|drowsy|sick|ill|awful|light_hurts|39*|40|lethargic|confus* !acne|mole|vein*',
    'glass|tumbler & test|pressed|press|pressing|rolled & not|dont|didnt|doesnt|wont|stay*|fail*|no_change|still|positive|without & spots|dots|rash|marks|purple|red|vanish|fade|disappear|go_away|it',
    'stiff_neck|neck_is_stiff|neck_stiff|cant_bend_my_neck|light_hurts & rash|spots|fever*|dots|purple|vomit*',
  ],
  EM_SEPSIS: [
    'red_streak*|red_line*|red_stripe*|streak|streaks|line|tracking & wound|cut|bite|abscess|sore|scratch|up_my|infected|arm|leg & chills|fever*|shiver*|shak*|confus*|what_day|dizzy|sick|freezing|temperature|ill !fine+line*|tan',
    'infect*|wound|abscess|boil|cut|sore|cellulitis|bite|stitches|incision & shak*|shiver*|chills|rigor*|freezing|fever* & heart|confus*|think|breath*|dizzy|what_day|weak|stand|awful|dying|worse|pee|peed|clammy|mottled|drowsy|pulse',
    'dont|cant|cannot|not|no_idea & know|remember|recall|tell|sure & what_day|day_it_is|where_i_am|my_name|my_own_name|what_year|whats_going_on & fever*|chills|shiver*|wound|infect*|cold|mottled|shak*|sick',
    'mottled|marbled|blotchy|patchy|blue|grey|gray|purple & skin|hands|feet|legs|fingers|lips & cold|ice|icy|clammy|freezing & ill|breath*|fever*|heart|confus*|peed|pee|dying|wound|infect*|weak|dizzy|sick !raynaud*|winter|weather',
    'feel|feels|feeling & dying|going_to_die|im_about_to_die|deathly|worst_ever|never_felt_so_ill & wound|infect*|fever*|cold|mottled|peed|pee|shak*|shiver*|chills|abscess|confus* !of_embarrass*',
    'heart|pulse & racing|pounding|hammering|fast|130|140|120 & infect*|wound|abscess|cellulitis|fever*|chills|shiver* & confus*|breath*|weak|cold|think|dizzy|sick|ill|clammy',
  ],
  EM_RAPID_PAIN: [
    'pain|hurts|hurting|agony|painful|ache|throbbing & insane|unbearable|agony|excruciating|crazy|worst|horrific|10|screaming|worse_than|than_it_looks|out_of_proportion|unreal|blinding|indescribable|off_the_scale|extreme & black|purple|dusky|spread*|hours|hour|bigger|doubled|size_of|numb|grow*|moved|up_my|swell*|swoll* !period|tooth|migraine|zit|pimple|nodule|cyst',
    'skin|area|patch|wound|bite|sore|spot|leg|arm|foot & black|purple|dusky|blue_black|dark|grey|gray|bronze & numb|agony|excruciating|insane|unbearable|spread*|hours|overnight|minute*|fast|hour|rapidly & pain*|hurts|agony|numb|worse|dead|blister* !mole|nail|henna|tattoo|bruise_from|hyperpigment*|dark_spot*',
    'redness|red|swelling|infection|rash|patch|edge|border & moved|moving|spread*|crept|creeping|climbed|travel*|grown|growing|marched|past & hours|hour|minutes|since_lunch|this_morning|overnight|by_the_hour|pen_line|line_i_drew|knee|elbow|thigh & pain*|hurts|agony|hot|fever*|worse|unbearable|screaming|throbbing',
  ],
  EM_CHEMICAL_EYE: [
    'eye|eyes|eyeball & acid|bleach|peroxide|ammonia|glue|remover|cleaner|chemical*|peel|lye|wart|developer|relaxer|perm|lash|dye|toner|acetone|retinol|tretinoin|tca|glycolic|solution|spray|alcohol|sanitiser|sanitizer|disinfectant|perfume|minoxidil|serum|exfoliant & in|into|splash*|squirt*|drip*|dropp*|got|ran|flew|spray*|rubbed|poked|spill* & pain*|hurt*|burn*|blur*|sting*|see|vision|stuck|red|sore|agony|rinse*|rinsing|flush*|help|open|foggy|cloudy|halo*|blind|water* !around|under|near|area|avoid*|without|not_burn*',
    'cant|cannot|hardly|barely|blurry|blurred|foggy|cloudy|milky|hazy & see|open|vision|sight|everything & eye|eyes & got|splash*|squirt*|drip*|ran|product|peel|acid|bleach|dye|spray*|remover|chemical*|glue|cleaner|retin*|serum !glasses|contact*|mascara',
  ],
  EM_BURN: [
    'peel|laser|acid|tca|ipl|wax|bleach|straighten*|iron|oil|water|steam|tea|coffee|soup|kettle|pan|fire|flame*|candle|lamp|treatment|microneedling|radiofrequency|cryo* & white|leathery|charred|waxy|black|blister*|no_feeling|cant_feel|numb|raw|open_wound|skin_came_off|flesh|melted & cheek*|face|forehead|chin|nose|neck|chest|arm|hand|lips|eyelid* !whitehead*|blackhead*|white_cast|finger|fingertip|small|tiny',
    'burn|burns|burned|burnt|scald*|singed & face|cheek*|forehead|neck|chest|half|whole|entire|palm|hand|arm|back & blister*|white|black|charred|leathery|weeping|oozing|raw|deep|open|skin_gone|skin_off|huge|massive|third|second !sun|sunburn*|like_burning|little|small|tiny|slightly|fingertip|retin*|mild',
    'spilled|spilt|poured|splashed|knocked|tipped|exploded|dripped & boiling|scalding|hot|burning|flaming & face|cheek*|neck|chest|arm|thigh*|lap|stomach|back|head|myself & blister*|skin|burn*|red|pain*|white|coming|peel*',
  ],
  EM_INFANT_FEVER: [
    'baby|newborn|infant|little_one|son|daughter|girl|boy|twin|twins|bub|bubba|our|her|his & week|weeks|wk|wks|days|one_month|two_months|1_month|2_months|6wo|newborn|six_week & hot|floppy|limp|fever*|feverish|temp|temperature|38*|39*|not_feeding|wont_feed|not_drinking|wont_drink|refus*|lethargic|wont_wake|hard_to_wake|listless|unresponsive|grunting|pale|blue|burning !vaccin*+mild|cradle_cap|years|puppy|kitten|ago',
  ],
};
