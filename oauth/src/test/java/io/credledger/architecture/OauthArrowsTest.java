package io.credledger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

@AnalyzeClasses(
        packages = {"io.credledger.provider", "io.credledger.outbound", "io.credledger.protocol", "io.credledger.demo"},
        importOptions = DoNotIncludeTests.class)
final class OauthArrowsTest {

    private static final String OURS = "io.credledger..";

    @ArchTest
    static final ArchRule PROVIDER_KNOWS_NOTHING_OF_OURS = noClasses()
            .that()
            .resideInAPackage("io.credledger.provider..")
            .should()
            .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAPackage("io.credledger.provider.."))));

    @ArchTest
    static final ArchRule OUTBOUND_KNOWS_SECRETS_ONLY = noClasses()
            .that()
            .resideInAPackage("io.credledger.outbound..")
            .should()
            .dependOnClassesThat(resideInAPackage(OURS)
                    .and(not(resideInAnyPackage("io.credledger.outbound..", "io.credledger.secret.."))));

    @ArchTest
    static final ArchRule PROTOCOL_STANDS_ON_BOTH = noClasses()
            .that()
            .resideInAPackage("io.credledger.protocol..")
            .should()
            .dependOnClassesThat(resideInAPackage(OURS)
                    .and(not(resideInAnyPackage(
                            "io.credledger.protocol..",
                            "io.credledger.outbound..",
                            "io.credledger.provider..",
                            "io.credledger.secret.."))));

    /** It stands for somebody else's program. */
    @ArchTest
    static final ArchRule THE_DEMO_IS_A_STRANGER = noClasses()
            .that()
            .resideInAPackage("io.credledger.demo..")
            .should()
            .dependOnClassesThat(resideInAPackage(OURS)
                    .and(not(resideInAnyPackage("io.credledger.demo..", "io.credledger.secret.."))));

    @ArchTest
    static final ArchRule NOBODY_NEEDS_THE_DEMO = noClasses()
            .that()
            .resideOutsideOfPackage("io.credledger.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.credledger.demo..");

    @ArchTest
    static final ArchRule ONLY_OUTBOUND_SEES_APACHE = noClasses()
            .that()
            .resideOutsideOfPackage("io.credledger.outbound..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule ONLY_PROTOCOL_SEES_NIMBUS = noClasses()
            .that()
            .resideOutsideOfPackage("io.credledger.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule NOTHING_PUBLIC_SHOWS_THEM = codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .arePublic()
            .should(notShow("com.nimbusds", "org.apache.hc"));

    /** Nothing goes out around {@code Outbound}. */
    @ArchTest
    static final ArchRule NOBODY_USES_ANOTHER_CLIENT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "org.apache.http..",
                    "org.apache.hc.client5..",
                    "com.nimbusds.oauth2.sdk.http..");

    /** What a provider says never reaches a log from here: those who log know what may be said. */
    @ArchTest
    static final ArchRule NOBODY_LOGS =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.slf4j..", "java.util.logging..");

    @ArchTest
    static final ArchRule PACKAGES_ARE_NOT_IN_A_CIRCLE =
            slices().matching("io.credledger.(*)..").should().beFreeOfCycles();

    private static ArchCondition<JavaCodeUnit> notShow(String... packages) {
        return new ArchCondition<>("not show types of " + String.join(", ", packages)) {

            @Override
            public void check(JavaCodeUnit method, ConditionEvents events) {
                Stream<JavaClass> shown =
                        Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()));
                boolean isShown = shown.anyMatch(type ->
                        Stream.of(packages).anyMatch(prefix -> type.getName().startsWith(prefix)));
                if (isShown && !method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }
}
