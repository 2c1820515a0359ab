package descent.ui.text;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import descent.message.Translation;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language that the pages speak: one of {@link Translation#LANGUAGES}. */
public record Language(Locale locale) {
  private static final List<Language> ALL =
      Translation.LANGUAGES.stream().map(Language::new).toList();

  public static final Language ENGLISH = ALL.getFirst();

  private static final String COOKIE = "language";

  public static List<Language> all() {
    return ALL;
  }

  /** As in HTML, such as {@code zh}. */
  public String code() {
    return locale.getLanguage();
  }

  /** Its name in itself. */
  public String ownName() {
    return locale.getDisplayLanguage(locale);
  }

  /** The next one, which the switch offers. */
  public Language next() {
    return ALL.get((ALL.indexOf(this) + 1) % ALL.size());
  }

  /** The one of a code; empty where the pages do not speak it. */
  private static Optional<Language> of(String code) {
    return ALL.stream().filter(language -> language.code().equals(code)).findFirst();
  }

  /** The language of a place; English where the pages do not speak it. */
  public static Language of(Locale locale) {
    return of(locale.getLanguage()).orElse(ENGLISH);
  }

  public static Language of(HttpServletRequest request) {
    return of(request.getCookies(), request.getHeader("Accept-Language"));
  }

  public static Language of(VaadinRequest request) {
    return of(request.getCookies(), request.getHeader("Accept-Language"));
  }

  /** What the visitor chose, else what the browser asks for, else English. */
  public static Language of(Cookie @Nullable [] cookies, @Nullable String acceptLanguage) {
    return chosen(cookies).or(() -> preferred(acceptLanguage)).orElse(ENGLISH);
  }

  /** Lets the browser keep the choice for a year. */
  public void remember(VaadinResponse response) {
    Cookie cookie = new Cookie(COOKIE, code());
    cookie.setPath("/");
    cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }

  private static Optional<Language> chosen(Cookie @Nullable [] cookies) {
    return Stream.ofNullable(cookies)
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .flatMap(cookie -> of(cookie.getValue()).stream())
        .findFirst();
  }

  private static Optional<Language> preferred(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return Optional.empty();
    }
    try {
      var ranges = Locale.LanguageRange.parse(acceptLanguage);
      return Optional.ofNullable(Locale.lookup(ranges, Translation.LANGUAGES)).map(Language::of);
    } catch (IllegalArgumentException notAList) {
      return Optional.empty();
    }
  }
}
