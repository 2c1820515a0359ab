package descent.api;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Leaves every body to its reader. Tomcat would take one without a type of its own as a form, since
 * curl calls it so, and a file or an experiment would arrive empty.
 */
@Component
class UnparsedBodies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
  }
}
