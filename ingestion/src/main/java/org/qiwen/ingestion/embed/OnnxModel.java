package org.qiwen.ingestion.embed;

import java.util.Locale;

/** The models that travel with us: BAAI's bge-small, quantised to 8 bits, as packed by LangChain4j. */
public enum OnnxModel {
    /** Chinese, 24 MB. */
    BGE_SMALL_ZH("bge-small-zh-v1.5-q", 512),
    /** English, 34 MB. */
    BGE_SMALL_EN("bge-small-en-v1.5-q", 384);

    private final String id;
    private final int dimension;

    OnnxModel(String id, int dimension) {
        this.id = id;
        this.dimension = dimension;
    }

    /** Name and version, part of the stored vectors' identity. */
    public String id() {
        return id;
    }

    /** Length of its vectors. */
    public int dimension() {
        return dimension;
    }

    /** The model for a language: Chinese for Chinese, English for every other. */
    public static OnnxModel forLocale(Locale locale) {
        return locale.getLanguage().equals("zh") ? BGE_SMALL_ZH : BGE_SMALL_EN;
    }

    String modelResource() {
        return "/" + id + ".onnx";
    }

    String tokenizerResource() {
        return "/" + id + "-tokenizer.json";
    }
}
