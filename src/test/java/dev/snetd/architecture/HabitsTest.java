package dev.snetd.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.time.Duration;
import java.util.Timer;
import org.junit.jupiter.api.Test;

/** Habits that have cost others a night, and that a compiler does not see. */
class HabitsTest {
  @Test
  void staticsDoNotChange() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(Classes.writtenByHand())
        .should()
        .beFinal()
        .because("two daemons in one JVM, as after a redeploy or in tests, must share nothing")
        .check(Classes.main());
  }

  @Test
  void onlyCommandsEndTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.snetd.cli..", "dev.snetd.launch..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("in a WAR the process belongs to the container")
        .check(Classes.main());
  }

  @Test
  void onlyCommandsPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.snetd.cli..", "dev.snetd.launch..", "dev.snetd.sandbox..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("what is not logged reaches no operator")
        .check(Classes.main());
  }

  @Test
  void nothingIsTimedByTimers() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Timer.class)
        .because("one task that throws ends the timer and everything else on it, silently")
        .check(Classes.main());
  }

  @Test
  void testsWaitForConditionsNotForTime() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.snetd.testing.Await")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .because("a sleep is too short on a slow machine and too long on all others: use Await")
        .check(Classes.tests());
  }
}
