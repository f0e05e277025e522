package org.qiwen.ingestion.embed;

import java.util.Locale;

/** The models that travel with us: BAAI's bge-small, quantised to 8 bits, as packed by LangChain4j. */
public enum OnnxModel {
    /** Chinese, 24 MB; traditional characters are made simplified before it reads them. */
    BGE_SMALL_ZH("bge-small-zh-v1.5-q", 512, "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc"),
    /** English, 34 MB. */
    BGE_SMALL_EN("bge-small-en-v1.5-q", 384, "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4");

    /** How we run the file: raised when the same file gives other vectors. 1: the last layer for the first token alone. */
    private static final String RUN = "1";

    private static final int ID_DIGITS = 8;

    private final String name;
    private final int dimension;
    private final String sha256;

    OnnxModel(String name, int dimension, String sha256) {
        this.name = name;
        this.dimension = dimension;
        this.sha256 = sha256;
    }

    /** Name, the beginning of the file's SHA-256 and how it is run: what vectors must share to be compared. */
    public String id() {
        return name + "@" + sha256.substring(0, ID_DIGITS) + "." + RUN;
    }

    /** Length of its vectors. */
    public int dimension() {
        return dimension;
    }

    /** SHA-256 of the model file; another file under the same name is refused when it is loaded. */
    String sha256() {
        return sha256;
    }

    /** The model for a language: Chinese for Chinese, English for every other. */
    public static OnnxModel forLocale(Locale locale) {
        return locale.getLanguage().equals("zh") ? BGE_SMALL_ZH : BGE_SMALL_EN;
    }

    /** The text as the model is to read it. */
    String read(String text) {
        return this == BGE_SMALL_ZH ? SimplifiedChinese.of(text) : text;
    }

    String modelResource() {
        return "/" + name + ".onnx";
    }

    String tokenizerResource() {
        return "/" + name + "-tokenizer.json";
    }
}
