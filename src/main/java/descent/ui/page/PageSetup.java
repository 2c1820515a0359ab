package descent.ui.page;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import descent.ui.first.FirstPicture;
import descent.ui.text.Language;
import descent.ui.text.Phrases;
import descent.ui.text.PictureTexts;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.jsoup.nodes.DataNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Gives every session its language, and every page its {@code lang} and its content security
 * policy.
 */
@Component
class PageSetup implements VaadinServiceInitListener {
  private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(PageSetup.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String ancestors;
  private final String publicUrl;
  private final transient FirstPicture first;

  /**
   * @param ancestors who may frame embedded pages, as the policy writes it
   * @param publicUrl what links begin with that are given away; empty as the browser sees it
   */
  PageSetup(
      @Value("${descent.frame-ancestors:*}") String ancestors,
      @Value("${descent.public-url:}") String publicUrl,
      FirstPicture first) {
    this.ancestors = ancestors;
    this.publicUrl = publicUrl;
    this.first = first;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addSessionInitListener(
            init -> {
              init.getSession().setLocale(Language.of(init.getRequest()).locale());
              init.getSession().setErrorHandler(error -> note(error.getThrowable()));
            });
    event.addIndexHtmlRequestListener(this::complete);
    event.getSource().setSystemMessagesProvider(info -> messages(info.getLocale()));
  }

  /**
   * Whether a failure comes from a message that no page of ours sends: nothing of the program, but
   * the filters that every request passes, had a part in it.
   */
  static boolean isForged(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each.getClass().getName().startsWith("descent.")) {
        return false;
      }
      for (StackTraceElement frame : each.getStackTrace()) {
        // descent.ui.page holds the filters, which are in the stack of every request.
        if (frame.getClassName().startsWith("descent.ui.")
            && !frame.getClassName().startsWith("descent.ui.page.")) {
          return false;
        }
      }
    }
    return true;
  }

  private static void note(Throwable failure) {
    if (isForged(failure)) {
      LOG.warn("A message that no page sends: {}", failure.getClass().getSimpleName());
    } else {
      LOG.error("A page failed", failure);
    }
  }

  /** A server that has forgotten a page says so, and that the address has kept the experiment. */
  static SystemMessages messages(Locale locale) {
    var phrases = new Phrases(locale);
    var messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setSessionExpiredCaption(phrases.of("error.forgotten"));
    messages.setSessionExpiredMessage(phrases.of("error.forgottenHint"));
    messages.setCookiesDisabledCaption(phrases.of("error.cookies"));
    messages.setCookiesDisabledMessage(phrases.of("error.cookiesHint"));
    messages.setInternalErrorCaption(phrases.of("error.failure"));
    messages.setInternalErrorMessage(phrases.of("error.forgottenHint"));
    return messages;
  }

  private void complete(IndexHtmlResponse page) {
    Language language = Language.of(page.getVaadinRequest());
    page.getDocument().child(0).attr("lang", language.code());
    if (!publicUrl.isEmpty()) {
      page.getDocument()
          .head()
          .appendElement("meta")
          .attr("name", "public-url")
          .attr("content", publicUrl);
    }
    first.complete(page, language);
    page.getDocument()
        .body()
        .appendElement("script")
        .appendChild(new DataNode(Parts.all().script()));
    page.getDocument()
        .head()
        .appendElement("link")
        .attr("rel", "preload")
        .attr("as", "fetch")
        .attr("crossorigin", "anonymous")
        .attr("href", PictureTexts.address(language.locale()));

    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    page.getDocument().getElementsByTag("script").attr("nonce", nonce);
    boolean framed = isFramed(page.getVaadinRequest());
    page.getVaadinResponse()
        .setHeader("Content-Security-Policy", policy(nonce, framed ? ancestors : "'self'"));
    if (!framed) {
      page.getVaadinResponse().setHeader("X-Frame-Options", "SAMEORIGIN");
    }
    page.getVaadinResponse().setHeader("Referrer-Policy", "same-origin");
  }

  /** Other sites may frame embedded pages alone. */
  private static boolean isFramed(VaadinRequest request) {
    return EmbedCookie.isEmbedded(((VaadinServletRequest) request).getHttpServletRequest());
  }

  /** Vaadin evaluates what its server sends, hence unsafe-eval; scripts still need the nonce. */
  static String policy(String nonce, String ancestors) {
    return String.join(
        "; ",
        "default-src 'self'",
        "script-src 'nonce-" + nonce + "' 'strict-dynamic' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors " + ancestors);
  }
}
