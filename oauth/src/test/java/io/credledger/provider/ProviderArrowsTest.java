package io.credledger.provider;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.credledger.provider", importOptions = ImportOption.DoNotIncludeTests.class)
class ProviderArrowsTest {

    @ArchTest
    static final ArchRule DEFINITIONS_NEED_NOTHING_OF_OURS = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.credledger..").and(not(resideInAPackage("io.credledger.provider"))));

    @ArchTest
    static final ArchRule DEFINITIONS_ASK_NOBODY = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.http..", "org.apache.hc..", "com.nimbusds.."));
}
