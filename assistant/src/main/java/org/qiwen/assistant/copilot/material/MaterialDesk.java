package org.qiwen.assistant.copilot.material;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.copilot.assemble.Material;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.inquiry.Story;
import org.qiwen.assistant.passages.PassageDesk;
import org.qiwen.assistant.web.Refusal;
import org.qiwen.ingestion.search.ScoredPassage;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageFilter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gathers material for a brief; everything is what this teacher may read. */
@Component
public class MaterialDesk {
    /** Passages a plan without an inquiry is made from: some pages. Our choice. */
    private static final int PASSAGES = 12;
    /** Inquiries named when there is too little. */
    private static final int NEAR = 5;

    private final InquiryCatalog catalog;
    private final PassageDesk passages;

    MaterialDesk(InquiryCatalog catalog, PassageDesk passages) {
        this.catalog = catalog;
        this.passages = passages;
    }

    /**
     * Inquiry, story and passages for the brief.
     *
     * @param voiced misconceptions of the class by id
     * @throws Refusal when the brief names an inquiry that is not there
     */
    public Mono<Material> gather(Brief brief, Account teacher, Map<String, Integer> voiced) {
        return Mono.defer(() -> {
            Optional<Inquiry> inquiry = inquiry(brief);
            Optional<Story> story = inquiry.flatMap(i -> catalog.story(i.story(), i.locale()));
            return inquiry.map(found -> own(found, teacher))
                    .orElseGet(() -> searched(brief, teacher))
                    .map(found -> new Material(inquiry.orElse(null), story.orElse(null), found, near(brief), voiced));
        });
    }

    /** The inquiry that the brief names, or that its topic names. */
    public Optional<Inquiry> inquiry(Brief brief) {
        if (brief.inquiry() != null) {
            return Optional.of(catalog.find(brief.inquiry(), brief.locale())
                    .orElseThrow(() -> Refusal.invalid("inquiry", "is no inquiry in this language")));
        }
        return TopicMatch.find(brief.topic(), brief.stage(), catalog.all(brief.locale()));
    }

    /** The documents an inquiry rests on, whole, then what else of the school speaks of it. */
    private Mono<List<Passage>> own(Inquiry inquiry, Account teacher) {
        PassageFilter filter =
                PassageFilter.in(Locale.forLanguageTag(inquiry.locale())).inquiries(Set.of(inquiry.id()));
        return Flux.fromIterable(inquiry.sources())
                .concatMap(passages::all)
                .concatWith(passages.search(inquiry.drivingQuestion(), teacher, filter, PASSAGES)
                        .map(MaterialDesk::texts))
                .flatMapIterable(found -> found)
                .distinct(Passage::id)
                .collectList();
    }

    private Mono<List<Passage>> searched(Brief brief, Account teacher) {
        Set<String> stages = Arrays.stream(Stage.values())
                .filter(brief.stage()::reaches)
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
        PassageFilter filter =
                PassageFilter.in(Locale.forLanguageTag(brief.locale())).stages(stages);
        return passages.search(brief.topic(), teacher, filter, PASSAGES).map(MaterialDesk::texts);
    }

    private List<String> near(Brief brief) {
        Set<Stage> fit = EnumSet.of(brief.stage());
        return catalog.all(brief.locale()).stream()
                .filter(inquiry -> !Collections.disjoint(inquiry.stages(), fit))
                .map(Inquiry::title)
                .limit(NEAR)
                .toList();
    }

    private static List<Passage> texts(List<ScoredPassage> found) {
        return found.stream().map(ScoredPassage::passage).toList();
    }
}
