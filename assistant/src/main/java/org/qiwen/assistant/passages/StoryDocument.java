package org.qiwen.assistant.passages;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Story;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.SourceDocument;

/** The corpus document of a story: a section a link; a link that gives an idea away is marked as explanation. */
final class StoryDocument {
    private StoryDocument() {}

    /** @param inquiry the one whose ideas it touches; empty for a story that stands alone */
    static SourceDocument of(Story story, Optional<Inquiry> inquiry) {
        boolean chinese = story.locale().startsWith("zh");
        String id = "story-" + story.id() + (chinese ? "" : "-" + story.locale());
        String body = IntStream.range(0, story.links().size())
                .mapToObj(i -> section(story.links().get(i), i + 1, chinese ? "来源：" : "Source: "))
                .collect(Collectors.joining("\n"));
        String text = "# " + story.title() + "\n\n" + body;
        DocumentDescription description = new DocumentDescription(
                id,
                story.title(),
                DocumentKind.STORY,
                inquiry.map(Inquiry::stages).orElse(story.stages()).stream()
                        .map(Enum::name)
                        .collect(Collectors.toUnmodifiableSet()),
                inquiry.map(Inquiry::discipline).orElse(story.discipline()),
                Locale.forLanguageTag(story.locale()),
                inquiry.map(Inquiry::id).orElse(null),
                "CC BY 4.0",
                // In the story's order, which is the same in every process: documents are compared by it.
                story.links().stream().map(Story.Link::source).distinct().toList(),
                null);
        return SourceDocument.bytes(id + ".md", text.getBytes(StandardCharsets.UTF_8), description);
    }

    private static String section(Story.Link link, int number, String source) {
        String marker = link.reveals().isEmpty() ? "{evidence}" : "{explanation}";
        StringBuilder text = new StringBuilder("## " + number + " " + link.date() + " " + marker + "\n\n");
        text.append(link.question())
                .append('\n')
                .append(link.evidenceThen())
                .append('\n')
                .append(link.reasoning());
        if (link.wrongTurn() != null) {
            text.append('\n').append(link.wrongTurn());
        }
        if (link.revision() != null) {
            text.append('\n').append(link.revision());
        }
        return text.append("\n\n")
                .append(source)
                .append(link.source())
                .append("\n")
                .toString();
    }
}
