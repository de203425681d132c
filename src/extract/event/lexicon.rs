//! Words that tell clauses apart: function words, common verbs in all their forms, verbs of saying and of planning.
//!
//! English only, and only data with its lookup. Has no opinion on what a word is in a sentence: a word may be several
//! things, and [`super::tag`] chooses.

use crate::extract::token::Token;
use crate::extract::vocabulary::{Table, VOCABULARY};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a word can be: a set of the constants of this type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Can(u32);

impl Can {
    /// Article, demonstrative or possessive: a noun follows.
    pub(super) const DET: Self = Self(1);
    /// Subject pronoun.
    pub(super) const PRON: Self = Self(1 << 1);
    /// Preposition.
    pub(super) const PREP: Self = Self(1 << 2);
    /// "And", "but", "or".
    pub(super) const COORD: Self = Self(1 << 3);
    /// Opens a subordinate clause.
    pub(super) const SUB: Self = Self(1 << 4);
    /// Relative pronoun.
    pub(super) const REL: Self = Self(1 << 5);
    /// Adverb.
    pub(super) const ADV: Self = Self(1 << 6);
    /// "Will", "may", "must".
    pub(super) const MODAL: Self = Self(1 << 7);
    /// A form of be, have or do.
    pub(super) const AUX: Self = Self(1 << 8);
    /// Infinitive or plural present.
    pub(super) const BASE: Self = Self(1 << 9);
    /// Third person singular.
    pub(super) const THIRD: Self = Self(1 << 10);
    /// Past tense.
    pub(super) const PAST: Self = Self(1 << 11);
    /// Past participle.
    pub(super) const PART: Self = Self(1 << 12);
    /// "-ing".
    pub(super) const ING: Self = Self(1 << 13);
    /// Says what someone holds, and dates only the saying.
    pub(super) const SAY: Self = Self(1 << 14);
    /// Looks ahead: its object lies in the future.
    pub(super) const PLAN: Self = Self(1 << 15);
    /// Adjective that could pass for a noun or a verb.
    pub(super) const ADJ: Self = Self(1 << 16);

    /// Any form of a verb.
    pub(super) const VERB: Self =
        Self(Self::BASE.0 | Self::THIRD.0 | Self::PAST.0 | Self::PART.0 | Self::ING.0);

    /// Any word of grammar that is no verb.
    pub(super) const GRAMMAR: Self = Self(
        Self::DET.0
            | Self::PRON.0
            | Self::REL.0
            | Self::SUB.0
            | Self::COORD.0
            | Self::PREP.0
            | Self::ADV.0,
    );

    /// True when it can be one of these.
    pub(super) fn be(self, what: Self) -> bool {
        self.0 & what.0 != 0
    }

    pub(super) fn and(self, what: Self) -> Self {
        Self(self.0 | what.0)
    }
}

/// Words that are always what they are, by what they are.
const FUNCTION: &[(Can, &str)] = &[
    (
        Can::DET,
        "the a an this these those its their his her our my your each every no some any another both all such",
    ),
    (
        Can::PRON,
        "he she it they we i you there ours theirs mine yours hers",
    ),
    (
        Can::PREP,
        "of in on at by for with from into onto to over under about against between among during through throughout \
         within without across around near off out behind beyond toward towards despite amid upon via per versus \
         compared following according than alongside including excluding ahead besides unlike given like",
    ),
    (Can::COORD, "and but or nor yet"),
    (
        Can::SUB,
        "when while because although though if unless whereas whether once where lest",
    ),
    (Can::REL, "who which whom whose"),
    (
        Can::ADV,
        "not also then now still already just only even almost nearly again soon later ever never always often \
         sometimes usually meanwhile however therefore instead moreover afterwards thus too barely narrowly twice once \
         so far here there abroad currently recently alone yesterday today tomorrow briefly up down back further \
         n't eventually finally subsequently formally officially",
    ),
    (
        Can::MODAL,
        "will shall may might could can would should must 'll ’ll won't won’t cannot can't can’t couldn't \
         couldn’t wouldn't wouldn’t shouldn't shouldn’t",
    ),
    (
        Can::AUX,
        "is are was were be been being am has have had having do does did isn't isn’t aren't aren’t wasn't wasn’t \
         weren't weren’t hasn't hasn’t haven't haven’t hadn't hadn’t doesn't doesn’t don't don’t didn't didn’t",
    ),
    (
        Can::ADJ,
        "united limited unprecedented armed aged alleged advanced detailed mixed sacred hundred red indeed bed speed need \
         feed seed breed exceed wedding building buildings morning evening spring king ring thing nothing something \
         anything everything during pending ceiling wing string offspring sibling beijing funding housing banking \
         mining shipping training meeting hearing ruling shooting bombing killing warning opening turning closing \
         manufacturing engineering pricing lending spending trading farming fishing policing broadcasting wiring \
         ranking saving savings earnings holdings proceedings underlying outstanding existing ongoing upcoming incoming \
         outgoing sweeping lasting neighbouring neighboring",
    ),
];

/// Words with a leading reading as conjunction when a clause follows and as preposition otherwise.
const BOTH_SUB_AND_PREP: &str = "after before since until till as";

/// Verbs whose forms are not made by rule: base, past, participle.
const IRREGULAR: &str = "arise arose arisen|become became become|begin began begun|bear bore borne|beat beat beaten|\
    bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought|\
    build built built|burn burnt burnt|buy bought bought|catch caught caught|choose chose chosen|come came come|\
    cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk|drive drove driven|\
    eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|\
    fly flew flown|forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten|\
    freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung|hear heard heard|\
    hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|\
    leave left left|lend lent lent|let let let|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met|\
    mislead misled misled|overcome overcame overcome|oversee oversaw overseen|overtake overtook overtaken|\
    overthrow overthrew overthrown|pay paid paid|repay repaid repaid|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|\
    ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|\
    sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|\
    shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|\
    speak spoke spoken|speed sped sped|spend spent spent|spill spilt spilt|spin spun spun|split split split|\
    spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|swear swore sworn|\
    sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|\
    tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood|\
    undertake undertook undertaken|uphold upheld upheld|wake woke woken|wear wore worn|win won won|wind wound wound|\
    withdraw withdrew withdrawn|write wrote written|relearn relearnt relearnt|overrun overran overrun|outstrip outstripped outstripped|\
    shoot shot shot|flood flooded flooded|bid bid bid|bet bet bet|broadcast broadcast broadcast|slay slew slain|\
    rewrite rewrote rewritten|rethink rethought rethought|retake retook retaken|resell resold resold|redo redid redone|\
    remake remade remade|outdo outdid outdone|outgrow outgrew outgrown|forgive forgave forgiven|mistake mistook mistaken|\
    bend bent bent|burst burst burst|offset offset offset|reset reset reset|oversell oversold oversold|\
    overspend overspent overspent|light lit lit|strive strove striven|tread trod trodden|weep wept wept|cling clung clung|\
    creep crept crept|learn learnt learnt|lean leant leant|spell spelt spelt|spoil spoilt spoilt|sting stung stung|\
    string strung strung|swell swelled swollen|weave wove woven|withstand withstood withstood|foretell foretold foretold|\
    bear bore born|grind ground ground|sling slung slung|outsell outsold outsold|overrule overruled overruled|\
    fling flung flung|cast cast cast|thrust thrust thrust|undo undid undone|unwind unwound unwound|wed wed wed";

/// Verbs made by rule. A star asks for a doubled last consonant ("stop*" → "stopped").
const REGULAR: &str = "abandon abolish absorb accelerate accept accuse achieve acquire acquit* act add address adjourn adjust \
    admit* adopt advance advise affect agree aim air allege allocate allow amend amount announce appeal appear apply appoint \
    approve argue arm arrest arrive ask assassinate assault assume attack attempt attend attract auction average award \
    ban* bar* base battle begin believe belong benefit bill blame block board bomb book boost borrow brief burn buoy calculate call \
    campaign cancel capture carry cast cause cede celebrate challenge change charge claim clash clear climb close coincide \
    collapse collect combine commission commit* compete complain complete concede conclude condemn conduct confirm consider \
    consist contain continue contract contribute control* convene convict cooperate count cover crash create criticise \
    criticize cross cripple cruise damage date debut decide declare decline deepen default defeat defend delay deliver demand demolish \
    deny depart depend deploy deport depose derail describe design destroy detain detect determine devalue develop die \
    dip* disappear disclose discover discuss dismiss displace dispute dissolve divide dock dominate donate double doubt \
    downgrade draft drag* drift drop* drown earn ease edge elect eliminate embark emerge employ enable enact encourage end endorse \
    engulf enjoy ensure enter equal erase erupt escalate escape establish estimate evacuate evict exceed exchange execute exit \
    expand expect expel* expire explain explode export expose express extend face fail fear feature file fill finance fine \
    finish fire fix flatten float flood follow force form found free fuel fulfil fund gain gather generate govern grant greet ground \
    guarantee guide halt halve handle happen head heat help hike hire honour hope host hover identify ignite impeach import \
    impose impound improve inaugurate include increase indicate infect inflict inform inherit injure install insist inspect \
    insure intend intensify interview introduce invade invest investigate invite invoke involve issue jail join judge jump \
    kick kidnap* kill knock lack land lapse last launch leap lease legalise level liberate lift like limit link liquidate list \
    live lobby locate lock lodge loom loot lower maintain manage march mark marry match matter measure merge mine miss mobilise mount \
    mourn move murder name narrow nationalise nationalize near need negotiate nominate note notify nudge number obtain occupy \
    occur offer open operate oppose orbit order organise organize oust outline outpace outperform overhaul oversee overturn \
    own pack paralyse pardon park participate pass patrol* pause peak pencil perform permit* persuade pick place plan* plague \
    plant play plead pledge plunge pocket point poll pose position post postpone pour praise predict prepare present press prevent \
    price print privatise probe process proclaim produce profit prohibit project promise promote prompt propose prosecute protest \
    prove provide publish pull pump queue punish purchase push qualify quadruple question race raid raise rally range rank ratify rate \
    reach react realise rebel* rebound rebuff recall receive reckon recognise recommend record recover recruit reduce refer* \
    reflect reform refuse regain register reinstate reject relaunch release relocate rely remain remit* remove rename renew reopen \
    repair repeal repeat replace report represent request require rescue resign resist resolve respond restart restore restrict \
    result resume retain retire retreat return reveal reverse review revise revoke reward rocket roll rule rush sack sail \
    sanction save scale scatter schedule score scrap* screen seal search secure seize sentence separate serve settle share shell shelve \
    shelter shift ship* show shower sign signal slash slip* slow slump soar spark specify sponsor stabilise stabilize stage stall \
    stand start state stay steer stem* step* stop* store storm strain strand strengthen stretch struggle submit* subside succeed suffer \
    suggest sue suit supply support suppress surge surpass surprise surrender surround survey survive suspect suspend swallow \
    swap* switch tackle talk target tax tend terminate test testify threaten tie tighten top* topple total touch tour trade trail \
    train transfer* transform transit transport trap* travel treat trigger trim* triple tumble turn unanimously underline unite unlock \
    unfold unleash uncover unearth unveil update upgrade urge use vaccinate value vanish veto visit volunteer vote vow wait walk want warn wash water weaken \
    weigh welcome widen wipe wire withhold witness wobble work worsen wound wrap* yield zoom hospitalise hospitalize ration \
    overhaul outlaw reassign resettle decommission debut premiere ground refuel unseat reelect stun scuttle hoist ransack disband \
    splinter reunite defect annex besiege bombard shutter mothball reignite rehouse refinance restructure relinquish redeem \
    owe possess comprise consume fetch accommodate accrue amass recoup accumulate attain await bury circulate compensate confiscate \
    convert correspond cultivate differ drain dwarf erode exhaust fluctuate graze hatch lag* melt migrate outnumber outweigh pave \
    plough plummet preach predate prefer* prevail prolong raze reap reimburse reside siphon slaughter smash smuggle squander \
    subsidise subsidize swindle thrive treble vary whittle wreck";

/// Bases of verbs that say what someone holds: their date is that of the saying.
const SAYING: &str = "say tell show confirm note add warn estimate suggest indicate reckon believe think claim argue insist \
    explain state stress testify respond reply";

/// Bases of verbs (and adjectives) whose object lies ahead.
const PLANNING: &str = "plan expect forecast project predict intend aim hope pledge promise vow schedule propose target want \
    envisage anticipate prepare slate due set likely unlikely poised bound pencil foresee";

/// Every word of the tables with what it can be.
static WORDS: LazyLock<FxHashMap<String, Can>> = LazyLock::new(build);

fn build() -> FxHashMap<String, Can> {
    let mut words: FxHashMap<String, Can> = FxHashMap::default();
    let mut add = |word: String, can: Can| {
        let entry = words.entry(word).or_default();
        *entry = entry.and(can);
    };
    let traits = |base: &str| {
        let has = |list: &str| list.split_whitespace().any(|word| word == base);
        let say = if has(SAYING) {
            Can::SAY
        } else {
            Can::default()
        };
        say.and(if has(PLANNING) {
            Can::PLAN
        } else {
            Can::default()
        })
    };
    for row in IRREGULAR.split('|') {
        let mut forms = row.split_whitespace();
        let (Some(base), Some(past), Some(participle)) = (forms.next(), forms.next(), forms.next())
        else {
            continue;
        };
        let of = traits(base);
        add(base.to_owned(), Can::BASE.and(of));
        add(past.to_owned(), Can::PAST.and(of));
        add(participle.to_owned(), Can::PART.and(of));
        add(third(base), Can::THIRD.and(of));
        add(regular(base, doubles(base), "ing"), Can::ING.and(of));
    }
    for starred in REGULAR.split_whitespace() {
        let base = starred.trim_end_matches('*');
        let double = base.len() < starred.len();
        let of = traits(base);
        add(base.to_owned(), Can::BASE.and(of));
        add(third(base), Can::THIRD.and(of));
        add(
            regular(base, double, "ed"),
            Can::PAST.and(Can::PART).and(of),
        );
        add(regular(base, double, "ing"), Can::ING.and(of));
    }
    // "Was setting type" looks ahead to nothing.
    words.insert("setting".to_owned(), Can::ING);
    words.insert("sets".to_owned(), Can::THIRD);
    let mut add = |word: String, can: Can| {
        let entry = words.entry(word).or_default();
        *entry = entry.and(can);
    };
    for word in ["due", "likely", "unlikely", "poised", "slated", "bound"] {
        add(word.to_owned(), Can::PART.and(Can::PLAN));
    }
    for (can, list) in FUNCTION {
        // A function word is that and nothing else.
        for word in list.split_whitespace() {
            let kept = words.get(word).copied().unwrap_or_default();
            let kept = if kept.be(Can::VERB) {
                Can::default()
            } else {
                kept
            };
            words.insert(word.to_owned(), kept.and(*can));
        }
    }
    for word in BOTH_SUB_AND_PREP.split_whitespace() {
        words.insert(word.to_owned(), Can::SUB.and(Can::PREP));
    }
    words
}

/// "-ing" forms with their past tense.
static PASTS: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let irregular = IRREGULAR.split('|').filter_map(|row| {
        let mut forms = row.split_whitespace();
        let base = forms.next()?;
        Some((
            regular(base, doubles(base), "ing"),
            forms.next()?.to_owned(),
        ))
    });
    let plain = REGULAR.split_whitespace().map(|starred| {
        let base = starred.trim_end_matches('*');
        let double = base.len() < starred.len();
        (regular(base, double, "ing"), regular(base, double, "ed"))
    });
    plain.chain(irregular).collect()
});

/// The past tense of a verb given as its "-ing" form, in lower case.
pub(super) fn past_of_ing(word: &str) -> Cow<'static, str> {
    match (PASTS.get(word), word.strip_suffix("ing")) {
        (Some(past), _) => Cow::Borrowed(past),
        (None, Some(stem)) => Cow::Owned(format!("{stem}ed")),
        (None, None) => Cow::Owned(word.to_owned()),
    }
}

/// Irregular verbs that double their last consonant.
fn doubles(base: &str) -> bool {
    matches!(
        base,
        "begin"
            | "cut"
            | "get"
            | "hit"
            | "let"
            | "put"
            | "quit"
            | "run"
            | "set"
            | "shed"
            | "shut"
            | "sit"
            | "spin"
            | "split"
            | "swim"
            | "win"
            | "dig"
            | "bid"
            | "bet"
            | "overrun"
    )
}

fn third(base: &str) -> String {
    match base.as_bytes() {
        [.., b'c' | b's', b'h'] | [.., b's' | b'x' | b'z' | b'o'] => format!("{base}es"),
        [.., before, b'y'] if !b"aeiou".contains(before) => {
            format!("{}ies", &base[..base.len() - 1])
        }
        _ => format!("{base}s"),
    }
}

fn regular(base: &str, double: bool, suffix: &str) -> String {
    let last = base.chars().next_back();
    match base.as_bytes() {
        _ if double => format!("{base}{}{suffix}", last.unwrap_or_default()),
        [.., b'i', b'e'] if suffix == "ing" => format!("{}ying", &base[..base.len() - 2]),
        [.., b'e', b'e'] if suffix == "ing" => format!("{base}ing"),
        [.., b'e'] => format!("{}{suffix}", &base[..base.len() - 1]),
        [.., before, b'y'] if suffix == "ed" && !b"aeiou".contains(before) => {
            format!("{}ied", &base[..base.len() - 1])
        }
        _ => format!("{base}{suffix}"),
    }
}

/// What each word of the vocabulary can be; `None` for words of other tables than these.
static CANS: LazyLock<Table<Option<Can>>> = LazyLock::new(|| {
    let rows = WORDS.iter().map(|(word, &can)| (word.as_str(), Some(can)));
    VOCABULARY.table(rows, None, None)
});

/// Every word of the tables.
pub(in crate::extract) fn words() -> impl Iterator<Item = &'static str> {
    WORDS.keys().map(String::as_str)
}

/// "Repaid", "outsold", "rewrote": a past form with a prefix is what it is without.
fn again(word: &str) -> Option<Can> {
    // Most words begin otherwise.
    if !matches!(
        word.as_bytes().first(),
        Some(b'r' | b'o' | b'm' | b'u' | b'f' | b'p')
    ) {
        return None;
    }
    ["re", "over", "out", "mis", "under", "fore", "pre"]
        .iter()
        .find_map(|prefix| WORDS.get(word.strip_prefix(prefix)?))
        .filter(|can| {
            (can.be(Can::PAST) || can.be(Can::PART)) && !can.be(Can::BASE) && !can.be(Can::PLAN)
        })
        .copied()
}

/// What a word of `text` can be; for one of no table, what its ending says.
pub(super) fn look_up(token: &Token, text: &str) -> Can {
    if let Some(can) = CANS.of(token.word) {
        return can;
    }
    let word = token.of(text);
    let [.., before, last] = word.as_bytes() else {
        return Can::default();
    };
    let ending = [before | 0x20, last | 0x20];
    let long = word.len() > 4;
    // Irregular pasts end so.
    if let Some(can) = matches!(last, b'd' | b't' | b'n' | b'e' | b'w' | b'k')
        .then(|| again(word))
        .flatten()
    {
        can
    } else if ending == *b"ed" && long {
        // "Unchanged", "unharmed": nothing that anyone did. Verbs such as "unveiled" stand in the table.
        if word.len() > 6 && word.starts_with("un") && !word.starts_with("und") {
            Can::ADJ
        } else {
            Can::PAST.and(Can::PART)
        }
    } else if ending == *b"ng"
        && word.len() > 5
        && word
            .as_bytes()
            .iter()
            .rev()
            .nth(2)
            .is_some_and(|b| b | 0x20 == b'i')
    {
        Can::ING
    } else if ending == *b"ly" && long && !is_noun_in_ly(word) {
        Can::ADV
    } else {
        Can::default()
    }
}

/// "Assembly", "Italy": no adverbs.
fn is_noun_in_ly(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "assembly",
        "family",
        "monopoly",
        "duopoly",
        "anomaly",
        "tally",
        "rally",
        "bully",
        "doily",
        "gully",
        "jelly",
        "ally",
        "panoply",
        "undersupply",
        "oversupply",
        "butterfly",
        "belly",
        "homily",
        "folly",
        "italy",
        "sicily",
        "thessaly",
        "emily",
        "kelly",
        "sally",
        "molly",
        "billy",
        "reilly",
        "o’reilly",
    ];
    NOUNS.iter().any(|noun| word.eq_ignore_ascii_case(noun))
}

/// True for a word such as "now" or "recently", which places nothing on the calendar.
pub(super) fn is_adverb(word: &str) -> bool {
    WORDS
        .get(&word.to_lowercase())
        .is_some_and(|can| can.be(Can::ADV))
}

/// Nouns for things that happen: a date before one dates it, not its clause.
const HAPPENINGS: &str = "earthquakes quake quakes fires explosions blasts crashes storms hurricanes votes elections attack attacks war election elections summit earthquake quake run-off runoff vote visit disaster \
    invasion crisis round referendum coup strike strikes protest protests uprising revolution pandemic outbreak massacre bombing \
    bombings explosion blast crash accident fire blaze flood floods hurricane storm tsunami drought famine ceasefire truce \
    conference congress meeting talks championship championships final tournament olympics games festival trial \
    verdict ruling hearing collapse takeover merger default bailout devaluation raid siege battle offensive \
    assassination shooting hijacking wedding funeral death inauguration agreement accord deal peace rebellion mutiny \
    match game fixture derby semi-final quarter-final plebiscite parade eruption landslide famine riots riot genocide partition annexation withdrawal evacuation \
    freeze frost frosts rains monsoon snowfall heatwave thaw robbery robberies burglary murder murders stabbing killings kidnapping derailment collision sinking";

/// Nouns for papers, goods and yardsticks: a date before one names it and dates nothing.
const NAMED_BY_DATE: &str = "update report survey estimate estimates forecast forecasts figures figure data edition model target \
    targets plan constitution convention treaty law act resolution contract contracts delivery futures wti brent crude options \
    manifesto census close closing price prices rate level levels total vintage version document paper letter memo study";

/// A list of words to look one up in.
type List = LazyLock<FxHashSet<&'static str>>;

static HAPPENING: List = LazyLock::new(|| HAPPENINGS.split_whitespace().collect());
static NAMED: List = LazyLock::new(|| NAMED_BY_DATE.split_whitespace().collect());

/// True for a noun that names something that happens.
pub(super) fn is_happening(noun: &str) -> bool {
    HAPPENING.contains(noun.to_ascii_lowercase().as_str())
}

/// True for a noun that a date only names.
pub(super) fn is_named_by_date(noun: &str) -> bool {
    NAMED.contains(noun.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::token::tokenize;

    fn can_of(word: &str) -> Can {
        let token = tokenize(word)[0];
        look_up(&token, word)
    }

    #[test]
    fn verbs_are_known_in_every_form() {
        for (word, can) in [
            ("carries", Can::THIRD),
            ("carried", Can::PAST),
            ("stopped", Can::PART),
            ("dying", Can::ING),
            ("agreeing", Can::ING),
            ("rose", Can::PAST),
            ("risen", Can::PART),
            ("cutting", Can::ING),
            ("reaches", Can::THIRD),
            ("outmanoeuvred", Can::PAST),
        ] {
            assert!(can_of(word).be(can), "{word}");
        }
        assert!(can_of("Said").be(Can::SAY));
        assert!(can_of("plans").be(Can::PLAN));
        assert!(!can_of("morning").be(Can::ING));
        assert!(!can_of("rose").be(Can::PART));
    }
}
