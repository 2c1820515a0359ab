package descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.message.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void theLastColumnIsTheLabel() {
    Samples samples =
        new Csv("\uFEFFa,\"b, c\", kind \r\n1,-2e3,red\r\n\r\n.5,4.,blue\r\n", "").rows();
    assertThat(samples.features()).containsExactly("a", "b, c");
    assertThat(samples.inputs()).isDeepEqualTo(new double[][] {{1, -2000}, {0.5, 4}});
    assertThat(samples.classes()).containsExactly("blue", "red");
    assertThat(samples.targets()).containsExactly(1, 0);
  }

  @Test
  void aQuotedCellMayHoldLineBreaks() {
    Samples samples =
        new Csv("\"width\r\n\r\n(cm)\",kind\n1,\"a \"\"red\"\"\none\"\n2,blue", "").rows();
    assertThat(samples.features()).containsExactly("width\n\n(cm)");
    assertThat(samples.classes()).containsExactly("a \"red\"\none", "blue");
    assertThat(samples.inputs()).isDeepEqualTo(new double[][] {{1}, {2}});
  }

  @Test
  void anotherColumnCanBeTheLabel() {
    Samples samples = new Csv("kind,a\nx,1\ny,2", "kind").rows();
    assertThat(samples.features()).containsExactly("a");
    assertThat(samples.targets()).containsExactly(0, 1);
  }

  @Test
  void classesThatAreNumbersAreOrderedAsNumbers() {
    Samples samples = new Csv("a,y\n0,10\n0,9\n0,-1\n0,9.0", "").rows();
    assertThat(samples.classes()).containsExactly("-1", "9", "10");
    assertThat(samples.targets()).containsExactly(2, 1, 0, 1);
    assertThat(new Csv("a,y\n0,10\n0,9\n0,b", "").rows().classes()).containsExactly("10", "9", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a,y;1,x;z,w            | line 3, column 1 (a): expected a number, not \"z\"; leave out"
            + " this line or the whole column",
        "a,b,y;1,2,x;;1,inf,w   | line 4, column 2 (b): expected a number, not \"inf\"; leave out"
            + " this line or the whole column",
        "a,b,y;1,2,x;1,0x1p3,w  | line 3, column 2 (b): expected a number, not \"0x1p3\"; leave out"
            + " this line or the whole column",
        "a,b,y;1,2,x;1,1e999,w  | line 3, column 2 (b): expected a number, not \"1e999\"; leave out"
            + " this line or the whole column",
        "a,b,y;1,2,x;1,,w       | every label of the rows that miss no value is x; there must be"
            + " two classes",
        "a,b,y;1,?,x;1,NaN,w    | in every line a value is missing (empty, NA, NaN, ? or null); leave"
            + " out the column b",
        "a,b,y;1,2,;1,4,        | in every line a value is missing (empty, NA, NaN, ? or null); leave"
            + " out the column y",
        "a,y;1,x;2              | line 3: the number of columns is 1, in the header 2",
        "a,y;1,x;2,             | every label of the rows that miss no value is x; there must be"
            + " two classes",
        "a,y;1,\"x              | line 2: a quotation mark is not closed",
        "a,y;1,x;2,\"z;3,w;     | line 3: a quotation mark is not closed",
        "a,\"y;y\";1,x;z,w       | line 4, column 1 (a): expected a number, not \"z\"; leave out"
            + " this line or the whole column",
        "a,a;1,x                | the header names the column a twice",
        "a;1                    | only one column was found; columns are separated by a comma, a"
            + " semicolon, a tab, a bar or blanks, and there must be two at least",
        "My data;a,b,y;1,2,x;3,4,z | line 1 has one column and line 2 has 3: leave out the lines"
            + " before the header",
        "# 2024;# by me;a,y;1,x;3,z | line 1 has one column and line 3 has 2: leave out the lines"
            + " before the header",
        "a,y;1,x;2,x            | every label is x; there must be two classes",
        "a,y                    | the CSV needs a header line and at least one line of numbers"
      })
  void saysWhatIsWrongAndWhere(String lines, String sentence) {
    assertThatThrownBy(() -> new Csv(lines.replace(';', '\n'), "").rows())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
  }

  @Test
  void linesBeforeTheHeaderAreNamed() {
    assertThatThrownBy(() -> new Csv("Messung\na;y\n1,5;u\n2,5;v\n", "").rows())
        .hasMessage(
            "line 1 has one column and line 2 has 2: leave out the lines before the header");
  }

  @Test
  void sizesAreBounded() {
    assertThatThrownBy(() -> new Csv("a,y\n" + "1,x\n".repeat(20_001), "").rows())
        .hasMessage("the CSV has more than 20000 lines of numbers");
    assertThatThrownBy(() -> new Csv("a,".repeat(1000) + "y\n1", "").rows())
        .hasMessage("line 1 has 1001 columns; at most 1000 are allowed");
    var count = new StringBuilder("a,y\n");
    for (int i = 0; i < 101; i++) {
      count.append("1,").append(i).append('\n');
    }
    assertThatThrownBy(() -> new Csv(count.toString(), "").rows())
        .hasMessage("there are 101 different labels; at most 100 classes are allowed");
    assertThatThrownBy(() -> new Csv("a,y\n1,x", "z").rows())
        .hasMessage("the header has no column z");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void semicolonsAndTabsSeparateToo(String separator) {
    String comma = "a,b,kind\n1,-2e3,red\n.5,4.,blue\n";
    assertThat(new Csv(comma.replace(",", separator), "").rows())
        .usingRecursiveComparison()
        .isEqualTo(new Csv(comma, "").rows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a|b|kind\n1|-2e3|red\n.5|4.|blue\n",
        "| a | b | kind |\n|---|:-:|---:|\n| 1 | -2e3 | red |\n| .5 | 4. | blue |\n",
        "a b kind\n1 -2e3 red\n.5 4. blue\n",
        "  a    b  kind \n  1 -2e3   red\n .5   4. \t blue",
        "a b kind\n1 -2e3 \"red\"\n.5 4.\t\"blue\"\n",
      })
  void barsAndRunsOfBlanksSeparateWhereNothingElseDoes(String file) {
    assertThat(new Csv(file, "").rows())
        .usingRecursiveComparison()
        .isEqualTo(new Csv("a,b,kind\n1,-2e3,red\n.5,4.,blue\n", "").rows());
    Samples more = new Csv(new Csv(file, "").with(List.of("7", "8"), "dark red"), "").rows();
    assertThat(more.inputs()[2]).containsExactly(7, 8);
    assertThat(more.classes()).containsExactly("blue", "dark red", "red");
  }

  @Test
  void barsAndBlanksBesideAnotherSeparatorAreText() {
    assertThat(new Csv("a,kind\n1,x|1\n2,y|2\n", "").rows().classes())
        .containsExactly("x|1", "y|2");
    assertThat(new Csv("a a,kind\n1,x 1\n2,y 2\n", "").rows().features()).containsExactly("a a");
    assertThat(new Csv("a|b b\n1|x y\n2|z w\n", "").rows().classes()).containsExactly("x y", "z w");
    assertThatThrownBy(() -> new Csv("Dear all\nthis is\nno table\n", "").rows())
        .hasMessageStartingWith("only one column was found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "NaN", "?", "null", "n/a", "NULL"})
  void rowsThatMissAValueAreLeftOut(String nothing) {
    String file = "a,b,y\n1,2,u\n%s,3,v\n4,%<s,v\n5,6,w\n7,8,u\n".formatted(nothing);
    Samples samples = new Csv(file, "").rows();
    assertThat(samples.inputs()).isDeepEqualTo(new double[][] {{1, 2}, {5, 6}, {7, 8}});
    assertThat(samples.classes()).containsExactly("u", "w");
    // What is not learnt from may be missing.
    assertThat(new Csv(file, "", "classification", List.of("a"), false).rows().rows()).isEqualTo(4);
    String target = "a,y\n1,0.5\n2,%s\n3,2.5\n".formatted(nothing);
    assertThat(new Csv(target, "", "regression", List.of(), false).rows().targets())
        .containsExactly(0.5, 2.5);
  }

  @Test
  void anEmptyLabelIsNoneAndAnyOtherOneIsAClass() {
    assertThat(new Csv("a,y\n1,NA\n2,\n3,EU\n4,?\n", "").rows().classes())
        .containsExactly("?", "EU", "NA");
  }

  @Test
  void aSeparatorThatIsFoundInLabelsAloneSeparatesNothing() {
    assertThat(new Csv("a,kind\n1,x;1\n2,y;2\n3,x;1\n", "").rows().classes())
        .containsExactly("x;1", "y;2");
    assertThat(new Csv("a;kind\n1;\"x, y\"\n2;z\n", "").rows().classes())
        .containsExactly("x, y", "z");
  }

  @Test
  void decimalCommasAreReadWhereTheCommaSeparatesNothing() {
    var german = new Csv("sep=;\nLänge;Breite;Art\n1,5;-2;a\n0,25;3,5e1;b\n;;\n", "");
    assertThat(german.rows().features()).containsExactly("Länge", "Breite");
    assertThat(german.rows().inputs()).isDeepEqualTo(new double[][] {{1.5, -2}, {0.25, 35}});
    assertThat(new Csv("1,5;2,5;0\n3,5;4,5;1\n", "").rows().inputs())
        .isDeepEqualTo(new double[][] {{1.5, 2.5}, {3.5, 4.5}});
    assertThatThrownBy(() -> new Csv("a;y\n1,5;x\n1.5;z", "").rows())
        .hasMessage(
            "line 2 has 1,5 and line 3 has 1.5: decimals must be written in one way, and thousands"
                + " without a sign between them");
  }

  @Test
  void aQuotedDecimalCommaIsReadBetweenCommasToo() {
    double[][] expected = {{1.5, -2.5}, {3, 0.25}, {7, 1}};
    for (String file :
        List.of(
            "\"a\",\"b\",\"y\"\n\"1,5\",\"-2,5\",\"u\"\n3,\"0,25\",v\n7,1,u\n",
            "\"a\";\"b\";\"y\"\n\"1,5\";\"-2,5\";\"u\"\n3;\"0,25\";v\n7;1;u\n",
            "\"1,5\",\"-2,5\",u\n3,\"0,25\",v\n7,1,u\n")) {
      assertThat(new Csv(file, "").rows().inputs()).as(file).isDeepEqualTo(expected);
    }
    // What separates thousands is no decimal comma, nor a comma in a file with decimal points.
    assertThatThrownBy(() -> new Csv("a,y\n\"1,500\",u\n\"12,000\",v\n", "").rows())
        .hasMessageContaining("expected a number, not \"1,500\"");
    assertThatThrownBy(() -> new Csv("a,b,y\n\"1,5\",0.5,u\n2,0.5,v\n", "").rows())
        .hasMessageContaining("expected a number, not \"1,5\"");
  }

  @Test
  void aFirstLineOfDataIsNoHeader() {
    Samples iris =
        new Csv("5.1,3.5,1.4,0.2,Iris-setosa\n4.9,3.0,1.4,0.2,Iris-setosa\n6,2,5,2,Iris-x", "")
            .rows();
    assertThat(iris.rows()).isEqualTo(3);
    assertThat(iris.features()).containsExactly("x1", "x2", "x3", "x4");
    assertThat(iris.targets()).containsExactly(0, 0, 1);
    Samples numbers = new Csv("1,2,0\n3,4,1\n", "x1").rows();
    assertThat(numbers.features()).containsExactly("x2", "y");
    assertThat(numbers.targets()).containsExactly(0, 1);
  }

  @Test
  void namesThatAreNumbersAreAHeaderBesideOneThatIsNone() {
    assertThat(new Csv("0,1,label\n5,6,a\n7,8,b", "").rows().features()).containsExactly("0", "1");
    assertThat(new Csv("0,1,2\n5,6,0\n7,8,1", "2").rows().features()).containsExactly("0", "1");
  }

  @Test
  void aTargetThatIsANumberIsLearntAsItIs() {
    Samples samples = new Csv("y,a,b\n-1.5,1,2\n2,3,4", "y", "regression", List.of(), true).rows();
    assertThat(samples.isRegression()).isTrue();
    assertThat(samples.features()).containsExactly("a", "b");
    assertThat(samples.targets()).containsExactly(-1.5, 2);
    assertThatThrownBy(() -> new Csv("a,y\n1,2\n3,x", "", "regression", List.of(), false).rows())
        .hasMessage("line 3, column 2 (y): expected a number, not \"x\"");
  }

  @Test
  void columnsAreLeftOutWhateverTheyHold() {
    String file = "id,name,a,kind,note\n1,Ann,5,x,?\n2,Bob,6,y,\n";
    Samples samples =
        new Csv(file, "", "classification", List.of("id", "name", "note"), false).rows();
    assertThat(samples.features()).containsExactly("a");
    assertThat(samples.classes()).containsExactly("x", "y");
    assertThatThrownBy(() -> new Csv(file, "kind", "classification", List.of("kind"), false).rows())
        .hasMessage("the column kind cannot be the target and be left out");
    assertThatThrownBy(() -> new Csv(file, "", "classification", List.of("age"), false).rows())
        .hasMessage("the header has no column age");
    assertThatThrownBy(
            () -> new Csv("a,b\n1,x\n2,y", "", "classification", List.of("a"), false).rows())
        .hasMessage("no column is left to learn from");
  }

  @Test
  void aPointGetsALineAsTheFileWritesThem() {
    var csv =
        new Csv("kind;a;id;b\nx;1,5;u;2\ny;2;v;3", "kind", "classification", List.of("id"), false);
    assertThat(csv.with(List.of("0.25", "-1"), "x")).endsWith("\ny;2;v;3\nx;0,25;-;-1\n");
  }
}
