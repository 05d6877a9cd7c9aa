package io.credledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** app → processor → store → command, and the core knows nothing around it. */
@AnalyzeClasses(packages = "io.credledger", importOptions = DoNotIncludeTests.class)
final class LedgerServiceArrowsTest {

    @ArchTest
    static final ArchRule ARROWS_GO_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("io.credledger.app.ledger..")
            .layer("processor")
            .definedBy("io.credledger.processor..")
            .layer("store")
            .definedBy("io.credledger.store..")
            .layer("cascade")
            .definedBy("io.credledger.cascade..")
            .layer("command")
            .definedBy("io.credledger.command..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("processor")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("cascade")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("processor")
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("store", "processor");

    @ArchTest
    static final ArchRule THE_CORE_IS_PURE = classes()
            .that()
            .resideInAPackage("io.credledger.command..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.command..",
                    "io.credledger.ledger..",
                    "io.credledger.topic..",
                    "java..",
                    "org.jspecify.annotations..");

    /** The clock and random ids come as arguments. */
    @ArchTest
    static final ArchRule THE_CORE_ASKS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("io.credledger.command..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class, java.util.Random.class, java.security.SecureRandom.class);

    @ArchTest
    static final ArchRule THE_WRITER_IS_BLIND = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.credledger.app.ledger..",
                    "io.credledger.processor..",
                    "io.credledger.store..",
                    "io.credledger.cascade..",
                    "io.credledger.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.crypto..", "io.credledger.sealing..", "com.google.crypto.tink..", "javax.crypto..");
}
