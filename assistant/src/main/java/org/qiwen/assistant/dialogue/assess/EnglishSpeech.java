package org.qiwen.assistant.dialogue.assess;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The words by which pupils do things in English; the text is normalised, so that short forms are written out. */
final class EnglishSpeech {
    private EnglishSpeech() {}

    /** Words of each act, in the order in which acts are named. */
    static Map<SpeechAct, Pattern> acts() {
        Map<SpeechAct, Pattern> acts = new LinkedHashMap<>();
        acts.put(
                SpeechAct.STOP,
                Pattern.compile(
                        "\\b(?:stop|quit|exit|bye|goodbye|see (?:you|ya)|got to go|have to go|gotta go|i am done|"
                                + "i am leaving|that is enough|no more|finish(?:ed)? (?:for|now)|end (?:it|this|the chat)|"
                                + "let us stop|can we stop|i (?:do not )?want to (?:stop|quit|leave|go)|(?:do not|"
                                + "not) want to (?:do|play|talk|go on|continue)|log(?:ging)? off|(?:do|finish|continue) (?:it|"
                                + "this)? ?(?:tomorrow|later|another time|next time))\\b"));
        acts.put(
                SpeechAct.REQUEST_ANSWER,
                Pattern.compile("\\b(?:just|please|pls|can you|could you|why (?:do|can) not you|"
                        + "will you)? ?(?:just )?(?:tell|give|show|say) (?:me |us )?(?:it|(?:the|what is the|what the|"
                        + "your) (?:right |correct |real |full |final )?(?:answers?|solution|reason|rule))\\b|"
                        + "\\bjust (?:tell|say|answer|explain)\\b|\\bwhat(?: is| are)? the (?:right |correct |"
                        + "real )?answers?\\b|\\b(?:the )?answer (?:please|pls|now)\\b|^(?:the )?answer$|"
                        + "\\bi (?:just )?(?:want|need) the (?:right )?answer|\\btell me (?:already|please|pls|now|"
                        + "then|why|straight)\\b|\\byou (?:tell|say|go) (?:me )?(?:first)?$|"
                        + "\\bcan you (?:just )?(?:write|do) (?:it|this|my)\\b|\\bdo (?:it|my homework) for me\\b|"
                        + "\\bwrite (?:it|the answer|my \\w+) for me\\b|\\bstop asking\\b|\\bskip to the (?:answer|"
                        + "end)\\b"));
        acts.put(
                SpeechAct.PROTEST,
                Pattern.compile(
                        "\\byou (?:did not|do not|never|are not|always|keep|just) (?:even )?(?:read|listen|look|"
                                + "listening|reading|asking|saying|ask|say|understand|get)\\b|\\byou are (?:wrong|stupid|dumb|"
                                + "useless|broken|rubbish|unfair|annoying|mean)\\b|\\bnot fair\\b|\\bunfair\\b|"
                                + "\\bi was right\\b|\\bi am right\\b|\\bthat is what i (?:said|meant|wrote)\\b|"
                                + "\\bi literally\\b|\\bwhy (?:is|was) (?:it|that|mine|my answer) wrong\\b|\\byou got (?:it|me|"
                                + "that) wrong\\b|\\bthis (?:thing|bot|app) is (?:broken|stupid|rubbish|dumb)\\b|"
                                + "\\bare you (?:broken|stupid|dumb|even)\\b|\\bthat is not what i (?:said|meant)\\b"));
        acts.put(
                SpeechAct.REPAIR,
                Pattern.compile(
                        "\\b(?:do|did) not (?:really |quite )?(?:understand|get) (?:it|this|that|you|the|what|your|"
                                + "a word)?|\\bwhat (?:do|did) you mean\\b|\\bwhat does (?:that|it|this) mean\\b|"
                                + "\\bsay (?:that|it) again\\b|\\bask (?:that |it )?again\\b|\\brepeat\\b|"
                                + "\\bcan you (?:rephrase|explain the question|say it|ask it)\\b|\\bin (?:other|easier|"
                                + "simpler) words\\b|\\bwhat (?:is|was) the question\\b|\\bwhat are you (?:asking|saying|"
                                + "talking)\\b|\\bconfus(?:ed|ing)\\b|\\b(?:you have )?lost me\\b|^(?:huh|what|pardon|sorry|"
                                + "eh)\\??$|\\bmake(?:s)? no sense to me\\b|\\bdo not follow\\b"));
        acts.put(
                SpeechAct.ASK_HINT,
                Pattern.compile("\\bhints?\\b|\\bclues?\\b|\\bhelp(?: me)?(?: out)?\\b(?! (?:it|them|the))|"
                        + "\\bgive me (?:a )?(?:start|idea|tip)\\b|\\bwhere (?:do|should|can) i (?:start|look|"
                        + "begin)\\b|\\bnudge\\b|\\bpoint me\\b|\\ba tip\\b"));
        acts.put(
                SpeechAct.DONT_KNOW,
                Pattern.compile("\\b(?:do|did|would) not (?:really |actually |even )?know\\b|\\bno (?:idea|clue)\\b|"
                        + "\\bidk\\b|\\bidek\\b|\\bnot (?:really |so |too )?sure\\b|\\bno thoughts\\b|"
                        + "\\bcan not (?:think|say|tell|explain|work it out|figure)\\b|\\bi (?:forgot|forget|"
                        + "give up)\\b|\\b(?:have|had) not (?:learn\\w*|done|thought)\\b|\\b(?:i am |im )?stuck\\b|"
                        + "\\bnot a clue\\b|^(?:pass|dunno|no|whatever|beats me)$|\\bwho knows\\b|\\bno clue\\b"));
        acts.put(
                SpeechAct.AFFECT,
                Pattern.compile(
                        "\\b(?:this|it|that) is (?:so |too |really |very |kind of |a bit )*(?:boring|hard|annoying|"
                                + "difficult|fun|cool|stupid|tiring|long)\\b|\\bbor(?:ed|ing)\\b|\\b(?:i am |i feel )(?:so |"
                                + "too |really |very |a bit )*(?:tired|sad|stupid|dumb|angry|sleepy|bored|upset|annoyed|fed up|"
                                + "scared|thick|rubbish at|bad at|useless)\\b|\\bi hate\\b|\\bhates? (?:this|science|school|"
                                + "me)\\b|\\bfed up\\b|\\bi want to cry\\b|\\bhead(?:ache| hurts)\\b|\\bmy (?:brain|"
                                + "head) (?:hurts|is)\\b|\\btoo (?:hard|difficult)(?: for me)?$|\\bi (?:am no good|"
                                + "can not do (?:this|it|science))\\b|\\b(?:ugh|argh|boo|yay|haha+|lol)\\b|\\blove (?:this|"
                                + "it)\\b|\\bthis is great\\b|\\bsucks\\b"));
        acts.put(
                SpeechAct.SOCIAL,
                Pattern.compile("^(?:hi|hello|hey|yo|good (?:morning|afternoon|evening)|hiya|sup)\\b(?:.{0,12})$|"
                        + "\\bthank(?:s| you)\\b|\\bthx\\b|\\bhow are you\\b|\\bwhat is your name\\b|\\bwho are you\\b|"
                        + "\\bare you (?:a )?(?:real|human|robot|bot|ai|person|teacher|alive|a girl|a boy|married)\\b|"
                        + "\\bhow old are you\\b|\\bmy name is\\b|\\bi am called\\b|\\byou are (?:so |very |"
                        + "really )?(?:nice|cool|smart|clever|funny|great|the best|kind)\\b|\\b(?:my|phone|"
                        + "mobile) number is\\b|\\bi live (?:at|in|on)\\b|\\badd me on\\b|\\bmy (?:snap|insta|"
                        + "instagram|discord|tiktok|email)\\b"));
        acts.put(
                SpeechAct.OFF_TOPIC,
                Pattern.compile(
                        "\\b(?:minecraft|roblox|fortnite|pokemon|youtube|tiktok|netflix|instagram|playstation|xbox|"
                                + "nintendo|mario|fifa|football|soccer|basketball|tennis match|match last night|lunch|dinner|"
                                + "breakfast|pizza|burger|chips|sandwich|ice cream|crisps|birthday|weekend|holiday|homework|"
                                + "maths|math|english test|spelling test|history|geography|recess|break ?time|pe today|"
                                + "my (?:dog|cat|hamster|mum|mom|dad|brother|sister|friend|best friend|puppy)(?: is| was| has|"
                                + " had| got| did| just| keeps| ate| sleeps| likes)|joke|sing|song|movie|film|cartoon|phone|"
                                + "girlfriend|boyfriend|crush|party|raining outside|it is raining|what time is it|"
                                + "what is for)\\b"));
        return acts;
    }

    static Map<Manner, Pattern> manners() {
        Map<Manner, Pattern> manners = new EnumMap<>(Manner.class);
        manners.put(
                Manner.REPEATED,
                Pattern.compile(
                        "\\b(?:i|we) (?:have )?(?:already|just|literally|did)? ?(?:already |just )?(?:said|told you|"
                                + "wrote|answered|explained|say|did say)\\b(?! (?:by|so|to myself))(?=.{0,14}(?:$|that|it|this|"
                                + "already|before|so|twice|you|the same|above|just))|\\b(?:asked|asking) (?:me )?(?:that|"
                                + "this) (?:already|before|twice|again)\\b|\\bi said (?:that|it|so)\\b|\\balready (?:said|told|"
                                + "wrote|answered)\\b"));
        manners.put(
                Manner.QUESTION,
                Pattern.compile(
                        "\\?|^(?:so |but |and |then |ok |wait |well |um |oh )*(?:why|how|what|when|where|who|which|"
                                + "does|do|did|is|are|can|could|would|will|was|were|should|has|have)\\b|\\b(?:how come|"
                                + "why (?:is|are|does|do|did|can)|what (?:if|about|happens)|i wonder)\\b"));
        manners.put(
                Manner.FORMAL,
                Pattern.compile(
                        "(?i)\\b(?:therefore|thus|hence|consequently|furthermore|moreover|whereby|upon|principle|"
                                + "phenomenon|equilibrium|density|buoyan\\w+|exert\\w*|fluid|displac\\w+|magnitude|"
                                + "proportional\\w*|gravitational|acceleration|atmosphere|molecules?|wavelengths?|scatter(?:ed|"
                                + "ing)|particles|photosynthesis|chlorophyll|glucose|organisms?|illuminated|orbit\\w*|relative|"
                                + "position|is defined|refers to|known as|is called|process|result(?:s|ing)? (?:in|from)|"
                                + "due to|object|surface|simultaneous\\w*|opposite in direction|equal in|in accordance|"
                                + "respectively|approximately|determined by|occurs|consists?|contains?)\\b"));
        manners.put(
                Manner.OBSERVED,
                Pattern.compile(
                        "\\b(?:i|we) (?:tried|did it|tested|saw|see|measured|weighed|watched|noticed|looked|dropped|"
                                + "put|counted|have tried|can see|found)\\b|\\bit (?:really|actually) (?:did|does|sank|floated|"
                                + "fell|went|turned)\\b|\\bin (?:my|our) (?:test|experiment|try)\\b|\\bwhen (?:i|we) (?:tried|"
                                + "did|dropped|put|tested)\\b"));
        manners.put(
                Manner.CHILDISH,
                Pattern.compile(
                        "(?i)\\b(?:i|me|my|we|us|like|kinda|sorta|gonna|wanna|cos|coz|cuz|stuff|yeah|yep|nah|um|er|erm|"
                                + "lol|ok|maybe|i think|dunno|it is just|thing|thingy|loads|really)\\b|!|\\bi\\b"));
        manners.put(
                Manner.DISTRESS,
                Pattern.compile("\\b(?:kill(?:ing)? myself|suicid\\w*|want(?:ed)? to die|wanna die|hurt(?:ing)? myself|"
                        + "harm(?:ing)? myself|self.?harm\\w*|cut(?:ting)? myself|end (?:my life|it all)|"
                        + "better off (?:dead|without me)|do not want to (?:live|be alive|be here any ?more)|"
                        + "no reason to live|nobody (?:loves|likes|wants) me|wish i (?:was|were) dead|"
                        + "disappear forever)\\b"));
        manners.put(
                Manner.COMMANDS,
                Pattern.compile(
                        "\\b(?:ignore|forget|disregard|bypass|override)\\b.{0,30}\\b(?:instructions?|rules?|prompts?|"
                                + "guidelines|restrictions|limits|training)\\b|\\bdeveloper mode\\b|\\bsystem prompt\\b|"
                                + "^\\W*system\\b|\\bjailbreak\\w*\\b|\\bdan mode\\b|\\bdo anything now\\b|\\bpretend (?:to be|"
                                + "you are|you have)\\b|\\bact as\\b|\\brole ?play\\b|\\b(?:print|reveal|show|output|"
                                + "repeat)\\b.{0,12}\\b(?:your|the) (?:system|hidden|prompt|instructions|rules)\\b|"
                                + "\\bno restrictions\\b|\\bunfiltered\\b"));
        manners.put(
                Manner.PERSONAL,
                Pattern.compile(
                        "\\bmy (?:phone|mobile|cell|home)? ?(?:number|address|password|email) is\\b|\\bi live (?:at|"
                                + "on) \\w+.{0,20}\\b(?:street|road|avenue|lane|st|rd)\\b|\\b[0-9]{9,}\\b"));
        manners.put(
                Manner.HARMING,
                Pattern.compile(
                        "\\b(?:kill|stab|beat up|punch|strangle|drown|push|hit|hurt|shoot|poison) (?:him|her|them|"
                                + "my (?:teacher|brother|sister|classmate|friend|dad|mum|mom)|the teacher|somebody|someone|"
                                + "a (?:kid|boy|girl|classmate))\\b"));
        manners.put(
                Manner.ASKS_LEAVE,
                Pattern.compile(
                        "^(?:teacher |then |so |ok )*(?:can|may|could|should) i (?:try|use|put|do|test|drop|take|"
                                + "heat|burn|light|mix|build|make|look|go|cut)\\b|\\bi want to (?:try|test|see if|build|mix|"
                                + "burn|heat)\\b.{0,40}(?:\\bok\\b|\\ball right\\b|\\?|\\bcan i\\b)"));
        manners.put(
                Manner.ONCE_BELIEVED,
                Pattern.compile("\\bused to (?:think|believe)\\b|\\b(?:i|we) (?:first |once |always |had )?thought\\b|"
                        + "\\bat first i\\b"));
        manners.put(Manner.PROSE, Pattern.compile("[^?]{90,}\\."));
        manners.put(
                Manner.HOLLOW,
                Pattern.compile(
                        "^(?:ok(?:ay)?|k|kk|yes|yeah|yep|yup|no|nope|nah|sure|fine|right|good|cool|nice|hm+|mm+|uh|"
                                + "um+|er+|erm|oh|ah|lol|haha+|wow|i see|got it|alright|all right|1|6|[.…?!,~]+|"
                                + "[a-z]{1,2})(?: (?:ok|yes|yeah|sure|fine|cool|then|so))*[.!?]*$"));
        manners.put(Manner.INSISTS, Pattern.compile("\\balready\\b|\\bliterally\\b|\\btwice\\b"));
        manners.put(
                Manner.GIVES_UP,
                Pattern.compile(
                        "^(?:hm+|oh|well|so|then|i guess|i suppose|maybe|ok|it|that|this|but|no|yeah|yes|actually| |"
                                + ",)*(?:does not (?:make sense|work|fit|add up|hold|explain it|really work)|not (?:really|"
                                + "always|quite|right|possible)|can not(?: be)?|do not know then|no|nope|it does not|"
                                + "it can not|it is not|was wrong|am wrong|makes no sense|you are right|good point|"
                                + "not)(?:,? ?(?:then|really|either|does it|it does not|i guess))*$"));
        manners.put(
                Manner.LETTER,
                Pattern.compile("^(i )?(choose|pick|think(?: it is)?|guess(?: it is)?|say|it is|option|answer|"
                        + "am going with)?\\s*([a-h])(?: i think| maybe| probably|\\)|\\.)?$"));
        manners.put(Manner.PAUSE, Pattern.compile("[,.!;]\\s|\\s(?=because\\b|since\\b|so\\b|as\\b)|[,.!;]$"));
        manners.put(
                Manner.CHOOSING,
                Pattern.compile(
                        "^(?:(?:i|we|it|that|the|a|an|probably|maybe|think|guess|say|pick|choose|believe|reckon|"
                                + "would|will|is|are|be|going|to|go|with|for|definitely|surely|that is) )+|(?: (?:i think|"
                                + "i guess|i reckon|probably|maybe|definitely|one))+$"));
        manners.put(
                Manner.BECAUSE,
                Pattern.compile("(?i)\\b(?:because|cos|coz|cuz|since|so|therefore|means|that is why|that's why)\\b"));
        manners.put(
                Manner.MEASURED,
                Pattern.compile(
                        "(?i)[0-9]\\s*(?:grams?|g|kg|kilos?|cm|m|metres?|meters?|newtons?|n|degrees?|times|seconds?|"
                                + "s|percent|%)\\b"));
        manners.put(
                Manner.SAMENESS,
                Pattern.compile("^(?:the |of )*(?:same|equal)(?: (?:size|weight|mass|volume|length|height|big|heavy|"
                        + "sized?))?$|^(?:equally|just as) \\w+$"));
        manners.put(
                Manner.DENIED_HERE,
                Pattern.compile("\\b(?:not|no|never|without)(?: (?:a|an|the|any|very|really|go|it|be|get))*\\s*$"));
        return manners;
    }
}
