package descent.export;

import static org.assertj.core.api.Assertions.assertThat;

import descent.catalogue.Framework;
import descent.dataset.Datasets;
import descent.network.Activation;
import descent.network.Dropout;
import descent.network.Loss;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs of networks; what {@link FunctionProgramTest} says holds here, too. */
class NetworkProgramTest {
  private static String program(String dataset, String rest, String run, Framework framework) {
    return Programs.of(
        "{'problem': {'type': 'network', 'dataset': %s, %s}, 'runs': [{'optimizer': {'type': 'sgd'}%s}]}"
            .formatted(dataset, rest, run),
        framework);
  }

  private static String layer(String activation, double keep) {
    return "'layers': [{'units': 3, 'activation': '%s', 'keepProbability': %s}]"
        .formatted(activation, keep);
  }

  static Stream<Arguments> goldens() {
    return Stream.of("spiral", "curve")
        .flatMap(name -> Arrays.stream(Framework.values()).map(f -> Arguments.of(name, f)));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void programsThatWereRunStayAsTheyAre(String name, Framework framework) throws IOException {
    String json = Programs.resource(name + ".json");
    assertThat(Programs.of(json, framework))
        .isEqualTo(Programs.resource(name + "." + framework.type() + ".py"));
  }

  @ParameterizedTest
  @EnumSource(Framework.class)
  void everyFormIsParsedByPython(Framework framework) throws Exception {
    String xor = "{'type': 'xor', 'samples': 12}";
    List<String> programs = new ArrayList<>();
    for (var entry : Datasets.entries()) {
      String content = entry.type().equals("csv") ? ", 'content': 'a,b\\n1,0\\n2,1\\n3,0\\n'" : "";
      String dataset = "{'type': '%s'%s}".formatted(entry.type(), content);
      programs.add(program(dataset, layer("relu", 1), "", framework));
    }
    for (Activation activation : Activation.values()) {
      programs.add(program(xor, layer(activation.type(), 1), "", framework));
    }
    for (Loss loss : Loss.values()) {
      String rest = layer("relu", 1) + ", 'loss': '" + loss.type() + "'";
      programs.add(program(xor, rest, "", framework));
    }
    for (Dropout dropout : Dropout.values()) {
      String rest = layer("relu", 0.5) + ", 'dropout': '" + dropout.type() + "'";
      programs.add(program(xor, rest, "", framework));
    }
    for (String type : List.of("'he'", "'xavier'", "'normal', 'deviation': 0.1")) {
      String rest = layer("relu", 1) + ", 'initialization': {'type': " + type + "}";
      programs.add(program(xor, rest, "", framework));
    }
    assertThat(programs).allSatisfy(text -> assertThat(text).doesNotContain("{{", "#if", "#begin"));
    assertThat(Programs.complaints(programs)).isEmpty();
  }

  @Test
  void ofACsvOnlyNumbersAreWritten() {
    String content = "x,import evil,label\\n1,2,\\\"\\\"\\\"x\\\"\\n3,4,evil()\\n5,6,evil()\\n";
    String json =
        "{'problem': {'type': 'network', 'dataset': {'type': 'csv', 'content': 'C'}, 'split': [1], "
            + layer("relu", 1)
            + "}, 'runs': [{'optimizer': {'type': 'sgd'}}]}";
    String program =
        Programs.of(
            json.replace('\'', '"').replace("\"C\"", "\"" + content + "\""), Framework.PYTORCH);
    assertThat(program)
        .contains("table(\"\"\"\n1,2,0\n5,6,1\n3,4,1\n\"\"\")", "training=2", "classes=2")
        .doesNotContain("evil");
  }

  @Test
  void aRunSaysOnlyWhatItChanges() {
    String program =
        program(
            "{'type': 'xor', 'samples': 12}",
            layer("relu", 1),
            ", 'network': {'batchSize': 4, 'loss': 'crossEntropy'}",
            Framework.OPTAX);
    assertThat(program).contains("network={**NETWORK, \"batch_size\": 4},");
  }

  @Test
  void givenParametersAreWrittenDown() {
    String program =
        program(
            "{'type': 'regression', 'samples': 4}",
            "'layers': [], 'initialization': {'type': 'explicit',"
                + " 'layers': [{'weights': [[0.5]], 'biases': [-1]}]}",
            "",
            Framework.KERAS);
    assertThat(program).contains("start=[([[0.5]], [-1.0])],");
  }

  @Test
  void theRowsOfAPreparationAreWrittenOnce() {
    String program =
        program(
            "{'type': 'xor', 'samples': 12}",
            layer("relu", 1),
            ", 'network': {'validationFraction': 0.5}",
            Framework.PYTORCH);
    assertThat(program)
        .containsOnlyOnce("data_1 = Data(")
        .containsOnlyOnce("data_2 = Data(")
        .contains("{**NETWORK, \"data\": data_2}");
  }
}
