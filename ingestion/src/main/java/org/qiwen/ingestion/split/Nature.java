package org.qiwen.ingestion.split;

/** Whether a passage shows what can be seen, or says why it is so. */
public enum Nature {
    /** Phenomena, data, procedures, safety: a pupil may see it at any time. */
    EVIDENCE,
    /** States ideas: shown once the pupil has reached them. */
    EXPLANATION,
    /** Nobody has said; treated as an explanation by those who must be careful. */
    UNMARKED
}
