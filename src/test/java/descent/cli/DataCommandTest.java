package descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DataCommandTest {
  @Test
  void tellsHowACsvIsRead() {
    var result = Answer.to("id;a;kind\n1;0,5;x\n2;1,5;y\n3;2;x\n", "data", "-");
    assertThat(result.code()).isZero();
    JsonNode json = result.json();
    assertThat(json.propertyNames())
        .containsExactly(
            "encoding",
            "separator",
            "header",
            "rows",
            "features",
            "target",
            "task",
            "classes",
            "warnings");
    assertThat(json.toString())
        .startsWith(
            "{'encoding':'UTF-8','separator':';','header':true,'rows':3,'features':['id','a'],"
                    .replace('\'', '"')
                + "'target':'kind','task':'classification','classes':{'x':2,'y':1},"
                    .replace('\'', '"'));
    assertThat(json.get("warnings").toString())
        .contains("decimal comma", "The column id seems to number the rows", "only one row");
  }

  @Test
  void takesATargetAndLeavesColumnsOut() {
    var result =
        Answer.to(
            "index,a,b,y\n0,1,2,0.5\n1,3,4,0.25\n2,5,9,7\n",
            "data",
            "-",
            "--target",
            "b",
            "--ignore",
            "index,y");
    assertThat(result.json().get("features").toString()).isEqualTo("[\"a\"]");
    assertThat(result.json().get("task").asString()).isEqualTo("regression");
    assertThat(result.json().get("minimum").asDouble()).isEqualTo(2);
    assertThat(result.json().get("maximum").asDouble()).isEqualTo(9);
    assertThat(result.json().has("classes")).isFalse();
  }

  @Test
  void asksForTheEncodingOfBytesThatAreNotUtf8() {
    byte[] gbk = "a,b\n1,正\n2,负\n3,x\n".getBytes(Charset.forName("GBK"));
    var refused = Answer.to(gbk, "data", "-");
    assertThat(refused.code()).isOne();
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("line 2 is not text in UTF-8; say which encoding this file has: GB18030 (正 负)")
        .hasLineCount(1);
    JsonNode read = Answer.to(gbk, "data", "-", "--encoding", "gbk").json();
    assertThat(read.get("encoding").asString()).isEqualTo("GBK");
    assertThat(read.get("classes").toString()).isEqualTo("{\"x\":1,\"正\":1,\"负\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data | data needs a file, or - for standard input",
        "data - | the CSV needs a header line and at least one line of numbers",
        "data - --ignore | after --ignore a value is missing",
        "data - --task cluster | after --task stands classification or regression, not \"cluster\"",
        "data - --encoding klingon | there is no encoding klingon; try one of UTF-8, UTF-16,"
            + " GB18030, windows-1252, Big5, Shift_JIS, EUC-KR, windows-1251",
        "data - --encoding , | there is no encoding ,; try one of UTF-8, UTF-16, GB18030,"
            + " windows-1252, Big5, Shift_JIS, EUC-KR, windows-1251",
        "data no/such.csv | there is no file no/such.csv",
      })
  void saysWhatItNeeds(String command, String sentence) {
    var result = Answer.to("", command.split(" "));
    assertThat(result.code()).isOne();
    assertThat(result.out()).isEmpty();
    assertThat(result.err().strip()).isEqualTo(sentence);
  }
}
