package descent.api;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Keeps Tomcat from parsing bodies as forms: curl sends that type where none is set, and a file or
 * an experiment would arrive empty.
 */
@Component
class UnparsedBodies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
  }
}
