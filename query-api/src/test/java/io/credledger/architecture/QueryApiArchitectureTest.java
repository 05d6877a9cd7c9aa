package io.credledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The arrows of the view, of the gateway and of what goes between instances. */
@AnalyzeClasses(packages = "io.credledger", importOptions = ImportOption.DoNotIncludeTests.class)
class QueryApiArchitectureTest {

    @ArchTest
    static final ArchRule THE_VIEW_STANDS_ON_SCHEMAS_ALONE = classes()
            .that()
            .resideInAPackage("io.credledger.view")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.view",
                    "io.credledger.ledger",
                    "io.credledger.merkle",
                    "io.credledger.wire",
                    "io.credledger.topic",
                    "io.credledger.streams",
                    "io.credledger.crypto",
                    "io.credledger.sealing",
                    "org.apache.kafka..",
                    "io.micrometer..",
                    "org.slf4j",
                    "org.jspecify..",
                    "java..");

    @ArchTest
    static final ArchRule THE_VIEW_OPENS_NOTHING = noClasses()
            .that()
            .resideInAPackage("io.credledger.view")
            .and()
            .doNotHaveFullyQualifiedName("io.credledger.view.ConnectionRegistry")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.credledger.crypto..", "com.google.crypto..");

    @ArchTest
    static final ArchRule THE_REGISTRY_KNOWS_PSEUDONYMS_ONLY = noClasses()
            .that()
            .haveFullyQualifiedName("io.credledger.view.ConnectionRegistry")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of crypto and not Pseudonyms",
                    type -> type.getPackageName().startsWith("io.credledger.crypto")
                            && !type.getSimpleName().equals("Pseudonyms")));

    @ArchTest
    static final ArchRule ONLY_VIEW_AND_GATEWAY_KNOW_KAFKA_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackages("io.credledger.view", "io.credledger.streams", "io.credledger.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..");

    /** What travels is what the stores hold: whoever reads Kafka could read it too. */
    @ArchTest
    static final ArchRule BETWEEN_INSTANCES_NOTHING_IS_OPENED_AND_NOBODY_NAMED = classes()
            .that()
            .resideInAPackage("io.credledger.instance")
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.describe(
                    "are of the view, of a library, or one of two",
                    type -> !type.getPackageName().startsWith("io.credledger")
                            || Set.of(
                                            "io.credledger.instance",
                                            "io.credledger.view",
                                            "io.credledger.ledger",
                                            "io.credledger.streams")
                                    .contains(type.getPackageName())
                            || Set.of("InstanceTags", "QuietServer").contains(type.getSimpleName())));

    @ArchTest
    static final ArchRule NOBODY_SEES_GENERATED_CLASSES_BUT_WIRE = noClasses()
            .that()
            .resideOutsideOfPackages("io.credledger.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.credledger.wire.avro..");
}
