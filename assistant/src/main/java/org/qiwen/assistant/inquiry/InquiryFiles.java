package org.qiwen.assistant.inquiry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The authored files on the class path: {@code inquiries/<locale>/<id>.yaml} and {@code stories/<locale>/<id>.yaml}. */
public final class InquiryFiles {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final InquiryLoader loader = new InquiryLoader();

    /** Those of the class path. */
    public InquiryFiles() throws IOException {
        for (String folder : List.of("inquiries", "stories")) {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/" + folder + "/*/*.yaml")) {
                String url = resource.getURL().toString();
                texts.put(
                        url.substring(url.lastIndexOf("/" + folder + "/") + 1),
                        resource.getContentAsString(StandardCharsets.UTF_8));
            }
        }
    }

    /** @param texts path, as on the class path, to what stands in the file */
    public InquiryFiles(Map<String, String> texts) {
        this.texts.putAll(texts);
    }

    /**
     * Loads every file.
     *
     * @throws InvalidInquiryException naming file, line and field of everything that is wrong, in all files
     */
    public InquiryCatalog load() {
        List<String> problems = new ArrayList<>();
        List<Inquiry> inquiries = each("inquiries/", loader::inquiry, problems);
        List<Story> stories = each("stories/", loader::story, problems);
        strays(inquiries, stories).forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidInquiryException(String.join("\n", problems));
        }
        return new InquiryCatalog(inquiries, stories);
    }

    /** Stories that name an inquiry there is none of, and inquiries that tell a story there is none of. */
    private static List<String> strays(List<Inquiry> inquiries, List<Story> stories) {
        InquiryCatalog catalog = new InquiryCatalog(inquiries, stories);
        List<String> strays = new ArrayList<>();
        for (Story story : stories) {
            String inquiry = story.inquiry();
            if (inquiry != null && catalog.find(inquiry, story.locale()).isEmpty()) {
                strays.add(file("stories", story.locale(), story.id()) + ": /inquiry there is no inquiry '" + inquiry
                        + "'");
            }
        }
        for (Inquiry inquiry : inquiries) {
            if (catalog.story(inquiry.story(), inquiry.locale()).isEmpty()) {
                strays.add(file("inquiries", inquiry.locale(), inquiry.id()) + ": /story there is no story '"
                        + inquiry.story() + "'");
            }
        }
        return strays;
    }

    private <T> List<T> each(String folder, BiFunction<String, String, T> read, List<String> problems) {
        List<T> found = new ArrayList<>();
        texts.forEach((file, text) -> {
            if (file.startsWith(folder)) {
                try {
                    found.add(read.apply(file, text));
                } catch (InvalidInquiryException e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
        });
        return found;
    }

    /** {@code file:line} of a sentence in an inquiry's file or in its story's; the file alone when it is not found. */
    public String place(Inquiry inquiry, String sentence) {
        List<String> files = filesOf(inquiry);
        String start = sentence.substring(0, Math.min(12, sentence.length()));
        for (String file : files) {
            List<String> lines = texts.getOrDefault(file, "").lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(start)) {
                    return file + ":" + (i + 1);
                }
            }
        }
        return files.get(0);
    }

    /** What stands in an inquiry's file, in its story's and in those of further stories, as read. */
    public List<String> texts(Inquiry inquiry, List<Story> further) {
        return Stream.concat(
                        filesOf(inquiry).stream(),
                        further.stream().map(story -> file("stories", story.locale(), story.id())))
                .map(file -> texts.getOrDefault(file, ""))
                .toList();
    }

    private static List<String> filesOf(Inquiry inquiry) {
        return List.of(
                file("inquiries", inquiry.locale(), inquiry.id()), file("stories", inquiry.locale(), inquiry.story()));
    }

    private static String file(String folder, String locale, String id) {
        return folder + "/" + locale + "/" + id + ".yaml";
    }
}
