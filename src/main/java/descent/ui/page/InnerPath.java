package descent.ui.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Refuses the internal path of Vaadin's servlet, which would lead past {@link UnknownPaths}. */
@Configuration
class InnerPath {
  @Bean
  FilterRegistrationBean<Filter> innerPathFilter() {
    Filter refusal =
        (request, response, chain) ->
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
    var registration = new FilterRegistrationBean<>(refusal);
    registration.addUrlPatterns("/vaadinServlet/*");
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
    return registration;
  }
}
