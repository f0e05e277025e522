package org.qiwen.assistant.inquiry;

import java.util.List;
import java.util.Optional;

/** The inquiries and stories that passed their checks. Immutable and thread-safe. */
public final class InquiryCatalog {
    private final List<Inquiry> inquiries;
    private final List<Story> stories;

    public InquiryCatalog(List<Inquiry> inquiries, List<Story> stories) {
        this.inquiries = List.copyOf(inquiries);
        this.stories = List.copyOf(stories);
    }

    /** The inquiries of a locale, earliest stage first. */
    public List<Inquiry> all(String locale) {
        return inquiries.stream()
                .filter(i -> i.locale().equals(locale))
                .sorted(java.util.Comparator.comparing(Inquiry::earliestStage).thenComparing(Inquiry::id))
                .toList();
    }

    public Optional<Inquiry> find(String id, String locale) {
        return inquiries.stream()
                .filter(i -> i.id().equals(id) && i.locale().equals(locale))
                .findFirst();
    }

    public Optional<Story> story(String id, String locale) {
        return stories.stream()
                .filter(s -> s.id().equals(id) && s.locale().equals(locale))
                .findFirst();
    }

    /** Stories that touch an inquiry's ideas without being the one it tells. */
    public List<Story> besides(Inquiry inquiry) {
        return stories.stream()
                .filter(s -> s.locale().equals(inquiry.locale()))
                .filter(s ->
                        inquiry.id().equals(s.inquiry()) && !inquiry.story().equals(s.id()))
                .toList();
    }

    public List<Inquiry> inquiries() {
        return inquiries;
    }

    public List<Story> stories() {
        return stories;
    }
}
