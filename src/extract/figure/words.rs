//! The word lists behind [`super::lexicon`]: rows of a class and the English words in it.
//!
//! Adding a word is adding it to a row. Lists hold every form in use, because a table is easier to check than a stemmer.

use super::lexicon::{
    Class,
    Motion::{self, Down, Either, Up},
    Numeral::{
        self, Dozen, Factor, Half, Halved, Hundred, Minute, Ordinal, Parts, Scale, Ten, Unit,
    },
    class::{
        ADVERB, AUXILIARY, BYGONE, CALENDAR, CLAIMING, CONJUNCTION, DETERMINER, EVERYWHERE,
        EXPECTING, FUTURE, HARM, IRREGULAR, LABEL, LOCATING, MEASURING, MOVE, MOVING, NUMERIC,
        PARTICIPLE, PARTICLE, PARTING, PERSON, PLURAL, PREPOSITION, PRONOUN, QUOTE, RANKING, RATE,
        SAYING, SHARE, SHARING, VERB,
    },
};

/// Words by class.
pub(super) const CLASSES: &[(Class, &str)] = &[
    (
        PREPOSITION,
        "of in on at by for from to with into onto over under above below between among during since until till before
         after through throughout about against per via within without across around near despite following amid amongst
         towards toward upon versus like unlike than including excluding off out up down behind beyond alongside besides
         inside outside plus minus as worth",
    ),
    (
        DETERMINER,
        "the a an this that these those its his her their our my your some any each every all both no another such
         which whose what other",
    ),
    (
        CONJUNCTION,
        "and or but nor so yet while whereas although though because if unless when where whether as than that which who
         whom whose once since until after before",
    ),
    (
        PRONOUN,
        "it they he she we i you them him us me itself themselves himself herself there nothing everything something
         nobody everyone this that these those one others ours theirs",
    ),
    (
        AUXILIARY,
        "is are was were be been being am has have had having do does did will would shall should can could may might
         must cannot isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't don't doesn't didn't can't couldn't",
    ),
    (
        SAYING,
        "said says say saying allege alleges told tells tell telling reported reports report reporting announced announces announcing
         stated states stating showed shows show shown showing confirmed confirms added adds noted notes wrote writes
         warned warns ruled claimed claims claim disclosed revealed reveals declared argued argues acknowledged insisted
         explained according quoted cited citing found finds indicated indicates suggested suggests recorded",
    ),
    (
        EXPECTING,
        "expects expect expected expecting forecasts forecast forecasting projects projected project projecting predicts
         predicted predict estimates estimated estimate estimating reckons reckon reckoned sees believes believe thinks
         see calculates calculated puts count hopes hoped hope anticipates anticipated counts assumes assume budgeted plans planned
         plan pencilled penciled pencils aims aimed aim pledged pledges pledge promised promises proposed proposes wants intends",
    ),
    (
        FUTURE,
        "will would should shall may might could expects expect expected forecasts forecast projects projected predicts predicted
         anticipates anticipated plans planned plan aims aim target targets targeted proposed proposes hopes hoped hope
         budget due set scheduled promised pledged next intends wants seeks sought likely goal prospective upcoming projection outlook alleged allegedly denied denies rejected refuted agreed offered",
    ),
    (
        MEASURING,
        "averaging reached reaches reach reaching hit hits hitting totalled totaled totals total totalling totaling stood stands
         stand standing amounted amounts amount amounting came comes come coming averaged averages cost costs cost costing
         exceeded exceeds exceed exceeding topped tops surpassed surpasses surpass passed pass passes passing remained remains remain equalled
         equals equal equalling measured measures numbered numbers weighed weighs weigh closed closes opened opens settled
         settles traded trades trading ended ends finished ran runs running brought brings earned earns earn earning made
         makes make making posted posts post booked books book generated generates generate yielded raised raises paid
         pays pay paying spent spends spend spending received receives receive sold sells sell bought buys buy invested
         valued values priced prices fetched took takes take owes owed holds held hold sent send sends remitted collected
         worth owe owing produced produces produce pumps pumped pump exported exports export imported imports import shipped ships
         employs employed employ peaked peak peaks bottomed taking bringing pushing selling wiping shaving borrowed repaid recognized recognised incurred contributed lent repurchased charged
         included includes include including fined stole stolen donated recalled killed injured asked needs need",
    ),
    (
        SHARING,
        "accounted accounts account accounting represents represented represent representing constitutes constituted
         comprises comprised comprise comprising equal equals equivalent swallowed swallows absorbs absorbed absorb made
         makes make making won wins win took takes take holds held owns owned own controls controlled supplies supplied",
    ),
    (
        VERB,
        "want seek seeks sought began begins start started starts ended led leads lead leading left leaves leave leaving works work worked
         working lives lived live voted vote votes died dies die killed kills kill injured wounded collapsed destroyed damaged
         moved moves lost loses lose losing gave gives give given giving got get gets went goes go going gone vanished disappeared got kept keeps
         keep let put saw seen set sets shut struck agreed agrees approved approves awarded bought built builds build called
         calls carried carries caused causes covered covers created creates crossed delivered delivers demanded designed
         downed enjoyed ended ended faced faces failed feared fears felt feels filed filled fined fled followed follows
         formed found gathered governed granted grabs happened heard helped helps hired hires holding hosted housed imposed
         introduced issued joined knew know known landed launched lies lie listed lodged lowered marked met needed offered
         offers offer operates operated ordered passed plays played polled prepared presented presents provided provides
         published pulled pushed recovered registered released releases released removed replaced responded restored
         resulted returned returns reviewed sat served serves signed signs spread stayed stopped struggled suffered suggest
         supported surveyed swept targeted tested tested tried tries turned turns used uses visited visits waited wanted
         warns withdrew wrote closed opened remain become becomes became accumulates expired relate relates related include
         resulted consist consists consisted attributable driven reflects reflected affects affected barred bar ranked ranks
         displaced evacuated rescued arrested detained sentenced cancelled canceled trimmed wiped scrapped unveiled drew drawn
         flew flown fed ate dug bore wore tore beat stuck drove driven rode hid chose chosen fought caught taught threw thrown
         sank rented leased saved saving wasted attracted attracts backed funded funding hauled processed handled handles
         seized seizes manages managed manage processes process oversees oversaw oversee racked clocked amassed collects collect drilled grossed lack ranged ranges range ranging contained contains signals signalled separates allocates concerned concerns compares arose awoke blew broke clung dealt
         drank forbade forgot froze hung knelt mistook overcame overtook outgrew outran outsold sang shook shone slept sprang spun
         strode strove swam swore taught tore undertook understood upheld withstood woke wove wept ate peg pegs pegged tallied urged urges",
    ),
    (
        LABEL,
        "page pages kilometre kilometer article articles section sections chapter chapters no nos number nr flight flights route routes room rooms exhibit version
         item figure table step platform gate highway phase group hall annex clause rule form paragraph verse bus channel size
         model type class exercise exercises exercises appendix schedule note notes act bill law decree resolution order directive unit
         block terminal interstate lot district ward precinct zone building floor suite apartment apt box line track grade
         level season episode part volume vol issue week day round stage game match seat seats lane pier berth camp school
         squadron battalion brigade division regiment tier category formula title proposition measure amendment code area
         studio agent apollo level windows iphone boeing airbus regulation protocol fig eq para art psalm question topic",
    ),
    (
        PERSON,
        "people person persons human humans men women man woman dead deaths death migrants migrant workers worker patients patient
         children child individuals individual victims victim lives voters voter casualties casualty citizens citizen
         residents officials soldiers troops refugees passengers students pupils employees staff jobs teachers nurses doctors
         civilians police officers protesters prisoners detainees inhabitants survivors bodies visitors guests tourists
         applicants volunteers rescuers farmers landlords colleagues firefighters spectators delegates fans campaigners demonstrators lifeguards
         pensioners travellers immigrants servants midwives sailors players growers miners fishermen tenants
         homeowners candidates lawmakers troops recruits conscripts reservists paramedics drivers engineers pilots
         scientists researchers journalists lawyers judges priests monks nuns singers dancers actors athletes runners
         swimmers cyclists hikers climbers settlers villagers islanders herders peasants labourers laborers craftsmen
         smallholders shoppers holidaymakers commuters motorists worshippers pilgrims mourners supporters opponents
         followers attendees participants respondents jurors witnesses defendants claimants convicts inmates hostages
         orphans widows mothers fathers parents babies infants toddlers teenagers youngsters girls boys adults elders customers clients subscribers retirees savers readers viewers taxpayers",
    ),
    (
        PLURAL,
        "people men women children staff police troops personnel cattle sheep fish aircraft crew feet teeth mice poultry
         fishermen policemen businessmen headcount offspring youth dead data folk spacecraft hostages media livestock",
    ),
    (
        RATE,
        "inflation unemployment turnout tariff tariffs rate rates tax taxes levy levies yield yields interest vat duty duties
         margin margins coupon joblessness utilization utilisation occupancy discount discounts fee fees approval return returns duty
         royalty surcharge target cpi mortality literacy fertility ownership probability chance efficiency commission",
    ),
    (
        PARTICLE,
        "up down higher lower more less fewer greater smaller larger cheaper dearer weaker stronger above below ahead",
    ),
    (
        ADVERB,
        "also still already now then only just even almost nearly about roughly around approximately some over only again
         alone recently currently previously initially eventually meanwhile however further together sharply slightly
         steadily quickly slowly modestly rapidly strongly unexpectedly nonetheless nevertheless likewise instead otherwise similarly annually monthly elsewhere steady unchanged flat stable barely typically mostly largely
         mainly partly respectively not never once later earlier ever thus therefore overall usually normally collectively
         officially heavily significantly dramatically marginally gradually too very so well as nearly additionally abroad overseas",
    ),
    (
        CALENDAR,
        "january february march april may june july august september october november december jan feb mar apr jun jul aug
         sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow year years
         month months week weeks day days quarter quarters hour hours minute minutes second seconds decade decades century
         weekend spring summer autumn winter fiscal season morning afternoon evening night noon midnight am pm a.m. p.m.
         half semester date dates",
    ),
    (SHARE, "share shares proportion percentage fraction portion stake slice part majority minority"),
    (
        NUMERIC,
        "percent pct percentage bn mn tn million billion trillion thousand hundred crore lakh",
    ),
    (
        RANKING,
        "ranked ranks rank ranking lie lies lay placed places place finished finishes came stood sits sit stands rated",
    ),
    (
        HARM,
        "killed injured wounded dead died unaccounted missing hurt displaced homeless arrested detained hospitalised hospitalized
         infected rescued evacuated deported drowned",
    ),
    (
        CLAIMING,
        "by put puts asked asks appealed appeals called seen published gave counted lists listed retort retorts retorted counter
         counters countered complain complains complained concede concedes conceded admit admits admitted insist insists contend
         contends contended target targets guidance projection outlook maintain maintains maintained stress stresses stressed caution cautions cautioned testify testifies
         testified conclude concludes concluded acknowledge acknowledges boast boasts boasted lament laments lamented recall
         recalls recalled argue argues warn warns find finds calculate calculates calculated fear fears feared
         bank banks banked banking counted counting price prices priced pricing stand stands stood stick sticks stuck speak speaks spoke talk
         talks talked means meant mean think thought remember remembers remembered want wanted demand demands demanded seek
         seeks sought seeking demanding blame blames blamed assumed doubt doubts doubted disagree disagrees disagreed threatened requested
         peg pegs pegged tallied urged urges note write points pointed pointing figures figured sticking asking appealing calling
         calls gives figure point surveyed polled questioned canvassed interviewed toll tally standing think thought reply replies replied respond responds responded remark remarks remarked observe
         observes observed quip quips quipped joke jokes joked guess guesses guessed sigh sighs sighed laugh
         laughs laughed shrug shrugs shrugged swear swears swore hint hints hinted signal signals signalled
         worry worries worried assure assures assured remind reminds reminded inform informed
         guided guides looks looked looking hoping braced bracing vow vowed vows reveal confirm deny denied denies promising pledging vowing threatening offering arguing claiming adding warning noting
         describes described dismissed branded labelled priced costed valued his hers its theirs numbers",
    ),
    (LOCATING, "in across throughout near outside within"),
    (EVERYWHERE, "worldwide globally nationwide nationally statewide"),
    (QUOTE, "“ ” \""),
    (
        PARTING,
        "while whereas although though but because unless if ; : — “ ” \" ( ) [ ]",
    ),
    (
        IRREGULAR,
        "rose fell grew sank shrank slid lost won took made brought sold bought paid spent got went came gave held stood
         ran swung crept shed met kept left sent lent became began saw arose awoke blew broke built caught chose clung dealt
         drove drank ate fought fled flew forbade forgot froze hung heard hid knelt knew led mistook overcame overtook outgrew
         outran outsold oversaw rode sang sat shook shone slept sprang spun stole struck strode strove swam swept swore taught
         tore thought threw undertook understood upheld withdrew withstood woke wore wove wept drew",
    ),
    (
        PARTICIPLE,
        "arisen awoken been beaten begun bitten blown borne broken built chosen come done drawn driven drunk eaten fallen
         flown forbidden forgotten forgiven frozen given gone grown hidden known lain mistaken overtaken overthrown proven
         ridden risen rung seen shaken shown shrunk sown spoken stolen stricken striven sung sunk swollen sworn swum taken
         torn thrown undergone undertaken withdrawn woken worn woven written",
    ),
    (BYGONE, "was were had cost cut put hit set drew shut said"),
    (MEASURING, "touched touches wiped brought bring fetch fetches netted nets grossed run draws packs boasts beating matching emits emitted spans spanned"),
    (SHARING, "polled garnered swallow swallowing eats gobbles gobbled consumes consumed"),
    (
        AUXILIARY,
        "it’ll they’ll we’ll he’ll she’ll it'll they'll we'll i'll i’ll it’d they’ve they’re we’re we’ve i’ve 's’ that's it's he's she's they're we're i've they've we've",
    ),
];

/// Words of change, with the class of each row.
pub(super) const MOTIONS: &[(Motion, Class, &str)] = &[
    (
        Up,
        MOVING,
        "rose rise rises risen rising grew grow grows grown growing increased increase increases increasing climbed climb
         climbs climbing jumped jump jumps jumping surged surge surges surging soared soar soars soaring gained gain gains
         gaining advanced advance advances advancing expanded expand expands expanding widened widen widens widening
         strengthened strengthen strengthens appreciated appreciate improved improve improves improving rallied rally
         rallies rebounded rebound rebounds recovered accelerated accelerate accelerates swelled swell swells swelling
         swollen raised raise raises raising lifted lift lifts lifting boosted boost boosts boosting added add adds adding
         skyrocketed rocketed rocket rockets zoomed ballooned balloon spiked spike spikes leapt leaped leap leaps crept hiked hike
         hikes hiking upgraded upgrade exceeded multiplied mushroomed bounced picked doubled tripled quadrupled trebled
         hired hire mounted mount mounts mounting escalated escalate escalates escalating firmed firms firming recouped
         quickened quickens intensified intensifies broadened broadens deepened deepens deepening burgeoned snowballed swelled
         vaulted popped perked accelerating bulged lengthened spiralled spiraled soaring rallying rebounding
         recovering ballooning spiking creeping exceeding mounted multiplying appreciating skyrocketing intensifying overshot overshoots
         deepening broadening firming escalating topping swells ratcheted",
    ),
    (
        Down,
        MOVING,
        "fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased decrease
         decreases decreasing slid slide slides sliding slipped slip slips slipping tumbled tumble tumbles tumbling plunged
         plunge plunges plunging sank sink sinks sinking sunk slumped slump slumps slumping shrank shrink shrinks shrunk
         shrinking contracted contract contracts contracting lost lose loses losing shed sheds shedding cut cuts cutting
         reduced reduce reduces reducing lowered lower lowers lowering trimmed trim trims trimming slashed slash slashes
         slashing weakened weaken weakens weakening narrowed narrow narrows narrowing eased ease eases easing dipped dip
         dips dipping halved halve halves halving collapsed collapse collapses collapsing crashed crash crashes crashing
         retreated retreat retreats depreciated depreciate devalued slowed slow slows slowing downgraded softened cooled
         wiping shaves shaving knocked knocking nosedived cratered plummeted plummet plummets dwindled deteriorated worsened scrapped axed axe shaved shave wiped receded
         diminished moderated sagged sags skidded ebbed faded fades waned wanes thinned subsided abated slackened eroded erodes
         eroding pared pares paring curbed curtailed clipped crumbled evaporated tanked halving depreciates sunk weakens
         shortened decelerated decelerates retreating plummeting plummet dwindling dwindle deteriorating worsening receding
         receded diminishing moderating moderate moderates sagging ebbing fading waning subsiding softening soften softens
         cooling cools depreciating deflated undershot undershoots surrendered surrenders subtracted subtracts subtracting detracted detracts clipping curbing tanking tanks erased erasing dented denting",
    ),
    (
        Either,
        MOVING,
        "changed change changes changing moved revised revise adjusted swung shifted varied fluctuated went edged edges edge inched
         inches ticked ticks nudged nudges",
    ),
    (
        Up,
        MOVE,
        "rise rises increase increases growth gain gains jump surge climb upturn expansion hike hikes advance rebound
         recovery improvement appreciation uptick boost spike inflow uplift upswing upsurge leap bump rally escalation
         acceleration spurt bounce raise raises",
    ),
    (
        Down,
        MOVE,
        "fall falls drop drops decline declines decrease decreases cut cuts reduction reductions slump slide plunge
         contraction loss losses dip depreciation devaluation downturn shrinkage slowdown recession collapse cutback downtick
         tumble retreat erosion deceleration dive crash drawdown",
    ),
    (Either, MOVE, "change changes difference swing movement adjustment"),
    (Up, PARTICLE, "up higher more greater larger above stronger dearer ahead upward upwards faster longer taller heavier
     wider deeper thicker hotter warmer richer bigger firmer steeper costlier pricier"),
    (Down, PARTICLE, "down lower less fewer smaller below weaker cheaper downward downwards behind slower shorter lighter
     thinner narrower shallower cooler colder poorer softer"),
];

/// Number words.
pub(super) const NUMERALS: &[(Numeral, &str)] = &[
    (Unit(0), "zero nought naught"),
    (Unit(1), "one"),
    (Unit(2), "two"),
    (Unit(3), "three"),
    (Unit(4), "four"),
    (Unit(5), "five"),
    (Unit(6), "six"),
    (Unit(7), "seven"),
    (Unit(8), "eight"),
    (Unit(9), "nine"),
    (Unit(10), "ten"),
    (Unit(11), "eleven"),
    (Unit(12), "twelve"),
    (Unit(13), "thirteen"),
    (Unit(14), "fourteen"),
    (Unit(15), "fifteen"),
    (Unit(16), "sixteen"),
    (Unit(17), "seventeen"),
    (Unit(18), "eighteen"),
    (Unit(19), "nineteen"),
    (Ten(20), "twenty"),
    (Ten(30), "thirty"),
    (Ten(40), "forty fourty"),
    (Ten(50), "fifty"),
    (Ten(60), "sixty"),
    (Ten(70), "seventy"),
    (Ten(80), "eighty"),
    (Ten(90), "ninety"),
    (Hundred, "hundred hundreds"),
    (Scale(3), "thousand thousands tsd k"),
    (Scale(5), "lakh lakhs lac lacs lkh lkhs"),
    (Scale(6), "million millions mn mln mio mil mm m"),
    (Scale(7), "crore crores cr krore krores karor koti"),
    (Scale(9), "billion billions bn bln mrd b milliard milliards"),
    (Scale(12), "trillion trillions tn trn tln t"),
    (Scale(15), "quadrillion quadrillions"),
    (Dozen, "dozen dozens doz dozs dz dzs"),
    (Half, "half"),
    (Halved, "halved halve halving halves"),
    (Ordinal(1), "first"),
    (Ordinal(2), "second"),
    (Ordinal(3), "third"),
    (Ordinal(4), "fourth quarter"),
    (Ordinal(5), "fifth"),
    (Ordinal(6), "sixth"),
    (Ordinal(7), "seventh"),
    (Ordinal(8), "eighth"),
    (Ordinal(9), "ninth"),
    (Ordinal(10), "tenth"),
    (Ordinal(11), "eleventh"),
    (Ordinal(12), "twelfth"),
    (Ordinal(13), "thirteenth"),
    (Ordinal(14), "fourteenth"),
    (Ordinal(15), "fifteenth"),
    (Ordinal(16), "sixteenth"),
    (Ordinal(20), "twentieth"),
    (Ordinal(30), "thirtieth"),
    (Ordinal(100), "hundredth"),
    (Ordinal(1000), "thousandth"),
    (Minute(6), "millionth millionths"),
    (Minute(9), "billionth billionths"),
    (Minute(12), "trillionth trillionths"),
    (Parts(1), "firsts"),
    (Parts(3), "thirds"),
    (Parts(4), "quarters fourths"),
    (Parts(5), "fifths"),
    (Parts(6), "sixths"),
    (Parts(7), "sevenths"),
    (Parts(8), "eighths"),
    (Parts(9), "ninths"),
    (Parts(10), "tenths"),
    (Parts(12), "twelfths"),
    (Parts(16), "sixteenths"),
    (Parts(20), "twentieths"),
    (Parts(100), "hundredths"),
    (Parts(1000), "thousandths"),
    (Factor(2), "double doubled doubles doubling twofold twice"),
    (
        Factor(3),
        "triple tripled triples tripling treble trebled trebles trebling threefold thrice",
    ),
    (
        Factor(4),
        "quadruple quadrupled quadruples quadrupling fourfold",
    ),
    (Factor(5), "quintupled fivefold"),
    (Factor(6), "sixfold"),
    (Factor(7), "sevenfold"),
    (Factor(8), "eightfold"),
    (Factor(9), "ninefold"),
    (Factor(20), "twentyfold"),
    (Factor(10), "tenfold"),
];
