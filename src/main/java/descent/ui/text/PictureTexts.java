package descent.ui.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The texts that pictures need, a file for each language. Its address names its content, so a
 * browser asks for it once and keeps it.
 */
@RestController
public class PictureTexts {
  private static final String FOLDER = "texts/";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Map<Language, File> FILES = new ConcurrentHashMap<>();

  private record File(String name, byte[] json) {}

  /** Where the texts of a language are, seen from the page's base. */
  public static String address(Locale locale) {
    return FOLDER + file(Language.of(locale)).name();
  }

  /**
   * A page of an earlier program gets what there is now, which nobody may keep under the old name.
   *
   * @param name the language and the content's digest, as in {@code zh-0123456789abcdef.json}
   */
  @GetMapping(path = "/" + FOLDER + "{name}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> texts(@PathVariable String name) {
    File file =
        Language.all().stream()
            .filter(language -> name.startsWith(language.code() + "-"))
            .findFirst()
            .map(PictureTexts::file)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .cacheControl(
            file.name().equals(name)
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noStore())
        .body(file.json());
  }

  private static File file(Language language) {
    return FILES.computeIfAbsent(language, PictureTexts::make);
  }

  private static File make(Language language) {
    byte[] json =
        MAPPER
            .writeValueAsString(new TreeMap<>(new Phrases(language.locale()).ofPictures()))
            .getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
      String name = HexFormat.of().formatHex(digest, 0, 8);
      return new File("%s-%s.json".formatted(language.code(), name), json);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
