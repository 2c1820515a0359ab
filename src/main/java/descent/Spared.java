package descent;

import java.util.List;
import java.util.stream.Stream;

/**
 * The parts of Spring that this program does not use; each of them would make every start longer.
 */
final class Spared {
  private static final String ACTUATE = "org.springframework.boot.actuate.autoconfigure.";
  private static final String BOOT = "org.springframework.boot.autoconfigure.";
  private static final String METRICS =
      "org.springframework.boot.micrometer.metrics.autoconfigure.";

  private static final List<String> ALWAYS =
      List.of(
          ACTUATE + "audit.AuditAutoConfiguration",
          ACTUATE + "audit.AuditEventsEndpointAutoConfiguration",
          ACTUATE + "beans.BeansEndpointAutoConfiguration",
          ACTUATE + "condition.ConditionsReportEndpointAutoConfiguration",
          ACTUATE + "context.ShutdownEndpointAutoConfiguration",
          ACTUATE + "context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration",
          ACTUATE + "endpoint.jmx.JmxEndpointAutoConfiguration",
          ACTUATE + "env.EnvironmentEndpointAutoConfiguration",
          ACTUATE + "info.InfoContributorAutoConfiguration",
          ACTUATE + "info.InfoEndpointAutoConfiguration",
          ACTUATE + "logging.LogFileWebEndpointAutoConfiguration",
          ACTUATE + "logging.LoggersEndpointAutoConfiguration",
          ACTUATE + "management.HeapDumpWebEndpointAutoConfiguration",
          ACTUATE + "management.ThreadDumpEndpointAutoConfiguration",
          ACTUATE + "sbom.SbomEndpointAutoConfiguration",
          ACTUATE + "scheduling.ScheduledTasksEndpointAutoConfiguration",
          ACTUATE + "startup.StartupEndpointAutoConfiguration",
          ACTUATE + "web.exchanges.HttpExchangesEndpointAutoConfiguration",
          ACTUATE + "web.mappings.MappingsEndpointAutoConfiguration",
          BOOT + "admin.SpringApplicationAdminJmxAutoConfiguration",
          BOOT + "aop.AopAutoConfiguration",
          BOOT + "context.MessageSourceAutoConfiguration",
          BOOT + "info.ProjectInfoAutoConfiguration",
          BOOT + "jmx.JmxAutoConfiguration");

  /** Parts that measure; what they measure is read at the management port alone. */
  private static final List<String> UNMEASURED =
      List.of(
          METRICS + "CompositeMeterRegistryAutoConfiguration",
          METRICS + "MetricsAspectsAutoConfiguration",
          METRICS + "MetricsAutoConfiguration",
          METRICS + "MetricsEndpointAutoConfiguration",
          METRICS + "export.prometheus.PrometheusMetricsExportAutoConfiguration",
          METRICS + "export.simple.SimpleMetricsExportAutoConfiguration",
          METRICS + "jvm.JvmMetricsAutoConfiguration",
          METRICS + "logging.logback.LogbackMetricsAutoConfiguration",
          METRICS + "ssl.SslMetricsAutoConfiguration",
          METRICS + "startup.StartupTimeMetricsListenerAutoConfiguration",
          METRICS + "system.SystemMetricsAutoConfiguration",
          METRICS + "task.TaskExecutorMetricsAutoConfiguration",
          "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
          "org.springframework.boot.micrometer.observation.autoconfigure"
              + ".ScheduledTasksObservationAutoConfiguration",
          "org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration",
          "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration");

  private Spared() {}

  /**
   * @param measured whether somebody can read what is measured
   */
  static List<String> parts(boolean measured) {
    return measured ? ALWAYS : Stream.concat(ALWAYS.stream(), UNMEASURED.stream()).toList();
  }
}
