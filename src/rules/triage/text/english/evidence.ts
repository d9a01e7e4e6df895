import type { RedFlag } from '../../red-flags.ts';
import type { Evidence } from '../evidence.ts';

const ME: [number, string] = [1, 'i|im|ive|id|ill|me|my|myself'];
const CARE: [number, string] = [
  -2,
  'cream|creams|serum|serums|cleanser|moisturizer|moisturiser|toner|product|products|routine|sunscreen|spf|shampoo|conditioner|makeup|foundation|brand|ingredient|ingredients|percent|niacinamide|mascara|lipstick|gloss|tube',
];

/** Words that together say what single phrases cannot list. */
export const EVIDENCE: Readonly<Partial<Record<RedFlag, Evidence>>> = {
  EM_SELF_HARM: {
    least: 3,
    kinds: 1,
    clues: [
      [3, 'put_down|put_to_sleep|waste_of_space|waste_of_oxygen|better_off_dead|not_worth_living'],
      [
        2,
        'alive|exist|existing|existence|survive|live_on|live_anymore|keep_living|stay_alive|next_year|see_tomorrow|another_day|version_of',
        'EITHER',
      ],
      [
        2,
        'die|dying|death|dead|stomach_pumped|pumped_my_stomach|ways_to_go|way_to_go|be_over_soon|all_be_over|subhuman|funeral|grave|heaven|afterlife|maker|coffin|unalive|vanish|suicide|suicidal|see_tomorrow|another_day|the_means|see_another|leave_this_world|leave_this_earth|be_here_anymore|meet_god|end_of_me|other_side|forever_sleep|kills_me|kill_me|kill_myself|obituary|corpse',
      ],
      [
        3,
        'not|dont|wont|never|cant|doubt|unsure|no_longer be_here|be_around|be_alive|still_be_here|be_in_the_picture|see_tomorrow|live_to|wake_up|be_there|make_it|exist',
      ],
      [
        3,
        'wasnt|werent|not|never|isnt in_the_picture|here_anymore|born|existed|around_anymore|part_of_this_world',
      ],
      [
        2,
        'throw_myself|hit_by|run_over_by|tram|cant_keep_fighting|died_inside|dead_inside|painful_way|painless_way|way_out|my_goodbyes|stay_asleep|knives|highway|motorway|river|quarry|lake|carved|carve|heart_meds|my_insulin|bridge|tracks|railway|rails|cliff|rooftop|overpass|noose|rope|gun|overdose|overdosing|pills|tablets|paracetamol|kitchen_knife|knife|blade|blades|razor|wrist|wrists|veins|cutting|slit|oncoming_traffic|jump|jumping|ledge|balcony|swallow_all|all_at_once|hanging|drown',
      ],
      [
        2,
        'hurting_myself|cut_myself|burn_myself|stab|stabbing|bleed|punish_myself|harm_myself|injure_myself|starve_myself|scars_on_my_wrist|harm|self_harm*',
      ],
      [
        1,
        'cant|cannot|anymore|any_more|any_longer|pointless|hopeless|worthless|nobody|noone|no_one|alone|lonely|scared|afraid|terrified|tired|exhausted|hurts|pain|painful|cry|crying|cries|tears|sobbing|hate|ashamed|burden|broken|empty|numb|ruined|unbearable|suffering|suffer|failure|secretly|lowkey|drowning|trapped|nothing|too_much|unless|despair|miserable|misery|disgusting|ugly|hideous|monster|freak|darkness|dark',
      ],
      [
        1,
        'bought|buy|think|think_about|disappointed|already|least|urge|urges|research|researching|rehearse|trying_again|try_again|painless|ending_up|energy|strength|want|wish|hope|hoping|ready|plan|plans|planning|planned|decided|going_to|gonna|thinking|thoughts|thought|wonder|wondering|dream|dreaming|dreamt|imagine|imagining|picture|picturing|promise|picked|chosen|chose|tonight|soon|sure|considering|consider|temptation|tempting|tempted|fantasize|fantasise|looking_at|stare|staring|thigh|thighs|means|used_to_the_idea|idea|rather|almost|nearly|held|against',
      ],
      [
        1,
        'tell_my|love_her|love_him|get_over_it|twenty|thirty|forty|dozens|my_dog|stopping_me|just_in_case|under_my_bed|because_of_me|wont_need|after_this_weekend|find_the_envelope|goodbye|sorry|envelope|letter|note|love_them|love_you_all|find_me|find_it|kids|farewell|last_time|forgive|everyone|family|mum|mom|parents|they',
      ],
      [
        1,
        'peaceful|peace|calm|calms|calming|quiet|easier|better|relief|free|rest|escape|over|end|stop|comforting|appealing|beautiful|sweet|sounds|somehow|permanent|permanently|forever',
      ],
      CARE,
      [
        -3,
        'finger|shaving|shave|movie|film|series|song|game|book|novel|haircut|bangs|fringe|phone|battery|plant|plants|hamster|laugh|laughing|lol|haha|nose|carbs|sugar|dairy|discount|dental|tooth',
      ],
      [
        -2,
        'glad|happy|grateful|thankful|lucky|love_my_life|start_over|starting_over|razor_bumps|nose_bridge|bridge_of|tan|train_to_work|physical',
      ],
      [-1, 'pimple|pimples|zit|acne|blackheads|itch|itchy|rash|eczema|scar|scars|allergic|allergy'],
    ],
  },
  EM_AIRWAY: {
    least: 5,
    kinds: 2,
    clues: [
      ME,
      [
        2,
        'throat|windpipe|airway|airways|uvula|gullet|tongue|tounge|lips|lip|lungs|larynx|voice_box|voice|inside_my_mouth|inside_of_my_mouth|roof_of_my_mouth',
      ],
      [
        2,
        'breathe|breathing|breath|breaths|breathes|air|inhale|inhaling|exhale|oxygen|wheezing|wheeze|gasping|gasp|choking|suffocating|strangled|gagging|gag|gulping|panting|rasping|barking_cough|barking|bark',
      ],
      [
        2,
        'swell*|swoll*|swole|puff*|balloon*|inflat*|blew_up|blown_up|bigger|huge|twice|doubled|double|triple|three_times|massive|enormous|thick|fat|hundred_bees|by_bees|unrecogni*|inside_out|giant|bulging|bloated|closed_up|shut|expanding|growing',
      ],
      [
        2,
        'tight|tighter|tightening|closing|closes|closed|narrow|narrowing|squeezed|squeezing|constricted|blocked|standing_on|sitting_on|kneeling_on|stepping_on|hand_around|noose|fist|grip|zipped|zipped_up|zip|straw|pinhole|darth_vader|whistle|whistling|whistles|hoarse|slurring|slurred|muffled|drooling|cant_swallow|lump|band',
      ],
      [
        1,
        'cant|cannot|hardly|barely|hard|harder|trouble|difficult|struggling|struggle|unable|not_enough|no|need|fight|fighting|labored|scared|panic|panicking|help|worse|every|upright',
      ],
      [
        1,
        'feels_like|feels|minutes|suddenly|quickly|fast|now|hour|since|after|keeps|keep|getting|started|half_an_hour|within|allergic|reaction|nuts|sting|stung|tablet|pill|mask|serum|antibiotic|dye|injection|peel|shrimp|peanut',
      ],
      [
        -3,
        'nose|stuffy|cold|exercise|running|gym|pores|dry|chapped|pimple|zit|cystic|filler|plumper|lip_balm|lipstick|toothpaste|mint|spicy|cry|crying|morning|little|slightly|bit|mild|cracked|sore_throat|dentist|garlic|smell|bad_breath|snoring|vape|smoke',
      ],
    ],
  },
  EM_ANAPHYLAXIS: {
    least: 7,
    kinds: 2,
    clues: [
      [
        3,
        'hives|welts|whelts|wheals|nettle_rash|urticaria|nettles|blotches|itchy_bumps|itchy_lumps|covered_in_spots|covered_in_bumps',
      ],
      [2, 'rash|itching|itchy|itch|red_all_over|bright_red|flushed|lobster|burning_up'],
      [2, 'all_over|everywhere|whole_body|head_to_toe|scalp_to_soles|covered|neck_down|entire_body'],
      [
        3,
        'faint|fainted|fainting|dizzy|woozy|lightheaded|passed_out|collapsed|collapse|vomiting|throwing_up|threw_up|blood_pressure|seeing_stars|seeing_black|stand_up|giving_way|gave_way|gone_limp|went_limp|limp|blacked_out|vision|wobbly|keeled|keeled_over|unconscious|palpitations|cold_sweat|pulse|racing|doom',
      ],
      [
        1,
        'stung|sting|wasp|bee|peanut|peanuts|nuts|shellfish|antibiotic|penicillin|injection|vaccine|jab|ibuprofen|latex|sesame|hornet',
      ],
      [1, 'minutes|suddenly|now|just|after|getting|worse|help|scared|strange|quickly|feel'],
      [
        -3,
        'chickenpox|sunburn|hangover|blood_test|sight_of_blood|flu|menopause|period|pregnant|years_ago|hungry|rollercoaster',
      ],
    ],
  },
  EM_SKIN_LOSS: {
    least: 6,
    kinds: 2,
    clues: [
      [2, 'skin|back|chest|arms|face|body|legs|belly|torso|shoulder'],
      [2, 'blister|blisters|blistering|blistered|raw|open_wound|ulcers|sores'],
      [
        2,
        'came_off|comes_off|coming_off|come_off|falls_off|slides_off|peels_off|peeled_off|rubs_off|wipes_off|sliding|sheets|strips|flaps|sticks_to|stuck_to_the|in_my_hand|came_away|comes_away|detaching',
      ],
      [2, 'all_over|everywhere|entire|whole|huge|giant|one_big|large|spreading|covered|full_of|most_of'],
      [2, 'mouth|eyes|lips|genitals|privates|throat|vagina|penis'],
      [
        1,
        'sheet|fever|burning|painful|hurts|agony|wet|underneath|medicine|medication|pills|antibiotic|touched|touch',
      ],
      [
        -4,
        'come_and_go|comes_and_goes|canker|sunburn|sunburnt|heel|heels|toe|shoes|sandals|dead|flaky|flakes|flaking|dry|mask|scab|dandruff|nose|finger|peel_off|chapped|retinol|tretinoin|cold_sore',
      ],
    ],
  },
  EM_SEPSIS: {
    least: 6,
    kinds: 2,
    clues: [
      [2, 'infected|infection|wound|abscess|boil|cellulitis|stitches|ingrown|pus|cut|bite|sepsis'],
      [
        2,
        'shivering|shaking|chills|teeth_chattering|chattering|fever|rigors|ice_cold|freezing|clammy|mottled|blotchy',
      ],
      [
        3,
        'confused|muddled|foggy|delirious|nonsense|rubbish|gibberish|think_straight|disoriented|barely_conscious|drowsy|out_of_it|what_day',
      ],
      [
        2,
        'heart_going|heart_racing|heart_pounding|pulse|breathing_fast|breathing_like|breathing_really|racing|peed|pee|urine|weak',
      ],
      [-3, 'popping|popped|pimple|flu|cold|covid|coffee|vaccine'],
    ],
  },
  EM_RAPID_PAIN: {
    least: 6,
    kinds: 2,
    clues: [
      [
        2,
        'agony|excruciating|unbearable|screaming|insane|childbirth|worst_pain|10_out|indescribable|pain|hurts|hurting',
      ],
      [2, 'black|purple|dusky|greyish|grey|gray|purplish|dark'],
      [2, 'lost_feeling|lost_all_feeling|no_feeling|numb|dead|cant_feel'],
      [
        2,
        'spread|spreading|spreads|doubles|doubled|hourly|every_hour|by_the_hour|hours|overnight|creeping|growing|grew',
      ],
      [2, 'skin|wound|scratch|bite|cut|leg|shin|arm|foot|thigh|calf|red_area|redness|patch'],
      [1, 'tiny|small|little|more_than|looks|fast|hot|fever|swollen'],
      [
        -4,
        'waxing|nail|nails|mole|dye|henna|tattoo|period|tooth|pimple|cyst|sunburn|bruise|undereye|circles',
      ],
    ],
  },
  EM_BURN: {
    least: 6,
    kinds: 2,
    clues: [
      [2, 'burn|burned|burnt|scalded|scald|boiling|charred|peel|laser|steamer|tca|wax|acid|curling_iron'],
      [2, 'face|cheek|cheeks|forehead|chest|neck|skin|palm|whole'],
      [
        2,
        'white|leathery|hard|charred|no_feeling|cant_feel|numb|waxy|blisters|blister|raw|bigger_than_my_hand|size_of_my_hand|black',
      ],
      [1, 'everywhere|all_over|big|large|huge|after|severe|deep|bigger'],
      [-4, 'whitehead|whiteheads|finger|tiny|small|slightly|little|bit|sunburn|coffee|tongue|white_cast|dry'],
    ],
  },
  EM_CHEMICAL_EYE: {
    least: 6,
    kinds: 2,
    clues: [
      [2, 'eye|eyes|eyeball'],
      [
        2,
        'glue|bleach|acid|toner|spray|splashed|squirted|dripped|got_in|went_in|in_my_eye|in_my_eyes|in_both_eyes|in_the_eyes|in_one_eye|remover|peroxide|ammonia|cleaner|solution|perfume',
      ],
      [
        2,
        'blurry|hazy|foggy|cloudy|cant_open|cant_see|burns|burning|stings|painful|hurts|hurt|rinsing|rinsed|stuck|milky|sight|vision|halos',
      ],
      [1, 'badly|still|hour|help|both|now|just|really'],
      [
        -3,
        'bit|slightly|sweat|mascara|eyeliner|around|under|area|tired|screen|hay_fever|little|could|can|dangerous|dry',
      ],
    ],
  },
};
