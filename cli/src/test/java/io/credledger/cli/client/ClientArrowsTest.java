package io.credledger.cli.client;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;

/** Arrows between the client's packages go one way, and none goes to a service's insides. */
@AnalyzeClasses(packages = "io.credledger.cli.client", importOptions = DoNotIncludeTests.class)
class ClientArrowsTest {

    @ArchTest
    static final ArchRule ARROWS_GO_ONE_WAY = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("failure")
            .definedBy("io.credledger.cli.client.failure")
            .layer("terminal")
            .definedBy("io.credledger.cli.client.terminal")
            .layer("output")
            .definedBy("io.credledger.cli.client.output")
            .layer("profile")
            .definedBy("io.credledger.cli.client.profile")
            .layer("http")
            .definedBy("io.credledger.cli.client.http")
            .layer("session")
            .definedBy("io.credledger.cli.client")
            .layer("moving")
            .definedBy("io.credledger.cli.client.moving")
            .layer("connection")
            .definedBy("io.credledger.cli.client.connection")
            .layer("commands")
            .definedBy(
                    "io.credledger.cli.client.identity",
                    "io.credledger.cli.client.connect",
                    "io.credledger.cli.client.provider",
                    "io.credledger.cli.client.forge",
                    "io.credledger.cli.client.git",
                    "io.credledger.cli.client.token",
                    "io.credledger.cli.client.webhook",
                    "io.credledger.cli.client.doctor")
            .whereLayer("commands")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("moving")
            .mayOnlyBeAccessedByLayers("connection")
            .whereLayer("connection")
            .mayOnlyBeAccessedByLayers("commands")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("moving", "connection", "commands")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("session", "moving", "connection", "commands")
            .whereLayer("profile")
            .mayOnlyBeAccessedByLayers("http", "session", "moving", "connection", "commands")
            .whereLayer("output")
            .mayOnlyBeAccessedByLayers("session", "moving", "connection", "commands")
            .whereLayer("terminal")
            .mayOnlyBeAccessedByLayers("output", "profile", "http", "session", "moving", "connection", "commands")
            .whereLayer("failure")
            .mayOnlyBeAccessedByLayers("profile", "http", "session", "moving", "connection", "commands");

    @ArchTest
    static final ArchRule OF_THE_SERVICES_ONLY_THE_PROBLEM_TABLE_IS_KNOWN = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe("are a service's", ClientArrowsTest::isOfAService));

    private static boolean isOfAService(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("io.credledger.")
                && !name.startsWith("io.credledger.cli.client")
                && !name.equals("io.credledger.cli.files")
                && !name.equals("io.credledger.secret")
                && !type.getFullName().equals("io.credledger.streams.ExitCode")
                && !type.getFullName().equals("io.credledger.http.ProblemType");
    }
}
