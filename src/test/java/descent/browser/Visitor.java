package descent.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What kind of browser a test's visitor has; without it a desktop that speaks English and whose
 * owner has asked for little motion: a page that plays by itself keeps a processor busy.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Visitor {
  String language() default "en-US";

  int width() default 1440;

  int height() default 900;

  boolean dark() default false;

  /** Whether motion is welcome, so that what the page opens with plays by itself. */
  boolean motion() default false;
}
