package dev.snetd.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the rules are checked on. Stubs made from .proto files are among them. */
final class Classes {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.snetd");

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("dev.snetd");

  private Classes() {}

  /** The daemon's own classes. */
  static JavaClasses main() {
    return MAIN;
  }

  /** The classes of the tests. */
  static JavaClasses tests() {
    return TESTS;
  }

  /** Not made from a .proto file: its source stands among ours. Such code obeys its generator. */
  static DescribedPredicate<JavaClass> writtenByHand() {
    return DescribedPredicate.describe("are written by hand", Classes::hasSourceOfOurs);
  }

  private static boolean hasSourceOfOurs(JavaClass type) {
    Path folder = Path.of("src/main/java", type.getPackageName().replace('.', '/'));
    return type.getSource()
        .flatMap(source -> source.getFileName())
        .map(name -> Files.exists(folder.resolve(name)))
        .orElse(false);
  }
}
