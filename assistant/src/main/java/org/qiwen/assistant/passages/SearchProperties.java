package org.qiwen.assistant.passages;

import org.qiwen.ingestion.search.SearchSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How search joins its legs; {@code evaluate retrieval --tune} finds values for other material or another model.
 *
 * @param vectorWeight share of the vector leg, 0 to 1
 * @param depth candidates of each leg, 1 to 1000
 * @param minRelevance likelihood below which a passage is not shown, 0 (all are shown) to 1
 */
@ConfigurationProperties("qiwen.search")
record SearchProperties(
        @DefaultValue("0.5") double vectorWeight,
        @DefaultValue("50") int depth,
        @DefaultValue("0.3") double minRelevance) {

    SearchSettings settings() {
        return new SearchSettings(vectorWeight, depth, minRelevance);
    }
}
