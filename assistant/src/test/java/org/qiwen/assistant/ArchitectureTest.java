package org.qiwen.assistant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The directions between packages, and what each may touch. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.qiwen.assistant");

    @Test
    void looksAtTheWholeModule() {
        assertThat(MAIN.size()).isGreaterThan(50);
    }

    @Test
    void featuresFormNoCycle() {
        slices().matching("org.qiwen.assistant.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void theFunctionalMiddleKnowsNoFrameworkAndNoIo() {
        noClasses()
                .that()
                .resideInAPackage("org.qiwen.assistant.dialogue..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "reactor..",
                        "java.sql..",
                        "javax.sql..",
                        "java.net.http..",
                        "java.nio.file..",
                        "picocli..")
                .check(MAIN);
    }

    @Test
    void authoredContentIsReadWithNoMoreThanAResourceLoader() {
        noClasses()
                .that()
                .resideInAPackage("org.qiwen.assistant.inquiry..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "org.springframework..", "reactor..", "java.sql..", "javax.sql..", "picocli..")
                        .and(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAPackage("org.springframework.core.io.."))))
                .check(MAIN);
    }

    @Test
    void thePedagogyKnowsNobodyAroundIt() {
        noClasses()
                .that()
                .resideInAnyPackage("org.qiwen.assistant.dialogue..", "org.qiwen.assistant.inquiry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.qiwen.assistant.account..",
                        "org.qiwen.assistant.cli..",
                        "org.qiwen.assistant.conversation..",
                        "org.qiwen.assistant.database..",
                        "org.qiwen.assistant.safety..",
                        "org.qiwen.assistant.tutor..",
                        "org.qiwen.assistant.web..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("org.qiwen.assistant.inquiry..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.qiwen.assistant.dialogue..")
                .check(MAIN);
    }

    @Test
    void webAndDatabaseKnowNoFeature() {
        noClasses()
                .that()
                .resideInAnyPackage("org.qiwen.assistant.web..", "org.qiwen.assistant.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.qiwen.assistant.account..",
                        "org.qiwen.assistant.conversation..",
                        "org.qiwen.assistant.dialogue..",
                        "org.qiwen.assistant.inquiry..",
                        "org.qiwen.assistant.safety..",
                        "org.qiwen.assistant.tutor..")
                .check(MAIN);
    }

    /** The way to a model knows nobody; what it gives goes past the gates of those who ask. */
    @Test
    void modelsKnowNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("org.qiwen.assistant.model..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.qiwen.assistant..")
                        .and(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAPackage("org.qiwen.assistant.model.."))))
                .check(MAIN);
        slices().matching("org.qiwen.assistant.model.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    /**
     * A library's own HTTP client reports broken streams as whole, so only ours may be used; but the yardstick is measured
     * with all that is the library's own.
     */
    @Test
    void onlyOneEndpointBuildsAChatModel() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.qiwen.assistant.model.provider..", "org.qiwen.assistant.measure.peer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j.model.openai..")
                .check(MAIN);
    }

    @Test
    void nobodyButItsCommandStartsTheYardstick() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.qiwen.assistant.measure.peer..", "org.qiwen.assistant.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.qiwen.assistant.measure.peer..")
                .check(MAIN);
    }

    @Test
    void onlyStoresSpeakSql() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JdbcClient.class)
                .check(MAIN);
    }

    @Test
    void controllersAreNamedSoAndUsedByNobody() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .haveSimpleNameEndingWith("Controller")
                .andShould()
                .bePackagePrivate()
                .check(MAIN);
    }

    @Test
    void nobodyWaitsForAReactiveResult() {
        noClasses()
                .should()
                .callMethodWhere(new DescribedPredicate<>("a blocking call of Reactor") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher")
                                && (call.getName().startsWith("block")
                                        || call.getName().equals("toIterable")
                                        || call.getName().equals("toStream"));
                    }
                })
                .check(MAIN);
    }
}
