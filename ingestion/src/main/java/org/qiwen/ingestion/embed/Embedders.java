package org.qiwen.ingestion.embed;

import java.util.Locale;

/** The embedder for texts of a language. */
@FunctionalInterface
public interface Embedders {

    /** Always the same embedder for the same language; cheap, models are loaded when first used. */
    Embedder forLocale(Locale locale);
}
