package org.qiwen.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.qiwen.evaluation");

    /** Neither assistant nor ingestion, no Spring, no Reactor: what is measured must not be needed to measure. */
    @Test
    void dependsOnNoSiblingButPrompts() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.qiwen.evaluation..",
                        "org.qiwen.prompts..",
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "tools.jackson..",
                        "org.yaml.snakeyaml..")
                .check(module);
    }

    @Test
    void packagesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("metric")
                .definedBy("..evaluation.metric..")
                .layer("drive")
                .definedBy("..evaluation.drive..")
                .layer("attack")
                .definedBy("..evaluation.attack..")
                .layer("benchmark")
                .definedBy("..evaluation.benchmark..")
                .layer("provider")
                .definedBy("..evaluation.provider..")
                .layer("pupil")
                .definedBy("..evaluation.pupil..")
                .layer("report")
                .definedBy("..evaluation.report..")
                .whereLayer("metric")
                .mayNotAccessAnyLayer()
                .whereLayer("drive")
                .mayNotAccessAnyLayer()
                .whereLayer("attack")
                .mayNotAccessAnyLayer()
                .whereLayer("benchmark")
                .mayOnlyAccessLayers("metric", "drive")
                .whereLayer("provider")
                .mayOnlyAccessLayers("drive")
                .whereLayer("pupil")
                .mayOnlyAccessLayers("metric", "drive", "attack")
                .whereLayer("report")
                .mayNotBeAccessedByAnyLayer()
                .check(module);
    }
}
