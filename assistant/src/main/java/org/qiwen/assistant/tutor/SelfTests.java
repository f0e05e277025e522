package org.qiwen.assistant.tutor;

import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiwen.assistant.derived.DerivedFiles;
import org.qiwen.assistant.derived.Fingerprint;
import org.qiwen.assistant.dialogue.InquirySelfTest;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.ingestion.parse.ClassPathFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The self-tests of all inquiries at start. One that was passed is kept under the hash of its files and of the program it
 * runs through, and is not run again while both are the same; a failure is never kept.
 */
final class SelfTests {
    private static final Logger log = LoggerFactory.getLogger(SelfTests.class);
    private static final String KIND = "self-test";

    /**
     * What of this module a self-test cannot run through: classes outside the dialogue and the inquiries, pages, tables, and
     * the inquiries themselves, which are hashed one by one. Everything else counts, a resource that is new included.
     */
    private static final Pattern ASIDE =
            Pattern.compile("(?!org/qiwen/assistant/(dialogue|inquiry)/).*\\.class|(static|db|META-INF)/.*"
                    + "|(inquiries|stories)/.*\\.yaml|application.*");

    /**
     * What came of a start's tests.
     *
     * @param tested ids of the inquiries that were tested; the others had passed before
     * @param problems everything that does not read as meant, with file and line; empty when all inquiries may be used
     */
    record Outcome(Set<String> tested, List<String> problems) {}

    private final InquiryFiles files;
    private final InquiryCatalog catalog;
    private final DerivedFiles derived;

    SelfTests(InquiryFiles files, InquiryCatalog catalog, DerivedFiles derived) {
        this.files = files;
        this.catalog = catalog;
        this.derived = derived;
    }

    /** Tests what has not passed before. Takes seconds of all cores when that is everything. */
    Outcome run() throws IOException {
        long started = System.nanoTime();
        String program = program();
        Set<String> tested = ConcurrentHashMap.newKeySet();
        List<String> problems = catalog.inquiries().parallelStream()
                .flatMap(inquiry -> {
                    String key = key(inquiry, program);
                    if (derived.read(KIND, key).isPresent()) {
                        return Stream.empty();
                    }
                    tested.add(inquiry.id());
                    List<String> found = problems(inquiry);
                    if (found.isEmpty()) {
                        derived.keep(KIND, key, new byte[0]);
                    }
                    return found.stream();
                })
                .toList();
        log.info(
                "{} inquiries, {} of them self-tested, in {} ms",
                catalog.inquiries().size(),
                tested.size(),
                (System.nanoTime() - started) / 1_000_000);
        return new Outcome(Set.copyOf(tested), problems);
    }

    private List<String> problems(Inquiry inquiry) {
        return Stream.concat(
                        InquirySelfTest.run(
                                inquiry,
                                catalog.story(inquiry.story(), inquiry.locale()).orElse(null))
                                .stream(),
                        catalog.besides(inquiry).stream()
                                .flatMap(story -> InquirySelfTest.story(inquiry, story).stream()))
                .map(f -> files.place(inquiry, f.sentence()) + ": " + f.field() + ": “" + f.sentence() + "” "
                        + f.problem())
                .toList();
    }

    private String key(Inquiry inquiry, String program) {
        Fingerprint key = new Fingerprint().add(program).add(inquiry.locale()).add(inquiry.id());
        files.texts(inquiry, catalog.besides(inquiry)).forEach(key::add);
        return key.hex();
    }

    /** The hash of what reads and guards: classes, word lists, the weighed signs, and who folds characters. */
    private static String program() throws IOException {
        ClassPathFolder module = new ClassPathFolder(InquirySelfTest.class, "");
        Fingerprint program =
                new Fingerprint().add(Runtime.version().toString()).add(VersionInfo.ICU_VERSION.toString());
        for (String path : module.list()) {
            if (!ASIDE.matcher(path).matches()) {
                program.add(path);
                try (InputStream in = module.open(path)) {
                    program.add(in.readAllBytes());
                }
            }
        }
        return program.hex();
    }
}
