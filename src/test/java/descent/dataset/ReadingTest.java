package descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.dataset.table.CsvText;
import descent.message.Message;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
  private static Reading read(String file, String... ignore) {
    return Reading.of(new CsvText(file, "UTF-8"), "", null, List.of(ignore));
  }

  private static List<String> warnings(String file, String... ignore) {
    return read(file, ignore).warnings().stream().map(Message::toString).toList();
  }

  @Test
  void valuesOfACurveAreNoClasses() {
    String file =
        IntStream.range(0, 60)
            .mapToObj(i -> "%s,%s\n".formatted(i / 10.0, Math.sin(i / 10.0)))
            .collect(Collectors.joining("", "x,y\n", ""));
    Reading reading = read(file);
    assertThat(reading.csv().task()).isEqualTo("regression");
    assertThat(reading.csv().stratify()).isFalse();
    assertThat(reading.told())
        .containsEntry("minimum", Math.sin(4.7))
        .containsEntry("maximum", Math.sin(1.6));
    assertThat(warnings(file))
        .containsExactly(
            "The target y is a number with 60 different values, so a regression is proposed.");
    assertThat(Reading.of(new CsvText(file, "UTF-8"), "", "classification", List.of()).classes())
        .hasSize(60);
  }

  @Test
  void aQuotedDecimalCommaIsTold() {
    assertThat(warnings("a,b,y\n\"1,5\",2,u\n\"0,5\",3,v\n\"2,5\",5,u\n7,1,v\n"))
        .contains("The numbers are read with a decimal comma.");
  }

  @ParameterizedTest
  @CsvSource({
    "'0 1 1 0', classification",
    "'0 1', classification",
    "'0.5 1.5 0.5 1.5', classification",
    "'1 2 3 1 2 3', classification",
    "'3 4 5 6 5 4 5 6 3 4 7 8', classification",
    "'1 4 9 16 25 36', regression",
    "'0.5 1 1.5 1 0.5', regression",
    "'a 1 2 3 4', classification"
  })
  void aTargetIsANumberToLearnWhereClassesWouldHaveHardlyARow(String targets, String task) {
    String file = "a,y\n" + targets.replaceAll("(\\S+) ?", "7,$1\n");
    assertThat(read(file).csv().task()).isEqualTo(task);
  }

  @Test
  void aMissingHeaderIsTold() {
    Reading iris =
        read(
            "5.1,3.5,1.4,0.2,Iris-setosa\n"
                + "4.9,3.0,1.4,0.2,Iris-setosa\n"
                + "7,3.2,4.7,1.4,b\n"
                + "6,2,4,1,b\n");
    assertThat(iris.table().header()).isFalse();
    assertThat(iris.told()).containsEntry("rows", 4).containsEntry("target", "y");
    assertThat(iris.warnings())
        .hasToString(
            List.of(
                    "The first line is data, not a header: the columns are called x1, x2, x3, x4,"
                        + " y.")
                .toString());
    assertThat(warnings("0,1,label\n5,6,a\n7,8,a\n8,9,b\n8,9,b"))
        .containsExactly(
            "The header has numbers as names: 0, 1. If it is a line of data, give the file a"
                + " header.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,a,y;5,0,p;9,1,p;2,1,q;4,0,q       | The column id seems to number the rows: leave it"
            + " out, or the network learns the order of the file.",
        "n,a,y;1,0,p;2,1,p;3,1,q;4,0,q        | The column n seems to number the rows: leave it"
            + " out, or the network learns the order of the file.",
        ",a,y;0,0,p;1,1,p;2,1,q;3,0,q       | The column 1 seems to number the rows: leave it"
            + " out, or the network learns the order of the file.",
        "a,b,y;1,3,p;2,3,p;4,3,q;8,3,q        | The column b has the same value in every row:"
            + " nothing can be learnt from it.",
        "a,y;1,p;2,p;4,q                      | The class q has one row alone: it cannot be both"
            + " trained on and validated.",
        "a,y;1,p;3,q;4,r;6,t;7,s;8,s          | 4 of the 5 classes have one row alone: they cannot"
            + " be both trained on and validated.",
        "a,y;1,1;3,1;4,2;6,2;7,c;8,c           | The target y is a number in 4 of 6 rows and text"
            + " in the others, so its values are read as classes: leave out those lines to predict"
            + " a number.",
        "a,y;1,p;3,p;4,q;6,q;7,n/a;8,n/a       | n/a is read as the name of a class, of 2 rows: if"
            + " it stands for a missing label, leave out those lines.",
        "a,y;1,p;3,p;4,q;6,q;?,q;8,            | 2 of 6 rows miss a value (empty, NA, NaN, ? or"
            + " null) and are left out.",
        "a,y;1,0;2,0;4,1;5,1;7,2;8,2          | The target y is a number; its 3 values are read as"
            + " classes."
      })
  void whatOftenIsAMistakeIsTold(String lines, String warning) {
    assertThat(warnings(lines.strip().replace(';', '\n'))).containsExactly(warning);
  }

  @Test
  void nothingIsSaidOfWhatIsLeftOutOrUsual() {
    assertThat(warnings("id,a,y\n1,0,p\n2,1,p\n3,1,q\n4,0,q\n", "id")).isEmpty();
    assertThat(warnings("x,y\n1,p\n2,p\n3,q\n4,q\n")).isEmpty();
  }

  @Test
  void aFileAtTheBoundsIsReadInAMoment() {
    String file =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "%d,%s,c%d\n".formatted(i % 7, Integer.toString(i, 36), i % 50))
            .collect(Collectors.joining("", "a,b,y\n", ""))
            .toLowerCase(Locale.ROOT);
    assertThat(read(file, "b").classes()).hasSize(50).containsEntry("c0", 400);
  }

  @Test
  void textIsLeftOutUnlessItIsTheTarget() {
    String file = "name,a,kind\nAnn,1,x\nBo,2,y\nCy,4,x\n";
    Reading reading = read(file);
    assertThat(reading.samples().features()).containsExactly("a");
    assertThat(reading.csv().ignore()).containsExactly("name");
    assertThat(reading.csv().rows().features()).containsExactly("a");
    assertThat(warnings(file))
        .contains("The column name holds text, not numbers: it is left out.")
        .isEqualTo(warnings(file, "name"));
    assertThatThrownBy(() -> read("name,kind\nAnn,x\nBo,y\n"))
        .hasMessage("no column is left to learn from: name holds text, not numbers");
    assertThatThrownBy(() -> read(",,kind\n1,2,x\n2,3,y\n"))
        .hasMessage("the header leaves two columns or more without a name");
    assertThatThrownBy(() -> read("a,b,kind\n1,2,x\n2,two,y\n"))
        .hasMessageEndingWith("not \"two\"; leave out this line or the whole column");
  }

  @Test
  void missingValuesAreCountedAndTheColumnThatCostsMostIsNamed() {
    String file = "a,b,c,y\n1,,,p\n5,,,q\n2,?,,q\n,3,,p\n4,3,,q\n9,4,,p\n6,5,,q\n7,6,,p\n";
    assertThat(read(file).told()).containsEntry("rows", 4).containsEntry("rowsLeftOut", 4);
    assertThat(warnings(file))
        .containsExactly(
            "The column c is empty: it is left out.",
            "4 of 8 rows miss a value (empty, NA, NaN, ? or null) and are left out.",
            "3 of them miss b: without this column 7 of 8 rows are read.");
    assertThat(read(file, "b").told()).containsEntry("rows", 7).containsEntry("rowsLeftOut", 1);
    assertThat(read("a,y\n1,2\n2,1\n").told()).doesNotContainKey("rowsLeftOut");
  }

  @Test
  void aMissingValueMakesATargetNoClass() {
    assertThat(read("a,y\n7,0.5\n8,NA\n9,1.5\n10,3.5\n").told())
        .containsEntry("task", "regression")
        .containsEntry("rows", 3);
  }

  @Test
  void separatorsAreTold() {
    assertThat(read("a|y\n1|p\n2|q\n").told()).containsEntry("separator", "|");
    assertThat(read("a   y\n1   p\n2   q\n").told()).containsEntry("separator", " ");
  }
}
