package descent.api.race;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer of bytes, compressed once. Quickly: what is left of packed numbers is mostly noise,
 * which costs more time to search than it saves bytes.
 */
public record Zipped(byte[] plain, byte[] gzip) {
  private static final int PIECE = 1 << 16;

  public static Zipped of(byte[] plain) {
    return of(plain, () -> {});
  }

  /**
   * @param pause is run after each piece, so that others get on
   */
  public static Zipped of(byte[] plain, Runnable pause) {
    var bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (var out =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      for (int from = 0; from < plain.length; from += PIECE) {
        out.write(plain, from, Math.min(PIECE, plain.length - from));
        pause.run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Zipped(plain, bytes.toByteArray());
  }

  /** The bytes as the client can read them. */
  public static ResponseEntity<byte[]> answer(HttpServletRequest http, Zipped bytes) {
    String accepted = http.getHeader(HttpHeaders.ACCEPT_ENCODING);
    boolean zipped = accepted != null && accepted.contains("gzip");
    var answer =
        ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .cacheControl(CacheControl.noStore())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (zipped) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return answer.body(zipped ? bytes.gzip() : bytes.plain());
  }
}
