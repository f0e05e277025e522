package org.qiwen.ingestion.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RelevanceTest {
    @Test
    void growsWithCosineAndWithSharedWording() {
        for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            Relevance relevance = Relevance.forLocale(locale);
            assertThat(relevance.of(0.8, 0.5)).isGreaterThan(relevance.of(0.5, 0.5));
            assertThat(relevance.of(0.6, 1)).isGreaterThan(relevance.of(0.6, 0));
            assertThat(relevance.of(0.8, 1)).isBetween(0.9, 1.0);
            assertThat(relevance.of(0.2, 0)).isLessThan(SearchSettings.DEFAULTS.minRelevance());
        }
    }
}
