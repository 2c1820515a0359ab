package descent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import descent.expression.Expression;
import descent.optimizer.rule.Optimizers;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the code to the picture in docs/architecture.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  /** Functions whose last bits the Java platform leaves open. */
  private static final Set<String> INEXACT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  /** Names that have another meaning too, as words of the format or of the wire. */
  private static final Set<String> OTHER_MEANINGS =
      Set.of(
          "decay",
          "every",
          "expression",
          "formula",
          "memory",
          "minimum",
          "over",
          "power",
          "rule",
          "step",
          "weightDecay");

  private static final Set<String> RULES =
      Set.of("descent.optimizer.rule", "descent.optimizer.secondorder");

  /** Where names belong: the choices themselves, prepared experiments, words of mathematics. */
  private static final Set<String> NAMING =
      Set.of(
          "descent/optimizer/rule/",
          "descent/optimizer/secondorder/",
          "descent/schedule/",
          "descent/ui/link/FirstScreen",
          "descent/live/race/Races",
          "descent/Rehearsal",
          "descent/expression/notation/",
          "descent/expression/syntax/",
          // What other programs call them is only ever suggested.
          "descent/message/Spelling");

  /** Of what else is called by such a name: a part of an exported program, by the file's name. */
  private static final Map<String, String> ALSO_NAMED =
      Map.of("FunctionCode.java", "\"plateau\"", "NetworkCode.java", "\"plateau\"");

  private final Floorplan plan;
  private final JavaClasses code;

  ArchitectureTest() throws IOException {
    plan = Floorplan.read();
    code =
        new ClassFileImporter()
            .importUrl(Descent.class.getProtectionDomain().getCodeSource().getLocation());
  }

  Stream<String> rooms() {
    return plan.rooms().stream().filter(room -> code.containPackage(Floorplan.packageOf(room)));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatIsDrawn(String room) {
    check(
        noClasses()
            .that(areIn(Set.of(room)))
            .should()
            .dependOnClassesThat(areIn(plan.forbiddenTo(room)))
            .because(
                "docs/architecture.md draws no such arrow from "
                    + room
                    + "; draw it there first if the house is to change"));
  }

  @Test
  void everyPackageIsDrawn() {
    Set<String> found = new TreeSet<>();
    code.forEach(type -> found.add(plan.roomOf(type.getPackageName())));

    assertThat(plan.rooms())
        .as("the rooms in docs/architecture.md, because what is not drawn is forbidden")
        .containsAll(found);
  }

  @Test
  void springAndVaadinStayInTheirRooms() {
    check(
        noClasses()
            .that(areOutside(Set.of("descent", "api", "ui")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.springframework..", "com.vaadin..", "jakarta.."))
            .because("the mathematics and the commands must start and be tested without a server"));
  }

  @Test
  void jacksonStaysInItsRooms() {
    check(
        noClasses()
            .that(
                areOutside(
                    Set.of(
                        "experiment.json",
                        "experiment.edit",
                        "wire",
                        "classroom",
                        "cli",
                        "api",
                        "ui")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.."))
            .because("JSON is one form of an experiment, known in one place"));
  }

  @Test
  void belowLiveNothingDependsOnTimeThreadsOrChance() {
    check(
        noClasses()
            .that(areIn(plan.below("live")))
            .should()
            .callMethodWhere(target("is a clock or chance", ArchitectureTest::isClockOrChance))
            .orShould()
            .dependOnClassesThat(
                describe("are about time, threads or chance", ArchitectureTest::isUnrepeatable))
            .because(
                "a run is a function of its description, on every machine, today or next year"));
  }

  @Test
  void belowLiveElementaryFunctionsAreExactToTheBit() {
    check(
        noClasses()
            .that(areIn(plan.below("live")))
            .should()
            .callMethodWhere(
                target(
                    "is a function of Math that may differ between machines",
                    method ->
                        method.getOwner().isEquivalentTo(Math.class)
                            && INEXACT.contains(method.getName())))
            .because(
                "the same run gives the same bits everywhere: StrictMath does, Math need not"));
  }

  /** A choice declares what it can do; who asks for its name forgets the next one. */
  @Test
  void noOptimizerAndNoScheduleIsNamedOutsideItsFileAndTheCatalogue() {
    Set<Class<?>> catalogues = Set.of(Optimizers.class, Schedules.class);
    check(
        noClasses()
            .that(areOutside(Set.of("optimizer.rule", "optimizer.secondorder", "schedule")))
            .should()
            .dependOnClassesThat(
                describe(
                    "are one optimizer or one schedule",
                    type ->
                        (RULES.contains(type.getPackageName())
                                || type.isAssignableTo(Schedule.class))
                            && !type.isEquivalentTo(Schedule.class)
                            && catalogues.stream().noneMatch(type::isEquivalentTo)))
            .because("adding one must touch its own file and the catalogue alone"));
  }

  /**
   * The same for names in quotes: in JSON, as a step of a pointer into it, or for people. Prepared
   * experiments are data, and say what they prepare.
   */
  @Test
  void noNameOfAChoiceOrItsParameterDecidesAnything() throws IOException {
    Set<String> names = new TreeSet<>();
    Set<String> titles = new TreeSet<>();
    Stream.concat(Optimizers.entries().stream(), Schedules.entries().stream())
        .forEach(
            entry -> {
              names.add(entry.type());
              titles.add(Pattern.quote(entry.title()));
              entry.parameters().forEach(parameter -> names.add(parameter.name()));
            });
    names.removeAll(OTHER_MEANINGS);
    Pattern quoted =
        Pattern.compile(
            "\"([^\"\\s]*/)?(%s)(/[^\"\\s]*)?\"|\"(%s)\""
                .formatted(String.join("|", names), String.join("|", titles)));
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .filteredOn(file -> NAMING.stream().noneMatch(file.toString()::contains))
          .allSatisfy(
              file ->
                  assertThat(quoted.matcher(Files.readString(file)).results().map(r -> r.group()))
                      .as("names of optimizers, schedules and their parameters in %s", file)
                      .isSubsetOf(ALSO_NAMED.getOrDefault(file.getFileName().toString(), "")));
    }
  }

  /** What differs stands in the types themselves; these few make two things of the two kinds. */
  @Test
  void hardlyAnybodyAsksForTheKindOfAProblemOrRun() throws IOException {
    Set<String> asking =
        Set.of(
            "Experiment",
            "ExperimentJson",
            "RecipeJson",
            "PythonProgram",
            "Explanation",
            "Explanations",
            "Checkpoint",
            "Admission",
            "TrainingLimits",
            "FirstPicture",
            "ProblemSummary");
    Pattern question =
        Pattern.compile(
            "\\b(instanceof|case)\\s+(Function|Network)(Problem|Run)\\b(?!\\.)"
                + "|\\((Function|Network)(Problem|Run)\\) ");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .filteredOn(file -> !asking.contains(file.getFileName().toString().replace(".java", "")))
          .allSatisfy(
              file ->
                  assertThat(question.matcher(Files.readString(file)).results().map(r -> r.group()))
                      .as("questions in %s; let Problem or Run say it", file)
                      .isEmpty());
    }
  }

  /** Else a keystroke would be parsed as often as somebody asks what was typed. */
  @Test
  void onlyTheTextOfAFunctionParsesIt() {
    Set<String> ownTexts =
        Set.of(
            "descent.objective.Gallery",
            "descent.objective.TypedFunction",
            "descent.schedule.Formula",
            "descent.export.RateCode",
            "descent.inspection.Recipe",
            "descent.api.race.StepAnswer");
    check(
        noClasses()
            .that(areOutside(Set.of("expression")))
            .and(describe("have no texts of their own", c -> !ownTexts.contains(c.getName())))
            .should()
            .callMethod(Expression.class, "parse", String.class)
            .because("FunctionProblem.source() has parsed it already"));
  }

  @Test
  void roomsAreSmallAndFilesAreShort() throws IOException {
    try (Stream<Path> code = Files.walk(Path.of("src/main/java"));
        Stream<Path> tests = Files.walk(Path.of("src/test/java"));
        Stream<Path> programs = Files.walk(Path.of("src/main/resources/descent/export"))) {
      Map<Path, Long> rooms = new TreeMap<>();
      for (Path file :
          Stream.of(code, tests, programs)
              .flatMap(files -> files)
              .filter(Files::isRegularFile)
              .toList()) {
        rooms.merge(file.getParent(), 1L, Long::sum);
        assertThat(Files.readAllLines(file)).as("lines of %s", file).hasSizeLessThanOrEqualTo(400);
      }
      assertThat(rooms)
          .as("files in a room, about twenty")
          .allSatisfy((room, count) -> assertThat(count).as("%s", room).isLessThanOrEqualTo(22));
    }
  }

  @Test
  void namesSayWhatThingsAre() {
    check(
        classes()
            .should()
            .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such a name says nothing; call it by what it does"));
  }

  @Test
  void noTwoFilesHaveOneName() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".java") && !name.equals("package-info.java"))
          .as("names of files, each with one meaning")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void everyPackageIsIntroducedAndNullMarked() {
    Set<String> packages = new TreeSet<>();
    code.forEach(type -> packages.add(type.getPackageName()));

    assertThat(packages)
        .allSatisfy(
            name ->
                assertThat(Path.of("src/main/java", name.replace('.', '/'), "package-info.java"))
                    .content()
                    .as("the introduction of %s, by a comment and @NullMarked", name)
                    .contains("/**", "@NullMarked\npackage " + name + ";"));
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(code);
  }

  private DescribedPredicate<JavaClass> areIn(Set<String> rooms) {
    return describe("are in " + rooms, type -> rooms.contains(plan.roomOf(type.getPackageName())));
  }

  /** A room holds what is drawn inside it, as {@code ui} holds {@code ui.lab}. */
  private DescribedPredicate<JavaClass> areOutside(Set<String> rooms) {
    return describe(
        "are outside " + rooms,
        type -> {
          String room = plan.roomOf(type.getPackageName()) + ".";
          return rooms.stream().noneMatch(around -> room.startsWith(around + "."));
        });
  }

  private static DescribedPredicate<JavaCall<?>> target(
      String description, Predicate<AccessTarget> predicate) {
    return describe(description, call -> predicate.test(call.getTarget()));
  }

  private static boolean isClockOrChance(AccessTarget method) {
    return switch (method.getOwner().getFullName()) {
      case "java.lang.System" ->
          Set.of("nanoTime", "currentTimeMillis", "identityHashCode").contains(method.getName());
      case "java.lang.Math", "java.lang.StrictMath" -> method.getName().equals("random");
      case "java.util.UUID" -> method.getName().equals("randomUUID");
      default -> isNow(method) || isParallel(method);
    };
  }

  private static boolean isNow(AccessTarget method) {
    return method.getOwner().getPackageName().equals("java.time") && method.getName().equals("now");
  }

  private static boolean isParallel(AccessTarget method) {
    return Set.of("parallel", "parallelStream").contains(method.getName());
  }

  private static boolean isUnrepeatable(JavaClass type) {
    return type.isAssignableTo(Thread.class)
        || type.isAssignableTo(Executor.class)
        || type.isAssignableTo(Future.class)
        || type.isAssignableTo(RandomGenerator.class)
        || type.isAssignableTo(Clock.class);
  }
}
