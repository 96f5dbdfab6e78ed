package dev.snetd.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom among our own packages. */
class PackagesTest {
  @Test
  void capabilitiesDoNotKnowEachOtherInCircles() {
    slices()
        .matching("dev.snetd.(*)..")
        .should()
        .beFreeOfCycles()
        .because("what knows each other in a circle can only be read, tested and changed together")
        .check(Classes.main());
  }

  @Test
  void nobodyButTheCommandsKnowsTheCompositionRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.snetd.app..", "dev.snetd.cli..", "dev.snetd.launch..", "dev.snetd.sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.snetd.app..", "dev.snetd.cli..", "dev.snetd.sandbox..")
        .because("parts are given what they need; one that reaches for it cannot be tested alone")
        .check(Classes.main());
  }

  @Test
  void paymentsKnowPortsNotWhatStandsBehindThem() {
    noClasses()
        .that()
        .resideInAPackage("dev.snetd.payment..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.snetd.gateway..",
            "dev.snetd.backend..",
            "dev.snetd.control..",
            "dev.snetd.metadata..",
            "dev.snetd.config..",
            "dev.snetd.store.etcd..",
            "dev.snetd.store.memory..",
            "dev.snetd.chain.web3j..")
        .because("the decision on money is the same for every protocol, store and chain")
        .check(Classes.main());
  }

  @Test
  void unitsKnowNothingButThemselves() {
    noClasses()
        .that()
        .resideInAPackage("dev.snetd.units..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("dev.snetd..")
                .and(JavaClass.Predicates.resideOutsideOfPackage("dev.snetd.units..")))
        .because("every other package builds on them")
        .check(Classes.main());
  }

  @Test
  void theLauncherUsesTheJdkAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.snetd.launch..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "dev.snetd.launch..", "org.jspecify..")
        .because("it runs before any library is on the class path")
        .check(Classes.main());
  }

  @Test
  void everyPackageIsCheckedForNull() {
    assertThat(
            Classes.main().that(Classes.writtenByHand()).stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(ours -> !isNullMarked(ours))
                .map(JavaPackage::getName))
        .as(
            "packages whose package-info.java lacks @NullMarked: NullAway passes over them silently")
        .isEmpty();
  }

  private static boolean isNullMarked(JavaPackage ours) {
    return Objects.requireNonNull(ours).isAnnotatedWith(NullMarked.class);
  }
}
