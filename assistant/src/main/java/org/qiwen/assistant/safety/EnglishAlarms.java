package org.qiwen.assistant.safety;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The alarming words of English, and their innocent uses in school science; text in lower case, straight apostrophes. */
final class EnglishAlarms {
    /** Alarming words in innocent use. */
    static final Pattern INNOCENT =
            Pattern.compile("\\bkill(?:s|ed|ing)? (?:the |all |off )*(?:germs?|bacteria|viruses?|bugs|insects|weeds|"
                    + "cells?|time|plants?|fish|tree|mould|mosquito\\w*)\\b|\\b(?:cells?|plants?|fish|trees?|"
                    + "leaves|seeds?|flowers?|dinosaurs|animals|it|they|willow|bacteria)(?: \\w+)? (?:dies?|died|"
                    + "dying)\\b|\\bdead (?:sea|end|leaves|plants?|skin|cells)\\b|\\bnot (?:look|"
                    + "stare)(?:ing)? (?:straight |directly |right )*(?:at|into) the sun\\b|\\bnever (?:look|"
                    + "stare)(?:ing)? (?:straight |directly |right )*(?:at|into) the sun\\b|\\bdon'?t (?:look|"
                    + "stare) (?:straight |directly |right )*(?:at|into) the sun\\b|\\bshooting stars?\\b|"
                    + "\\bsame sex\\b|\\bsex cells?\\b|\\bbath bombs?\\b|\\bwater guns?\\b|\\b(?:hits?|touche[sd]|"
                    + "kicks?|hurts?) me (?:back|with the same|just as|too|the same)\\b|\\bdies of (?:laughing|"
                    + "boredom)\\b");

    static final Map<SafetyLabel, List<Pattern>> RULES = Map.of(
            SafetyLabel.DISTRESS,
            List.of(
                    Pattern.compile(
                            "\\bkill(?:ing)? (?:myself|ourselves)\\b|\\bsuicid\\w*|\\b(?:want(?:ed)?|wanna|going|ready|"
                                    + "wish) (?:to )?(?:die|be dead|be gone|disappear)\\b|\\bwish i (?:was|were) (?:dead|"
                                    + "never born|not here)\\b|\\bend (?:my life|it all)\\b|\\bnot want to (?:live|"
                                    + "be here any ?more|be alive|wake up)\\b|\\bdo ?n'?t want to (?:live|be here any ?more|"
                                    + "be alive|wake up)\\b|\\bno (?:reason|point) (?:to live|in living)\\b|\\bbetter off (?:dead|"
                                    + "without me)\\b"),
                    Pattern.compile("\\b(?:hurt|harm|cut|burn|starv|injur|punish)(?:e|ing|t)? (?:myself|oneself)\\b|"
                            + "\\bself[- ]?(?:harm|injur|inflict|hurt|mutilat)\\w*|\\boverdos\\w*|\\b(?:make|"
                            + "making) (?:myself|me) (?:throw up|sick|vomit)\\b|\\b(?:anorexi|bulimi|eating disorder)\\w*|"
                            + "\\bstarve to\\b"),
                    Pattern.compile("\\b(?:nobody|no ?one) (?:loves|likes|cares about|wants|needs|would miss) me\\b|"
                            + "\\beveryone hates me\\b|\\b(?:feel|feeling|am|i'm|im|so) (?:so |really |very |"
                            + "completely )?(?:hopeless|worthless|depressed|suicidal|unwanted|empty inside)\\b|"
                            + "\\bi hate (?:myself|my life)\\b|\\bdepress(?:ion|ants?)\\b|\\banti-?depress\\w+|"
                            + "\\bpanic attacks?\\b|\\bmy (?:anxiety|trauma|depression|psychosis)\\b|\\b(?:psychosis|"
                            + "psychotic|schizophreni\\w*|mental health)\\b|\\bsevere distress\\b|\\bstress at (?:school|"
                            + "home)\\b.{0,40}\\b(?:health|sick|quit|cry)\\w*|\\bcr(?:y|ying) (?:every|all|myself)\\b|"
                            + "\\bi (?:am|'m|feel) (?:really |so |very )(?:sad|scared|lonely|alone)\\b"),
                    Pattern.compile(
                            "\\b(?:run(?:ning)?|ran) away from home\\b|\\b(?:hits?|beats?|touche[sd]|hurts?|threatens?|"
                                    + "kicks?|punches|chokes|locks) me\\b|\\b(?:being|been|get|getting|am|gets) (?:bullied|abused|"
                                    + "beaten|hit at home|picked on)\\b|\\b(?:afraid|scared) (?:to go|of going) (?:home|"
                                    + "to school)\\b|\\bbully(?:ing)? me\\b|\\bbullies me\\b")),
            SafetyLabel.VIOLENCE,
            List.of(
                    Pattern.compile(
                            "\\bkill (?:him|her|them|you|my|someone|somebody|people|everyone|everybody|the (?:teacher|"
                                    + "class|kids?))\\b|\\bshoot(?:ing)? (?:up|him|her|them|my|the|someone)\\b(?! (?:arrow|ball|"
                                    + "hoops?|light|beam|star))|\\bstab(?:bing)? (?:him|her|them|my|someone|the (?:teacher|boy|"
                                    + "girl))\\b|\\bpoison (?:him|her|them|my|someone|the (?:teacher|boy|girl))\\b|\\bbeat (?:him|"
                                    + "her|them|my \\w+|someone) up\\b|\\bbeat up (?:him|her|them|my|someone)\\b|"
                                    + "\\bdeath threats?\\b|\\bthreaten(?:ing)? (?:to|him|her|them|someone)\\b.{0,20}\\b(?:kill|"
                                    + "hurt|harm)\\b|\\bincite\\w* (?:harm|violence)\\b|\\b(?:harm|hurt|attack|torture) (?:real|"
                                    + "other) (?:people|kids|individuals)\\b"),
                    Pattern.compile("\\b(?:make|making|build|building|create|creating|get|buy|acquire|bring|assemble|"
                            + "improvise\\w*) (?:a |an |my |some |and use |improvised |home-?made |ice |pipe |fire|"
                            + "petrol )*(?:bombs?|guns?|firearms?|weapons?|explosives?|grenades?|molotov\\w*)\\b|"
                            + "\\b(?:bring|take|took|brought) (?:a |my )?(?:knife|gun|weapon) to\\b|"
                            + "\\bbomb\\b.{0,20}\\b(?:class|school)\\b|\\b(?:burn|blow) (?:down|up) (?:the|my|"
                            + "our) (?:school|classroom|house)\\b|\\b(?:pull|yank|push|shove|hold|drown) (?:him|her|them|"
                            + "my (?:brother|sister|classmate|teacher)) (?:under|off|down|out|in(?:to)?)\\b")),
            SafetyLabel.SEXUAL,
            List.of(Pattern.compile(
                    "\\bporn\\w*|\\bnudes?\\b|\\bnaked (?:pics?|photos?|pictures?|girls?|boys?|women|men)\\b|"
                            + "\\bsex(?:ual|ually|y)? (?:photos?|pics?|videos?|acts?|assault\\w*|situations?|favou?rs?|"
                            + "content|chat)\\b|\\bnon-?consensual\\b|\\b(?:have|having|into) sex\\b|\\bsexts?\\b|"
                            + "\\bsexting\\b|\\berotic\\w*|\\b(?:adult|explicit|x-?rated|nsfw) (?:content|gam\\w+|"
                            + "websites?|sites?|videos?|images?|films?|movies?|scenes?)\\b|\\bmasturbat\\w*|\\bincest\\w*|"
                            + "\\brap(?:e|ed|ing|ist)\\b|\\btouch(?:ed|es|ing)? (?:my|her|his) (?:private|breasts?|bum|"
                            + "body)\\b|\\btake off (?:my|your|her|his) (?:clothes|pants|shirt|underwear)\\b|"
                            + "\\bdate rape\\b|\\bhook up with\\b")),
            SafetyLabel.DANGEROUS_EXPERIMENT,
            List.of(
                    Pattern.compile(
                            "\\b(?:can|could|may|should|shall|what if|how (?:do|can|could|to)|want to|going to|gonna|"
                                    + "let me|try(?:ing)?(?: to)?|will)\\b.{0,30}\\b(?:light|burn|set|boil|heat|mix|swallow|drink|"
                                    + "eat|taste|put|stick|poke|cut|open|microwave|break|smash|look|stare|plug|touch|jump|climb|"
                                    + "swim)\\w*\\b.{0,30}\\b(?:on fire|a fire|matches|lighter|petrol|gasoline|alcohol|bleach|"
                                    + "toilet cleaner|acid|mercury|fireworks?|gunpowder|battery|batteries|power bank|socket|mains|"
                                    + "plug|outlet|charger|wires?|microwave|at the sun|into the sun|balcony|roof|river|lake|pond|"
                                    + "knife|razor|blade|broken glass|dry ice|chemicals?|detergent)\\b"),
                    Pattern.compile(
                            "\\b(?:mix|mixing|mixed) (?:the )?(?:bleach|toilet cleaner|ammonia|acid)\\b|\\bbleach (?:and|"
                                    + "with) (?:vinegar|ammonia|acid|cleaner|toilet)\\w*|\\b(?:cut|smash|open|pierce|burn|"
                                    + "peel)(?:ting|ing)? (?:open )?(?:a |the |my )?(?:battery|power bank|light ?bulb|"
                                    + "thermometer)\\b|\\b(?:stare|stared|look|looked|looking|staring|point) (?:straight |"
                                    + "directly |right )*(?:at|into) the sun\\b|\\bfork in (?:the|a) (?:socket|outlet|toaster)\\b|"
                                    + "\\b(?:magnifying glass|lens|telescope|binoculars).{0,20}\\b(?:at|to) the sun\\b|\\b(?:jump|"
                                    + "throw (?:it|things|stuff)|drop (?:it|things|stuff)) (?:off|out of|from) (?:the|a|"
                                    + "my) (?:roof|window|balcony|\\w+ floor)\\b|\\blaser\\b.{0,20}\\b(?:eye|eyes|face)\\b")),
            SafetyLabel.INJECTION,
            List.of(Pattern.compile(
                    "\\b(?:ignore|forget|disregard|bypass|override|drop)\\b.{0,40}\\b(?:instructions?|rules?|"
                            + "prompts?|above|previous|restrictions?|guidelines?|polic\\w+|programming|limits|filters?)\\b|"
                            + "\\bfrom now on,? (?:you|i want you|we|chatgpt|every)\\b|\\byou (?:will|are going to|shall|"
                            + "must)(?: now)? (?:act|pose|play|be|simulate|pretend|respond|answer as|impersonate)\\b|"
                            + "\\b(?:play|take|assume|adopt) the role\\b|\\brole ?-?play\\w*|\\bimmerse yourself\\b|"
                            + "\\bdo anything now\\b|\\b(?:without|no|free from|free of|bypass\\w*|not bound by|"
                            + "no longer bound)(?: any| all| the| of| its| by)* (?:moral|ethical|content|openai|legal|"
                            + "typical)? ?(?:and \\w+ )?(?:restrictions?|filters?|censor\\w*|guidelines?|constraints?|"
                            + "limit\\w*|confines|polic\\w+|principles)\\b|\\b(?:never|not|cannot|can't|don't|"
                            + "won't) (?:refuse|decline|say (?:no|sorry|you can'?t|that you))\\b|"
                            + "\\bstay(?:ing)? in character\\b|\\b(?:un|non-?)(?:filtered|censored|restricted|moral)\\b|"
                            + "\\bamoral\\b|\\bsystem (?:prompt|message)\\b|\\b(?:developer|dan|god|debug|admin|"
                            + "jailbreak\\w*) mode\\b|\\byou are now\\b|\\bpretend (?:to be|you|that you)\\b|\\bact as\\b|"
                            + "\\bsimulate (?:a|an|being|the)\\b|\\bjail ?br(?:eak|oken)\\w*|\\b(?:reveal|print|show|"
                            + "repeat|output|tell me) (?:me )?your (?:system|hidden|secret|initial|prompt|instructions|"
                            + "rules)\\b|\\bi want you to (?:act|be|pretend|respond|play|answer)\\b|"
                            + "\\bhypothetical (?:story|response|scenario)\\b.{0,80}\\b(?:no|without|any)\\b")));

    private EnglishAlarms() {}
}
