package descent.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import descent.dataset.Reading;
import descent.dataset.table.CsvText.Proposal;
import descent.dataset.table.CsvText.UnknownEncodingException;
import descent.message.InvalidInputException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {
  private static final String FILE = "a,b\n1,正\n2,ä\n";

  @Test
  void bytesThatAreNoTextInAnyEncodingAreNotAskedAbout() {
    byte[] bytes = new byte[512];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    assertThatThrownBy(() -> CsvText.of(bytes)).hasMessageEndingWith("this is not a CSV file");
  }

  @Test
  void unicodeNeedsNoWord() {
    byte[] plain = FILE.getBytes(StandardCharsets.UTF_8);
    assertThat(CsvText.of(plain)).isEqualTo(new CsvText(FILE, "UTF-8"));
    assertThat(CsvText.of(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new CsvText(FILE, "UTF-8"));
    for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      assertThat(CsvText.of(("\uFEFF" + FILE).getBytes(charset)))
          .isEqualTo(new CsvText(FILE, "UTF-16"));
    }
    assertThatThrownBy(() -> CsvText.of("a,b\n1,\0\n".getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("this is not text: it has bytes of 0");
    for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      assertThatThrownBy(() -> CsvText.of("a,b\n1,x\n2,ä\n".getBytes(charset)))
          .hasMessageEndingWith("which encoding this file has: " + charset + " (a b 1)");
    }
    assertThat(CsvText.of(FILE.getBytes(StandardCharsets.UTF_16LE), "utf-16le").text())
        .isEqualTo(FILE);
  }

  @ParameterizedTest
  @CsvSource({
    "GBK, 正 负, GB18030",
    "GB18030, 正面 负面, GB18030",
    "windows-1252, ä ö, windows-1252",
    "windows-1252, Österreich Zürich Köln, windows-1252",
    "windows-1252, Âge été Noël, windows-1252",
    "Big5, 數 學, Big5",
    "windows-1251, да нет, windows-1251",
  })
  void otherBytesAreRefusedAndTheirLikelyEncodingsShown(
      String encoding, String labels, String proposed) {
    String text = "a,b\n1,x\n2," + labels.replace(" ", "\n3,") + "\n";
    byte[] bytes = text.getBytes(Charset.forName(encoding));
    var refused = catchThrowableOfType(UnknownEncodingException.class, () -> CsvText.of(bytes));
    assertThat(refused)
        .hasMessageStartingWith("line 3 is not text in UTF-8; say which encoding this file has: ");
    assertThat(refused.proposals()).contains(new Proposal(proposed, List.of(labels.split(" "))));
    assertThat(CsvText.of(bytes, encoding)).isEqualTo(new CsvText(text, encoding));
    if (!proposed.startsWith("Big5") && !proposed.endsWith("1251")) {
      assertThat(refused.proposals().getFirst().encoding()).isEqualTo(proposed);
    }
  }

  @Test
  void noByteIsEverReplaced() {
    byte[] latin = "a,b\n1,ä\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> CsvText.of(latin, "gbk"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the bytes of this file are not text in GBK");
    assertThatThrownBy(() -> CsvText.of(new byte[] {(byte) 0xfe, (byte) 0xff, 65}))
        .hasMessage("the bytes of this file are not text in UTF-16");
  }

  @Test
  void labelsInOneEncodingAreOneClassEachOnceItIsConfirmed() {
    byte[] gbk = "a,b\n1,正\n2,负\n3,x\n".getBytes(Charset.forName("GBK"));
    Reading reading = Reading.of(CsvText.of(gbk, "gbk"), "", null, List.of());
    assertThat(reading.classes()).containsOnlyKeys("x", "正", "负");
    byte[] windows = "a,b\n1,ä\n2,ö\n".getBytes(Charset.forName("windows-1252"));
    assertThat(Reading.of(CsvText.of(windows, "cp1252"), "", null, List.of()).classes())
        .containsOnlyKeys("ä", "ö");
  }
}
