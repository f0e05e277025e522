package org.qiwen.assistant.dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;

/** The Chinese inquiries of the application, by id. */
public final class AuthoredInquiries {
    private AuthoredInquiries() {}

    public static Inquiry of(String id) {
        return of(Set.of(id)).get(0);
    }

    public static List<Inquiry> of(Set<String> ids) {
        try {
            return new InquiryFiles()
                    .load().all("zh-CN").stream()
                            .filter(inquiry -> ids.contains(inquiry.id()))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
