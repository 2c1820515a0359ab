package descent.api;

import descent.live.BusyException;
import descent.live.Visitor;
import descent.live.job.Jobs;
import descent.message.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with the pieces of a long job as they are done, one JSON object on each line. What is
 * wrong before the first piece is refused as everywhere; what is wrong later is the last line, with
 * the field {@code error}. A client that closes the connection ends the job.
 */
@Component
public final class Stream {
  static final String TYPE = "application/x-ndjson";

  /** Names a job within a session; a later one of the same name ends it. */
  static final String NAME = "Descent-Job";

  private static final int LONGEST_NAME = 60;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final Jobs jobs;

  Stream(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Answers with all pieces; each is written as JSON with Jackson. */
  void answer(HttpServletRequest request, HttpServletResponse response, Iterator<?> pieces)
      throws IOException {
    answer(request, response, pieces, piece -> piece);
  }

  /**
   * The same for pieces that are written in another form.
   *
   * @param told what is written of each
   */
  <P> void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      Iterator<P> pieces,
      Function<P, Object> told)
      throws IOException {
    response.setContentType(TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    OutputStream out = response.getOutputStream();
    boolean[] begun = {false};
    try {
      jobs.run(
          ticket(request),
          pieces,
          piece -> {
            begun[0] = true;
            line(out, told.apply(piece));
          });
    } catch (InvalidInputException e) {
      if (!begun[0]) {
        response.reset();
        throw e;
      }
      Refusals.count(e);
      line(out, Refusals.of(e));
    } catch (BusyException e) {
      if (!begun[0]) {
        response.reset();
        throw e;
      }
      line(out, Refusals.of(e));
    }
  }

  /** A piece that holds one thing under the name of its kind, with the tag of all pieces. */
  static Object tagged(Map<String, Object> piece) {
    var told = new LinkedHashMap<String, Object>();
    told.put("kind", piece.keySet().iterator().next());
    told.putAll(piece);
    return told;
  }

  private static void line(OutputStream out, Object piece) throws IOException {
    out.write(MAPPER.writeValueAsBytes(piece));
    out.write('\n');
    out.flush();
  }

  /** The same for all that one visitor asks. */
  public static Visitor visitor(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String address = request.getRemoteAddr();
    return session == null ? Visitor.alone(address) : new Visitor(session.getId(), address);
  }

  /** Who asks for a long job. */
  static Jobs.Ticket ticket(HttpServletRequest request) {
    String name = request.getHeader(NAME);
    return new Jobs.Ticket(
        visitor(request),
        name == null
            ? request.getRequestId()
            : name.substring(0, Math.min(name.length(), LONGEST_NAME)));
  }
}
