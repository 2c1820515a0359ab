package descent.ui.page;

import descent.ui.lesson.Lesson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Leads an address such as {@code /lessons/zigzag} to the lab that shows the lesson. */
@RestController
class LessonPath {
  private final String ancestors;

  /**
   * @param ancestors who may frame embedded pages, as the policy writes it
   */
  LessonPath(@Value("${descent.frame-ancestors:*}") String ancestors) {
    this.ancestors = ancestors;
  }

  @GetMapping("/lessons/{key}")
  void open(@PathVariable String key, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Lesson> lesson = Lesson.find(key);
    if (lesson.isEmpty()) {
      new PlainPage(HttpStatus.NOT_FOUND, "error.notFound").answer(request, response, ancestors);
      return;
    }
    String rest = request.getQueryString();
    URI place = URI.create(request.getContextPath() + "/").resolve(lesson.get().link());
    // Without a host, which a request could have made up.
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", place + (rest == null ? "" : "&" + rest));
  }
}
