package descent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SpreadsheetStreamTest {
  private static String harmless(String csv, int piece) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] all = csv.getBytes(StandardCharsets.UTF_8);
    try (var stream = new SpreadsheetStream(bytes)) {
      for (int from = 0; from < all.length; from += piece) {
        stream.write(all, from, Math.min(piece, all.length - from));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aNameThatLooksLikeAFormulaIsText() throws IOException {
    String csv =
        """
        run,step,loss
        =cmd(),0,-1.5
        "=cmd(""a"",
        =b())",1,-2.5
        "-1,2",2,1e-3
        @SUM,3,
        +1,4,-0.0
        "",5,-1
        动量,6,-7.0
        """;
    String wanted =
        """
        run,step,loss
        '=cmd(),0,-1.5
        "'=cmd(""a"",
        =b())",1,-2.5
        "'-1,2",2,1e-3
        '@SUM,3,
        '+1,4,-0.0
        "",5,-1
        动量,6,-7.0
        """;
    for (int piece : new int[] {1, 2, 7, 1000}) {
      assertThat(harmless(csv, piece)).as("in pieces of " + piece).isEqualTo(wanted);
    }
  }
}
