package org.qiwen.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.AccountTools;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.dialogue.policy.Wording;
import org.qiwen.assistant.dialogue.policy.WordingFile;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.measure.DirectTutor;
import org.qiwen.assistant.measure.Likeness;
import org.qiwen.assistant.measure.PupilRun;
import org.qiwen.assistant.measure.PupilRun.Looked;
import org.qiwen.assistant.measure.Subjects;
import org.qiwen.assistant.tutor.Tutor;
import org.qiwen.evaluation.attack.Spelling;
import org.qiwen.evaluation.benchmark.ServerProcess;
import org.qiwen.evaluation.drive.Credentials;
import org.qiwen.evaluation.drive.HttpTutor;
import org.qiwen.evaluation.drive.TutorFault;
import org.qiwen.evaluation.drive.TutorRefusal;
import org.qiwen.evaluation.pupil.DialogueCheck;
import org.qiwen.evaluation.pupil.Manners;
import org.qiwen.evaluation.pupil.PupilFigures;
import org.qiwen.evaluation.report.PupilReport;
import org.qiwen.evaluation.report.TranscriptReport;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import org.springframework.core.io.ClassPathResource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qiwen evaluate pupils}: plays kinds of pupils through inquiries and prints what became of them. */
@Command(
        name = "pupils",
        mixinStandardHelpOptions = true,
        description = {
            "Play pupils of many kinds through the inquiries and print turns, ideas by credit, exit checks and faults.",
            "Starts a server of its own and talks over HTTP, unless --url names one or --direct leaves HTTP out. Ends with"
                    + " 1 when there were leaks, dead ends or endings without closure."
        })
final class EvaluatePupils implements Callable<Integer> {
    private static final Duration TURN_LIMIT = Duration.ofSeconds(60);
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec;

    @Option(names = "--url", description = "A running server with the demo accounts; one of its own when not given.")
    private @Nullable URI url;

    @Option(
            names = "--password",
            defaultValue = "${env:QIWEN_DEMO_PASSWORD}",
            description = "Password of the demo accounts of --url; from QIWEN_DEMO_PASSWORD when that is set.")
    private @Nullable String password;

    @Option(names = "--direct", description = "The tutor in this process, without embeddings, server and accounts.")
    private boolean direct;

    @Option(names = "--inquiries", split = ",", description = "Ids; all of the locale when not given.")
    private List<String> only = List.of();

    @Option(names = "--kinds", split = ",", description = "Kinds of pupils; all when not given.")
    private List<String> kinds = List.of();

    @Option(names = "--locale", defaultValue = "zh-CN", description = "Language; ${DEFAULT-VALUE}.")
    private String locale;

    @Option(
            names = "--dialogues",
            defaultValue = "20",
            description = "Of each kind about each inquiry; ${DEFAULT-VALUE}.")
    private int dialogues;

    @Option(names = "--seed", defaultValue = "1", description = "Decides what is said; ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--threads", defaultValue = "2", description = "Inquiries at a time; ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--transcripts",
            paramLabel = "DIR",
            description = "Write one dialogue of each kind about each inquiry.")
    private @Nullable Path transcripts;

    @Option(names = "--without-leaks", description = "Do not look for leaks, which takes most of the time.")
    private boolean withoutLeaks;

    @Option(names = "--faults", defaultValue = "3", description = "Shown of each kind of fault; ${DEFAULT-VALUE}.")
    private int faults;

    @Override
    public Integer call() throws IOException {
        InquiryCatalog catalog = new InquiryFiles().load();
        List<Inquiry> inquiries = catalog.all(locale).stream()
                .filter(inquiry -> only.isEmpty() || only.contains(inquiry.id()))
                .toList();
        Manners manners = Manners.bundled(locale);
        List<String> played = kinds.isEmpty() ? manners.kinds() : kinds;
        try (OnnxEmbedders embedders = new OnnxEmbedders()) {
            Likeness likeness = new Likeness(embedders.forLocale(Locale.forLanguageTag(locale)));
            Spelling spelling = Subjects.spelling();
            PupilRun run = new PupilRun(
                    manners,
                    played,
                    dialogues,
                    seed,
                    spelling,
                    inquiry -> withoutLeaks
                            ? (text, idea) -> false
                            : DialogueCheck.Leaks.by(Subjects.detector(inquiry, spelling, likeness)));
            return report(play(run, catalog, inquiries));
        } catch (TutorRefusal | TutorFault | IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private List<Looked> play(PupilRun run, InquiryCatalog catalog, List<Inquiry> inquiries) throws IOException {
        if (direct) {
            Tutor tutor = new Tutor(
                    catalog,
                    Map.of(locale, wording(locale)),
                    (inquiry, text) -> Routing.none(),
                    (inquiry, school, about, explanation, unearned) -> List.of());
            return run.run(inquiries, (inquiry, stage) -> door(new DirectTutor(tutor, catalog, stage)), threads);
        }
        if (url != null) {
            URI server = url;
            return run.run(inquiries, (inquiry, stage) -> demo(server, stage), threads);
        }
        return onOwnServer(run, inquiries);
    }

    private static Wording wording(String locale) throws IOException {
        return WordingFile.parse(
                new ClassPathResource("wording/" + locale + ".yaml").getContentAsString(StandardCharsets.UTF_8));
    }

    private static PupilRun.Door door(DirectTutor tutor) {
        return new PupilRun.Door(tutor, tutor);
    }

    private PupilRun.Door demo(URI server, Stage stage) {
        String secret = password == null ? "" : password;
        String user = stage == Stage.SENIOR ? "senior" : stage == Stage.JUNIOR ? "student" : "pupil";
        return new PupilRun.Door(
                HttpTutor.signIn(server, new Credentials.Password(user, secret), TURN_LIMIT),
                HttpTutor.signIn(server, new Credentials.Password("teacher", secret), TURN_LIMIT));
    }

    private List<Looked> onOwnServer(PupilRun run, List<Inquiry> inquiries) throws IOException {
        Path folder = Files.createTempDirectory("qiwen-pupils");
        try {
            Path data = folder.resolve("data");
            List<Stage> stages = List.of(Stage.values());
            AccountTools.Enrolled school =
                    AccountTools.enrol(List.of("--qiwen.data=" + data, "--spring.main.log-startup-info=false"), stages);
            List<String> serve = List.of("serve", "--qiwen.data=" + data);
            try (ServerProcess server = ServerProcess.start(
                    ThisProgram.command(List.of(), serve),
                    folder,
                    UUID.randomUUID().toString(),
                    START_LIMIT)) {
                return run.run(
                        inquiries,
                        (inquiry, stage) -> new PupilRun.Door(
                                signIn(server, school.students().get(stages.indexOf(stage))),
                                signIn(server, school.admin())),
                        threads);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static HttpTutor signIn(ServerProcess server, String token) {
        return HttpTutor.signIn(server.url(), new Credentials.Token(token), TURN_LIMIT);
    }

    private int report(List<Looked> all) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(PupilReport.table(PupilRun.byKind(all)));
        out.println(PupilReport.table(PupilRun.byInquiry(all)));
        PupilFigures together = all.stream().map(Looked::figures).reduce(PupilFigures.NONE, PupilFigures::and);
        out.print(PupilReport.faults(together, faults));
        out.flush();
        if (transcripts != null) {
            write(transcripts, all);
        }
        boolean fine = together.count(PupilFigures.Kind.LEAK) == 0
                && together.count(PupilFigures.Kind.DEAD_END) == 0
                && together.count(PupilFigures.Kind.NO_CLOSURE) == 0;
        return fine ? 0 : 1;
    }

    private static void write(Path folder, List<Looked> all) throws IOException {
        Files.createDirectories(folder);
        for (Looked one : all) {
            Path file = folder.resolve(
                    one.played().kind() + "-" + one.played().subject().inquiry() + ".md");
            if (Files.notExists(file)) {
                Files.writeString(file, TranscriptReport.markdown(one.played().dialogue(), one.trace()));
            }
        }
    }
}
