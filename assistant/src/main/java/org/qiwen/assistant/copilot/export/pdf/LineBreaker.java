package org.qiwen.assistant.copilot.export.pdf;

import com.ibm.icu.text.BreakIterator;
import com.openhtmltopdf.extend.FSTextBreaker;
import java.util.Locale;

/** Where a line may end, by Unicode's rules (UAX 14): a Chinese line begins with no closing mark. */
final class LineBreaker implements FSTextBreaker {
    private final BreakIterator places;

    LineBreaker(Locale locale) {
        places = BreakIterator.getLineInstance(locale);
    }

    @Override
    public int next() {
        return places.next();
    }

    @Override
    public void setText(String text) {
        places.setText(text);
    }
}
