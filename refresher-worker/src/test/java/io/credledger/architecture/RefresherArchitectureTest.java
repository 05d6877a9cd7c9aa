package io.credledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the schedule, attempts and revocations, the fold, the journal and the gates; and that services meet in topics only. */
@AnalyzeClasses(packages = "io.credledger", importOptions = ImportOption.DoNotIncludeTests.class)
class RefresherArchitectureTest {

    @ArchTest
    static final ArchRule THE_SCHEDULE_IS_PURE = classes()
            .that()
            .resideInAPackage("io.credledger.schedule..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.schedule..",
                    "io.credledger.ledger",
                    "io.credledger.provider",
                    "org.jspecify..",
                    "com.google.errorprone.annotations..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.nio",
                    "java.security",
                    "java.nio.charset");

    @ArchTest
    static final ArchRule THE_JOURNAL_SEES_SEALED_BYTES_ONLY = classes()
            .that()
            .resideInAPackage("io.credledger.refresh.journal..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.refresh.journal..",
                    "io.credledger.ledger",
                    "org.slf4j",
                    "org.jspecify..",
                    "com.google.errorprone.annotations..",
                    "java..");

    @ArchTest
    static final ArchRule A_GATE_KNOWS_NO_LEDGER = classes()
            .that()
            .resideInAPackage("io.credledger.refresh.gate..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.refresh.gate..",
                    "io.credledger.refresh",
                    "io.github.resilience4j..",
                    "io.github.bucket4j..",
                    "org.slf4j",
                    "org.jspecify..",
                    "com.google.errorprone.annotations..",
                    "java..");

    @ArchTest
    static final ArchRule ATTEMPTS_KNOW_NOBODY_WHO_WANTS_THEM = noClasses()
            .that()
            .resideInAPackage("io.credledger.refresh..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.revoke..",
                    "io.credledger.clients..",
                    "io.credledger.fold..",
                    "io.credledger.app..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule REVOCATIONS_KNOW_NO_TOPOLOGY = noClasses()
            .that()
            .resideInAPackage("io.credledger.revoke..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.clients..", "io.credledger.fold..", "io.credledger.app..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule THE_FOLD_ASKS_NOBODY_OUTSIDE = noClasses()
            .that()
            .resideInAnyPackage("io.credledger.fold..", "io.credledger.clients..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.protocol..",
                    "io.credledger.outbound..",
                    "io.credledger.gateway..",
                    "io.credledger.app..");

    @ArchTest
    static final ArchRule PROVIDER_CLIENTS_ARE_READ_BESIDE_THE_TOPOLOGY = noClasses()
            .that()
            .resideInAPackage("io.credledger.clients..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.credledger.fold..", "io.credledger.revoke..", "org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_PROCESS = noClasses()
            .that()
            .resideOutsideOfPackage("io.credledger.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.credledger.app..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_ANOTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.command..",
                    "io.credledger.processor..",
                    "io.credledger.cascade..",
                    "io.credledger.store..",
                    "io.credledger.view..",
                    "io.credledger.edge..",
                    "io.credledger.http..",
                    "io.credledger.session..",
                    "io.credledger.signin..",
                    "io.credledger.connect..",
                    "io.credledger.operation..",
                    "io.credledger.token..",
                    "io.credledger.web..",
                    "io.credledger.forge..",
                    "io.credledger.app.query..",
                    "io.credledger.app.ledger..");

    @ArchTest
    static final ArchRule NOBODY_SEES_GENERATED_CLASSES_BUT_WIRE = noClasses()
            .that()
            .resideOutsideOfPackages("io.credledger.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.credledger.wire.avro..");
}
