package descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.dataset.table.CsvText;
import descent.message.Message;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        "a,y;1,p;2,p;4,q                      | The class q has only one row: it cannot be both"
            + " trained on and validated.",
        "a,y;1,p;3,q;4,r;6,t;7,s;8,s          | 4 of the 5 classes have only one row: they cannot"
            + " be both trained on and validated.",
        "a,y;1,1;3,1;4,2;6,2;7,c;8,c           | The target y is a number in 4 of 6 rows and text"
            + " in the others, so its values are read as classes: leave out those lines to predict"
            + " a number.",
        "a,y;1,p;3,p;4,q;6,q;7,n/a;8,n/a       | n/a is read as the name of a class, of 2 rows: if"
            + " it stands for a missing label, leave out those lines.",
        "a,y;1,p;3,p;4,q;6,q;?,q;8,            | Left out because a value is missing (empty,"
            + " NA, NaN, ? or null): 2 of 6 rows.",
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
            "Left out because a value is missing (empty, NA, NaN, ? or null): 4 of 8 rows.",
            "In 3 of them b is missing: without this column 7 of 8 rows are read.");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "1,5 2,5 0;3,5 4,5 1                | 1.5 2.5 | The numbers are read with a decimal comma.",
        "1,5 2,5 u;3,5 4,5 v;1 2 u              | 1.5 2.5 | The numbers are read with a decimal"
            + " comma.",
        "a,b,y;5 kg,none,yes;6 kg,none,no   | 5       | In the column a, 5 kg is read as 5.",
        "1,5,2,5,0;3,4,4,6,1                | 1 5 2 5 | Every comma is read as one between columns,"
            + " and all numbers are whole: if commas stand before decimals too, separate the"
            + " columns by semicolons.",
        "a~y;1.234~u;12.500~v               | 1.234   | In 1.234, \".\" is read as the sign before"
            + " decimals, though three digits follow it in every such number: if it separates"
            + " thousands, take it out.",
        "a~b~y;1.234~1,5~u;12.500~2,5~v     | 1234 1.5 | In the column a, 1.234 is read as 1234.",
        "plz,a,y;01234,1,u;80331,2,v        | 1234 1  | In the column plz, 01234 is read as the"
            + " number 1234: if its values are codes, leave it out, or predict it as classes.",
        "a,id;0.5,1;0.7,2;0.1,3;0.3,4       | 0.5     | The target id seems to number the rows:"
            + " choose another column to predict.",
        "a,y;2e-330,u;1,v                   | 0       | In the column a, 2e-330 is too close to 0"
            + " for the numbers here and is read as 0.",
        "a,y;9007199254740993,u;1,v         | 9007199254740992 | In the column a,"
            + " 9007199254740993 has more digits than are kept: it is read as 9007199254740992.",
        "a,y;1,Yes;2,yes;3, YES ;5,no       | 1       | The classes \"YES\", \"Yes\", \"yes\""
            + " differ only in case, blanks or the way of writing and are read as 3 classes: if"
            + " they are one, write it in one way.",
        "a,b,y;true,1,u;FALSE,3,v           | 1 1     | In the column a, FALSE is read as 0.",
        "a,b,y;yes,1,u;-,2,u;no,3,v         | 1 1     | Cells with \"-\" are read as missing"
            + " values.",
        "a,y;10%,u;20%,v                    | 10      | In the column a, 10% is read as 10.",
        "a,y;$10.50,u;\"$1,200\",v          | 10.5    | In the column a, $10.50 is read as 10.50.",
        "a~y;1.210,50 €~u;10,00 €~v         | 1210.5  | In the column a, 1.210,50 € is read as"
            + " 1210.50.",
        "a,y;1'234.5,u;2'000,v              | 1234.5  | In the column a, 1'234.5 is read as"
            + " 1234.5.",
        "a~y;1 234,5~u;2~v                  | 1234.5  | In the column a, 1 234,5 is read as"
            + " 1234.5.",
        "a,y;-999,u;2.5,v                   | -999    | In the column a, -999 is read as a number"
            + " far from all others: if it stands for a missing value, leave its cells empty.",
        "a,y;1k,u;500,v                     | 1000    | In the column a, 1k is read as 1e3.",
        "a,y;2.5M,u;1k,v                    | 2500000 | In the column a, 2.5M is read as 2.5e6.",
        "a,y;3万,u;2000,v                   | 30000   | In the column a, 3万 is read as 3e4.",
        "a,y;(1.5),u;2,v                    | -1.5    | In the column a, (1.5) is read as -1.5.",
        "a,y;($1.50),u;$2.00,v              | -1.5    | In the column a, ($1.50) is read as -1.50.",
        "a,y;1_000,u;2_500_000.5,v          | 1000    | In the column a, 1_000 is read as 1000.",
        "a,y;1.5D+02,u;2.5d-01,v            | 150     | In the column a, 1.5D+02 is read as"
            + " 1.5e+02.",
        "'a','y';'1.5','u';'2','v'          | 1.5     | Single quotation marks around cells are left out.",
        "a,y;20°C,u;-3 °C,v                 | 20      | In the column a, 20°C is read as 20.",
        "a,y;\"1,200\",u;\"3,400\",v        | 1200    | In the column a, 1,200 is read as 1200.",
        "# my data;# by me, 2024;a,y;1,u;2,v | 1      | Lines above the table that begin"
            + " with # are left out: 2.",
        "# x,y;1,2;3,4                      | 1       | Line 1 begins with # and is read as the"
            + " header.",
        "# x y;1.5 2;3 4                    | 1.5     | Line 1 begins with # and is read as the"
            + " header.",
        "#\\tz;5\\tu;2\\tv                   | 5       | The class u has only one row: it cannot"
            + " be both trained on and validated.",
        "a,y;−1.5,u;２,v                    | -1.5    | In the column a, −1.5 is read as -1.5.",
        "a，b，y;１，2，好;３，4，坏          | 1 2     | The columns are separated by ，.",
        "a,b,y;#N/A,2,u;<NA>,4,v;7,8,u;9,9,v | 7 8    | Cells with \"#N/A\", \"<NA>\" are read as"
            + " missing values.",
        "l,w,z;cm,cm,kg;2,1,.5;3,2,4;5,3,6  | 2 1     | Line 2 (cm, cm, kg) has no number: it is"
            + " read as a row of units and left out.",
        "\"a\" \"y\";\"r1\" 1.5 u;\"r2\" 2 v  | 1.5     | The column 1 holds text, not numbers: it"
            + " is left out.",
        "a\ty;1\tu\t;2\tv\t                | 1       | The class u has only one row: it cannot be"
            + " both trained on and validated.",
      })
  void aFileIsReadAsItIsMeantAndSaysHow(String lines, String first, String warning) {
    String file = lines.strip().replace(';', '\n').replace('~', ';').replace("\\t", "\t");
    Reading reading = read(file);
    assertThat(reading.samples().inputs()[0])
        .containsExactly(Stream.of(first.split(" ")).mapToDouble(Double::parseDouble).toArray());
    assertThat(warnings(file)).contains(warning);
    // The experiment holds it so that nothing is left to be guessed.
    assertThat(reading.csv().rows()).usingRecursiveComparison().isEqualTo(reading.samples());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "1 1:0.5 2:0.3;0 2:0.1 | \"1 1:0.5 2:0.3\" looks like LIBSVM, which is not read: save the"
            + " file as CSV, with a line for each row and a cell for each column",
        "@relation r;@data;1,2 | \"@relation r\" looks like ARFF, which is not read: save the file"
            + " as CSV, with a line for each row and a cell for each column",
        "{\"a\": 1, \"y\": 2}   | \"{\"a\": 1, \"y\": 2}\" looks like JSON, which is not read: save"
            + " the file as CSV, with a line for each row and a cell for each column",
        "a~b,y;1~2,0;3~4,1     | several signs seem to separate columns here (commas, semicolons or"
            + " tabs): separate all columns by the same one, and put a cell that contains it"
            + " between quotation marks",
        "a~b,y;1~2,u;3~4,v     | several signs seem to separate columns here (commas, semicolons or"
            + " tabs): separate all columns by the same one, and put a cell that contains it"
            + " between quotation marks",
        "a~y;1,5~u;1.5~v       | line 2 has 1,5 and line 3 has 1.5: decimals must be written in one"
            + " way, and thousands without a sign between them",
        "Report 2024;a,b;1,2;3,4 | line 1 has one column and line 2 has 2: leave out the lines"
            + " before the header",
        "a,b,y;1,000,200,u;2,000,300,v | line 2: the number of columns is 4, in the header 3;"
            + " if commas stand before decimals or between thousands, separate the columns by"
            + " semicolons",
        "a,b,y;1,5,2,u;2,5,3,v | line 2: the number of columns is 4, in the header 3; if commas"
            + " stand before decimals or between thousands, separate the columns by semicolons",
        "a,b,y;1,u,v,w;2,5,3 | line 2: the number of columns is 4, in the header 3",
        "c,d,10%;4.,10%;4.,10%  | line 2: the number of columns is 2, in the header 3",
        "a,y;10%,u;0.2,v       | line 2, column 1 (a): expected a number, not \"10%\"; leave out"
            + " this line or the whole column",
      })
  void whatMayBeMeantInSeveralWaysIsRefused(String lines, String sentence) {
    String file = lines.strip().replace(';', '\n').replace('~', ';');
    assertThatThrownBy(() -> read(file)).hasMessage(sentence);
  }

  @Test
  void aPlainFileIsKeptAsItIs() {
    for (String file :
        List.of("a,y\n1,u\n2,v\n", "a;y\n1,5;0,5\n2;1,5\n", "a y\n1 u\n2 v", "a,y\n+.5,t\n4.,f")) {
      assertThat(read(file).csv().content()).isEqualTo(file);
    }
  }
}
