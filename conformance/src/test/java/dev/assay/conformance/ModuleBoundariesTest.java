package dev.assay.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The house's plan: who may know whom. A module's root package is its API; everything below is its
/// own.
final class ModuleBoundariesTest {

  private static final String ROOT = "dev.assay.";

  /// What each module may know, besides itself. `server` and the tests may know everything.
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("model", Set.of()),
          Map.entry("inventory", Set.of("model")),
          Map.entry("discovery", Set.of("model", "inventory")),
          Map.entry("reachability", Set.of("model")),
          Map.entry("advisory", Set.of("model")),
          Map.entry("match", Set.of("model", "advisory")),
          Map.entry("database", Set.of("model")),
          Map.entry("finding", Set.of("model", "advisory", "match", "inventory", "database")),
          Map.entry("coverage", Set.of("model", "finding", "database")),
          Map.entry("account", Set.of("model", "database")),
          Map.entry("delivery", Set.of("model", "advisory", "match", "finding")),
          Map.entry("report", Set.of("model", "database")),
          Map.entry(
              "api",
              Set.of(
                  "model",
                  "advisory",
                  "finding",
                  "coverage",
                  "account",
                  "delivery",
                  "report",
                  "match",
                  "reachability")),
          Map.entry(
              "cli",
              Set.of(
                  "model",
                  "inventory",
                  "reachability",
                  "advisory",
                  "match",
                  "finding",
                  "delivery")));

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.assay");

  @Test
  void everyModuleIsInThePlan() {
    var modules = new TreeSet<String>();
    PRODUCT.forEach(type -> modules.add(module(type)));
    modules.remove("server");

    assertThat(MAY_KNOW.keySet()).containsAll(modules);
  }

  @Test
  void modulesKnowOnlyWhatThePlanAllows() {
    MAY_KNOW.forEach(
        (module, known) ->
            classes()
                .that(resideInAnyPackage(ROOT + module + ".."))
                .should(
                    onlyDependOnClassesThat(
                        DescribedPredicate.describe(
                            "belong to " + known,
                            type ->
                                !type.getPackageName().startsWith(ROOT)
                                    || module(type).equals(module)
                                    || known.contains(module(type)))))
                .allowEmptyShould(true)
                .check(PRODUCT));
  }

  @Test
  void noModuleLooksBelowAnothersRootPackage() {
    for (String module : MAY_KNOW.keySet()) {
      noClasses()
          .that(
              DescribedPredicate.describe(
                  "belong to another module than " + module,
                  (JavaClass type) -> !module(type).equals(module)))
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are below " + ROOT + module,
                  type ->
                      type.getPackageName().startsWith(ROOT + module + ".")
                          && !isGeneratedApi(type)))
          .check(PRODUCT);
    }
  }

  /// The generated shapes are the API's contract, one package for each service.
  private static boolean isGeneratedApi(JavaClass type) {
    return type.getPackageName().startsWith(ROOT + "api.inspector");
  }

  private static String module(JavaClass type) {
    var rest = type.getPackageName().substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
