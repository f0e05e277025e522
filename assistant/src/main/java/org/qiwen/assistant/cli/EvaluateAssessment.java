package org.qiwen.assistant.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.derived.DerivedFiles;
import org.qiwen.assistant.dialogue.assess.Ear;
import org.qiwen.assistant.dialogue.assess.ExampleVectors;
import org.qiwen.assistant.dialogue.assess.Examples;
import org.qiwen.assistant.dialogue.assess.LearnedActs;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.measure.ActFit;
import org.qiwen.assistant.measure.ActHands;
import org.qiwen.assistant.measure.AssessmentMeasurement;
import org.qiwen.assistant.measure.AssessmentReport;
import org.qiwen.assistant.measure.EarFit;
import org.qiwen.assistant.measure.HandRouter;
import org.qiwen.assistant.measure.LabelledUtterance;
import org.qiwen.assistant.measure.Likeness;
import org.qiwen.assistant.passages.IdeaRouter;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate assessment}: lets the assessor hear labelled utterances and prints how well it heard. */
@Command(
        name = "assessment",
        mixinStandardHelpOptions = true,
        description = {
            "Hear labelled pupils' utterances; print speech acts, levels, misconceptions, praise and rejection that were wrong.",
            "Each inquiry is heard by an ear that was taught by the utterances of the others.",
            "The reader's rules were tuned on the inquiries of --tuned, whose figures flatter it."
        })
final class EvaluateAssessment implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--utterances",
            defaultValue = "assistant/src/test/resources/utterances/zh-CN",
            description = "Folder with a file of labelled utterances an inquiry; ${DEFAULT-VALUE}.")
    private Path utterances;

    @Option(names = "--locale", defaultValue = "zh-CN", description = "Language of the inquiries; ${DEFAULT-VALUE}.")
    private String locale;

    @Option(
            names = "--tuned",
            split = ",",
            defaultValue =
                    "float-sink,sky-blue,sorting,boiling-pressure,lever,inheritance,combustion,seasons,rusting,simple-circuit,shadow-length,shortest-route",
            description = "Inquiries whose errors were looked at; ${DEFAULT-VALUE}.")
    private Set<String> tuned;

    @Option(names = "--errors", split = ",", description = "List what was heard wrong in these inquiries instead.")
    private Set<String> errors = Set.of();

    @Option(
            names = "--plain",
            description =
                    "Hear without embeddings: in a third of the time, and nearly the same, since they only route.")
    private boolean plain;

    @Option(names = "--untaught", description = "Hear with the relation reader alone.")
    private boolean untaught;

    @Option(
            names = "--shipped",
            description = "Hear with the ear that is shipped: for utterances that it was not taught by.")
    private boolean shipped;

    @Option(
            names = "--acts",
            description =
                    "Folder with messages on any topic, by which the weighing of acts is taught; without it the lists of words alone name the acts.")
    private @Nullable Path acts;

    @Option(
            names = "--fit",
            paramLabel = "FOLDER",
            description =
                    "Write what is learned from all utterances, and themselves, to files of the locale in FOLDER.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Inquiry> inquiries = new ArrayList<>();
        for (Inquiry inquiry : new InquiryFiles().load().all(locale)) {
            if (!LabelledUtterance.of(utterances, inquiry.id()).isEmpty()) {
                inquiries.add(inquiry);
            }
        }
        Path work = Files.createTempDirectory("qiwen-assessment");
        try (OnnxEmbedders embedders = new OnnxEmbedders()) {
            Examples examples = examples(inquiries);
            HandRouter router = plain
                    ? (inquiry, text, hand) -> Routing.none()
                    : remembering(
                            new IdeaRouter(embedders, new DerivedFiles(work, Clock.systemUTC()), any -> examples));
            Embedder embedder = embedders.forLocale(Locale.forLanguageTag(locale));
            Map<String, Ear> ears = ears(inquiries, router, examples, embedder);
            AssessmentReport report = new AssessmentReport(out, new AssessmentMeasurement(utterances, router, ears));
            if (errors.isEmpty()) {
                report.print(inquiries, tuned);
                report.printPairs(inquiries, plain ? (a, b) -> 0 : new Likeness(embedder));
            } else {
                report.printErrors(
                        inquiries.stream().filter(i -> errors.contains(i.id())).toList());
            }
        }
        out.flush();
        Folders.delete(work);
        return 0;
    }

    private Map<String, Ear> ears(List<Inquiry> inquiries, HandRouter router, Examples examples, Embedder embedder)
            throws IOException {
        if (untaught) {
            return Map.of();
        }
        return shipped
                ? inquiries.stream().collect(Collectors.toMap(Inquiry::id, inquiry -> Ear.shipped(locale)))
                : taught(inquiries, router, examples, embedder);
    }

    /** For each inquiry an ear that has not heard its utterances; keeps the one that has heard all, if wanted. */
    private Map<String, Ear> taught(List<Inquiry> inquiries, HandRouter router, Examples examples, Embedder embedder)
            throws IOException {
        EarFit fit = new EarFit();
        for (Inquiry inquiry : inquiries) {
            fit.add(inquiry, LabelledUtterance.of(utterances, inquiry.id()), router);
        }
        EarFit.Learned learned = fit.fit();
        if (folder != null) {
            for (Map.Entry<String, List<String>> file : learned.files().entrySet()) {
                Files.write(folder.resolve(locale + file.getKey()), file.getValue());
            }
            keep(examples, folder, embedder);
        }
        return withActs(inquiries, learned.leftOut());
    }

    /** The ears with acts weighed by what its inquiry did not teach, if wanted. */
    private Map<String, Ear> withActs(List<Inquiry> inquiries, Map<String, Ear> ears) throws IOException {
        if (acts == null) {
            return ears;
        }
        ActHands hands = new ActHands(inquiries);
        List<ActFit.Message> messages = new ArrayList<>(hands.of(acts));
        messages.addAll(hands.ofUtterances(utterances));
        Map<String, LearnedActs> taught = new HashMap<>();
        Map<String, Ear> all = new HashMap<>();
        for (Inquiry inquiry : inquiries) {
            Ear ear = Objects.requireNonNull(ears.get(inquiry.id()), inquiry.id());
            all.put(
                    inquiry.id(),
                    ear.with(taught.computeIfAbsent(
                            hands.hand(inquiry), hand -> ActFit.without(hand, messages, ActFit.LIKELIER))));
        }
        return all;
    }

    private void keep(Examples examples, Path target, Embedder embedder) throws IOException {
        Files.write(target.resolve(locale + ".examples"), examples.lines());
        List<String> texts = examples.all().stream().map(Examples.Example::text).toList();
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(target.resolve(locale + ".examples.vectors")))) {
            new ExampleVectors(embedder.model(), embedder.embedAll(texts)).write(out);
        }
    }

    /** Embedding takes most of the time, and most texts come twice. */
    private HandRouter remembering(IdeaRouter router) {
        Map<String, Routing> known = new HashMap<>();
        return (inquiry, text, hand) -> known.computeIfAbsent(
                inquiry.id() + "\n" + hand + "\n" + text,
                key -> router.route(inquiry, text, other -> shipped || !other.equals(hand)));
    }

    /** What the ear remembers: as shipped, or the utterances themselves, each hand's without its own. */
    private Examples examples(List<Inquiry> inquiries) throws IOException {
        if (shipped || untaught) {
            return Examples.shipped(locale);
        }
        List<Examples.Example> all = new ArrayList<>();
        for (Inquiry inquiry : inquiries) {
            LabelledUtterance.of(utterances, inquiry.id()).stream()
                    .filter(utterance -> utterance.safety().isEmpty())
                    .forEach(utterance -> all.add(utterance.example()));
        }
        return new Examples(all);
    }
}
