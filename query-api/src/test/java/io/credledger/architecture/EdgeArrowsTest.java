package io.credledger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.RefresherKeys;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.protocol.TokenEndpoint;
import io.credledger.sealing.LedgerKeyCheck;
import io.credledger.sealing.StoredToken;
import io.credledger.sealing.TokenOpener;
import io.credledger.sealing.WrappedKeys;

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
        "io.credledger.audit..",
        "io.credledger.proof..",
        "io.credledger.http..",
        "io.credledger.app.query.."
    };

    /** {@code token} opens what it hands out, {@code connect} the secret of the client that it sends. */
    @ArchTest
    static final ArchRule ONLY_TOKEN_AND_CONNECT_OPEN_A_TOKEN = noClasses()
            .that()
            .resideInAnyPackage(EDGE)
            .should()
            .accessTargetWhere(JavaAccess.Predicates.target(name("open"))
                    .and(JavaAccess.Predicates.target(
                            owner(assignableTo(TokenSealer.class).or(assignableTo(TokenOpener.class))))));

    /** The one way to an access token: whoever wants one asks {@link io.credledger.token.TokenSource}. */
    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_OPENS_WHAT_A_CONNECTION_KEEPS = noClasses()
            .that()
            .resideOutsideOfPackage("io.credledger.sealing..")
            .and()
            .doNotHaveFullyQualifiedName("io.credledger.token.Held")
            .should()
            .callMethodWhere(target(owner(assignableTo(StoredToken.class)))
                    .and(target(name("of")))
                    .and(target(
                            rawParameterTypes(Connection.class, CommandId.class, Credential.class, TokenField.class))));

    @ArchTest
    static final ArchRule ONLY_THE_STORED_WAY_ASKS_IT_TO = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.credledger.token.StoredWay")
            .should()
            .callMethod("io.credledger.token.Held", "stored");

    @ArchTest
    static final ArchRule ONLY_TOKEN_EXCHANGES = noClasses()
            .that()
            .resideOutsideOfPackages("io.credledger.token..", "io.credledger.protocol..")
            .should()
            .callMethodWhere(target(owner(assignableTo(TokenEndpoint.class))).and(target(name("exchange"))));

    /** Inside its package too, every way leads through the one that records. */
    @ArchTest
    static final ArchRule THE_WAYS_ARE_THE_SOURCES_ALONE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.credledger.token.TokenSource")
            .should()
            .callConstructorWhere(target(owner(name("io.credledger.token.StoredWay")
                    .or(name("io.credledger.token.OwnTokens"))
                    .or(name("io.credledger.token.Exchanges")))));

    @ArchTest
    static final ArchRule ONLY_EDGE_AND_SEALING_KNOW_THE_TOKEN_SEALER = noClasses()
            .that()
            .resideOutsideOfPackages("io.credledger.crypto..", "io.credledger.edge..", "io.credledger.sealing..")
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

    /** The check of keys that all roles share can read them; no code of the edge asks it to. */
    @ArchTest
    static final ArchRule NOBODY_HERE_READS_THE_REFRESHERS_KEYS = noClasses()
            .that()
            .resideOutsideOfPackages("io.credledger.crypto..", "io.credledger.sealing..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RefresherKeys.class)
            .orShould()
            .callMethodWhere(target(name("refresherKeys")).and(target(owner(assignableTo(LedgerKeyCheck.class)))));

    @ArchTest
    static final ArchRule HTTP_SEES_NO_KEY = noClasses()
            .that()
            .resideInAPackage("io.credledger.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.credledger.crypto..", "io.credledger.wire..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule ONLY_LISTENERS_SEE_JAVALIN = noClasses()
            .that()
            .resideOutsideOfPackages("io.credledger.http..", "io.credledger.instance..")
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
                            .or(resideInAPackage("io.credledger.sealing..").and(not(assignableTo(WrappedKeys.class))))
                            .or(resideInAPackage("io.credledger.crypto..").and(not(assignableTo(Pseudonyms.class)))));

    @ArchTest
    static final ArchRule PACKAGES_ARE_NOT_IN_A_CIRCLE =
            slices().matching("io.credledger.(*)..").should().beFreeOfCycles();
}
