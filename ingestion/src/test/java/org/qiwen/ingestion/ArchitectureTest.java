package org.qiwen.ingestion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.qiwen.ingestion");

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.qiwen.ingestion.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void stagesKnowOnlyEarlierOnes() {
        noClasses()
                .that()
                .resideInAPackage("..ingestion.parse..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..split..", "..embed..", "..store..", "..search..")
                .check(classes);
    }

    @Test
    void splitKnowsParseAndTheModelsThatRead() {
        noClasses()
                .that()
                .resideInAPackage("..ingestion.split..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..store..", "..search..")
                .check(classes);
    }

    @Test
    void embedKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("..ingestion.embed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..ingestion.parse..", "..split..", "..store..", "..search..")
                .check(classes);
    }

    @Test
    void searchKnowsNeitherParseNorThePipeline() {
        noClasses()
                .that()
                .resideInAPackage("..ingestion.search..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..ingestion.parse..", "org.qiwen.ingestion")
                .check(classes);
    }

    @Test
    void noFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "reactor..", "org.qiwen.assistant..", "org.qiwen.evaluation..")
                .check(classes);
    }

    @Test
    void parserLibrariesStayInTheChild() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..ingestion.parse.child..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.apache.pdfbox..", "org.apache.tika.parser.pdf..")
                .check(classes);
    }

    @Test
    void luceneStaysInTheStore() {
        classes()
                .that()
                .resideOutsideOfPackage("..ingestion.store..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.apache.lucene..")
                .check(classes);
    }
}
