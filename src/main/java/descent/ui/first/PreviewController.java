package descent.ui.first;

import com.vaadin.flow.router.QueryParameters;
import descent.live.Visitor;
import descent.ui.text.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The picture of an experiment for what shows links; the query is that of its page. */
@RestController
class PreviewController {
  private final FirstPicture first;

  PreviewController(FirstPicture first) {
    this.first = first;
  }

  @GetMapping(Preview.PATH)
  ResponseEntity<byte[]> picture(HttpServletRequest request) {
    QueryParameters query =
        QueryParameters.fromString(Optional.ofNullable(request.getQueryString()).orElse(""));
    return first
        .png(Visitor.alone(request.getRemoteAddr()), query, Language.ENGLISH)
        .map(
            png ->
                ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                    .body(png))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
