package io.credledger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.TokenSealer;

@AnalyzeClasses(packages = "io.credledger", importOptions = DoNotIncludeTests.class)
final class EdgeArrowsTest {

    private static final String[] EDGE = {
        "io.credledger.view..",
        "io.credledger.edge..",
        "io.credledger.session..",
        "io.credledger.signin..",
        "io.credledger.web..",
        "io.credledger.operation..",
        "io.credledger.forge..",
        "io.credledger.http..",
        "io.credledger.app.query.."
    };

    @ArchTest
    static final ArchRule ONLY_TOKEN_OPENS_A_TOKEN = noClasses()
            .that()
            .resideInAnyPackage(EDGE)
            .should()
            .callMethodWhere(target(name("open")).and(target(owner(assignableTo(TokenSealer.class)))));

    @ArchTest
    static final ArchRule ONLY_EDGE_AND_TOKEN_KNOW_THE_TOKEN_SEALER = noClasses()
            .that()
            .resideOutsideOfPackages("io.credledger.crypto..", "io.credledger.edge..", "io.credledger.token..")
            .and()
            .resideInAnyPackage("io.credledger..")
            .and()
            .resideOutsideOfPackage("io.credledger.benchmarks..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(TokenSealer.class);

    @ArchTest
    static final ArchRule NOBODY_HERE_OPENS_A_REFRESH_TOKEN = noClasses()
            .that()
            .resideOutsideOfPackage("io.credledger.crypto..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RefreshTokenOpener.class);

    @ArchTest
    static final ArchRule HTTP_SEES_NO_KEY = noClasses()
            .that()
            .resideInAPackage("io.credledger.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.credledger.crypto..", "io.credledger.wire..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule ONLY_HTTP_SEES_JAVALIN = noClasses()
            .that()
            .resideOutsideOfPackage("io.credledger.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");

    /** It may compute the id of a name, which is no secret's business. */
    @ArchTest
    static final ArchRule THE_VIEW_OPENS_NOTHING = noClasses()
            .that()
            .resideInAPackage("io.credledger.view..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.credledger.edge..", "io.credledger.http..", "io.credledger.token..")
                            .or(resideInAPackage("io.credledger.crypto..").and(not(assignableTo(Pseudonyms.class)))));

    @ArchTest
    static final ArchRule PACKAGES_ARE_NOT_IN_A_CIRCLE =
            slices().matching("io.credledger.(*)..").should().beFreeOfCycles();
}
