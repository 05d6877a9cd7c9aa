package io.credledger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Origin;
import io.credledger.crypto.SealedDetails;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.WrappedKey;
import io.credledger.sealing.WrappedKeys;

@AnalyzeClasses(packages = "io.credledger", importOptions = DoNotIncludeTests.class)
final class SealingArrowsTest {

    @ArchTest
    static final ArchRule ONLY_CRYPTO_SEES_TINK = noClasses()
            .that(not(resideInAPackage("io.credledger.crypto..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule LEDGER_IS_PURE = classes()
            .that()
            .resideInAPackage("io.credledger.ledger..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.ledger..",
                    "java..",
                    "org.jspecify.annotations..",
                    "com.google.errorprone.annotations..");

    /** The blind writer has no Tink on its class path and still carries them. */
    @ArchTest
    static final ArchRule WHAT_IS_STORED_NEEDS_NO_TINK = noClasses()
            .that()
            .belongToAnyOf(SealedDetails.class, SealedToken.class, WrappedKey.class, KeyPurpose.class, Origin.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.crypto.tink..");

    /** Processes that have no Tink may send commands and serve health. */
    @ArchTest
    static final ArchRule GATEWAY_AND_HEALTH_NEED_NO_KEY = noClasses()
            .that()
            .resideInAnyPackage("io.credledger.gateway..", "io.credledger.health..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.credledger.crypto..", "io.credledger.sealing..", "com.google.crypto.tink..");

    /** Whoever keeps wrapped keys holds none. */
    @ArchTest
    static final ArchRule WHERE_KEYS_ARE_KEPT_NEEDS_NO_KEY = noClasses()
            .that()
            .belongToAnyOf(WrappedKeys.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.credledger.crypto..", "com.google.crypto.tink..");

    @ArchTest
    static final ArchRule SEALING_KNOWS_NO_KAFKA = noClasses()
            .that()
            .resideInAPackage("io.credledger.sealing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.credledger.streams..", "io.credledger.gateway..");

    @ArchTest
    static final ArchRule PACKAGES_ARE_NOT_IN_A_CIRCLE =
            slices().matching("io.credledger.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CRYPTO_KNOWS_ONLY_LEDGER_AND_SECRET = classes()
            .that()
            .resideInAPackage("io.credledger.crypto..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.credledger.crypto..",
                    "io.credledger.ledger..",
                    "io.credledger.secret..",
                    "com.google.crypto.tink..",
                    "org.slf4j..",
                    "java..",
                    "javax.crypto..",
                    "org.jspecify.annotations..",
                    "com.google.errorprone.annotations..");
}
