package descent.ui.text;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language that the pages speak; each needs a translation file. */
public enum Language {
  ENGLISH(Locale.ENGLISH, "English"),
  CHINESE(Locale.CHINESE, "中文");

  private static final String COOKIE = "language";

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
  }

  public Locale locale() {
    return locale;
  }

  /** As in HTML, such as {@code zh}. */
  public String code() {
    return locale.getLanguage();
  }

  /** Its name in itself. */
  public String ownName() {
    return ownName;
  }

  /** The one that the switch offers. */
  public Language other() {
    return this == ENGLISH ? CHINESE : ENGLISH;
  }

  public static Language of(Locale locale) {
    return locale.getLanguage().equals(CHINESE.code()) ? CHINESE : ENGLISH;
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
        .flatMap(cookie -> Arrays.stream(values()).filter(l -> l.code().equals(cookie.getValue())))
        .findFirst();
  }

  private static Optional<Language> preferred(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return Optional.empty();
    }
    try {
      List<Locale> offered = Arrays.stream(values()).map(Language::locale).toList();
      return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), offered))
          .map(Language::of);
    } catch (IllegalArgumentException notAList) {
      return Optional.empty();
    }
  }
}
