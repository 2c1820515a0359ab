package descent.api;

import descent.classroom.protocol.RefusedException;
import descent.experiment.InvalidExperimentException;
import descent.expression.syntax.ExpressionException;
import descent.live.BusyException;
import descent.message.InvalidInputException;
import descent.message.LimitException;
import descent.message.Message;
import descent.share.NotKeptException;
import io.micrometer.core.instrument.Metrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The answer to a refused request: one sentence that says what is wrong and where, as JSON. */
@RestControllerAdvice(basePackageClasses = Refusals.class)
public class Refusals {
  /** The sentence with its key and arguments, and the place that it is about. */
  public static Map<String, Object> of(InvalidInputException e) {
    Map<String, Object> answer =
        of(e.reason(), e instanceof LimitException limited ? limited.limit() : "");
    answer.put("error", e.getMessage());
    if (e instanceof InvalidExperimentException experiment) {
      answer.put("path", experiment.path());
    }
    ExpressionException place = ExpressionException.in(e);
    if (place != null) {
      answer.put("position", place.position());
      answer.put("length", place.length());
    }
    if (e.mended() != null) {
      answer.put("mended", e.mended());
    }
    return answer;
  }

  /** The sentence of a server that has no room now, and after how many seconds it may have. */
  static Map<String, Object> of(BusyException e) {
    Map<String, Object> answer = of(e.reason(), e.limit());
    answer.put("seconds", e.seconds());
    return answer;
  }

  /** Counts what reaches a limit, by its name. */
  public static void count(InvalidInputException e) {
    if (e instanceof LimitException limited && !limited.limit().isEmpty()) {
      count(limited.limit());
    }
  }

  private static void count(String limit) {
    Metrics.counter("descent.refusals", "limit", limit).increment();
  }

  private static Map<String, Object> of(Message reason, String limit) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("error", reason.toString());
    answer.put("key", reason.key());
    answer.put("arguments", reason.arguments());
    if (!limit.isEmpty()) {
      answer.put("limit", limit);
    }
    return answer;
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> invalid(InvalidInputException e) {
    return answer(HttpStatus.BAD_REQUEST, e);
  }

  private static ResponseEntity<Map<String, Object>> answer(
      HttpStatus status, InvalidInputException e) {
    return head(status, e).body(of(e));
  }

  private static ResponseEntity.BodyBuilder head(HttpStatus status, InvalidInputException e) {
    count(e);
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unknown(ShareController.UnknownException e) {
    return answer(HttpStatus.NOT_FOUND, e);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongType(ShareController.WrongTypeException e) {
    return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, e);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> notKept(NotKeptException e) {
    ResponseEntity.BodyBuilder head =
        head(
            switch (e.why()) {
              case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
              case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
              case GONE -> HttpStatus.GONE;
              case FULL -> HttpStatus.INSUFFICIENT_STORAGE;
              case BROKEN -> HttpStatus.SERVICE_UNAVAILABLE;
            },
            e);
    if (e.renewal() > 0) {
      long seconds = Math.ceilDiv(e.renewal(), TimeUnit.SECONDS.toNanos(1));
      head.header("Retry-After", Long.toString(seconds));
    }
    return head.body(of(e));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> ofClass(RefusedException e) {
    return answer(
        switch (e.why()) {
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
          case FULL -> HttpStatus.TOO_MANY_REQUESTS;
          case INVALID -> HttpStatus.BAD_REQUEST;
          case BROKEN -> HttpStatus.SERVICE_UNAVAILABLE;
        },
        e);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> busy(BusyException e) {
    count(e.limit().isEmpty() ? "restart" : e.limit());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .contentType(MediaType.APPLICATION_JSON)
        .header("Retry-After", Integer.toString(e.seconds()))
        .body(of(e));
  }
}
