package descent;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import descent.classroom.ClassNews;
import descent.classroom.ClassStore;
import descent.classroom.ClassTrials;
import descent.classroom.Classes;
import descent.live.Access;
import descent.live.BusyException;
import descent.live.Foreground;
import descent.live.dropout.DropoutLab;
import descent.live.job.CellHelpers;
import descent.live.job.Comparisons;
import descent.live.job.Explanations;
import descent.live.job.GradientChecks;
import descent.live.job.Jobs;
import descent.live.job.Sweeps;
import descent.live.job.Traces;
import descent.live.picture.Pictures;
import descent.live.race.Races;
import descent.live.race.StepCosts;
import descent.live.training.Trainings;
import descent.share.Allowance;
import descent.share.LinkStore;
import descent.share.Store;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.event.EventListener;
import org.springframework.core.SpringProperties;
import org.springframework.util.ClassUtils;

/**
 * The faces that are reached over HTTP, put together by Spring. It looks for its parts in the rooms
 * that have some, and not in a thousand classes more: that would be a tenth of a start.
 */
@SpringBootApplication(
    scanBasePackages = {
      "descent.api",
      "descent.ui.classroom",
      "descent.ui.first",
      "descent.ui.page",
      "descent.ui.text"
    })
@EnableVaadin({
  "descent.ui.check",
  "descent.ui.compare",
  "descent.ui.functions",
  "descent.ui.lesson",
  "descent.ui.networks",
  "descent.ui.page",
  "descent.ui.share"
})
@Import({Drain.class, Metrics.class, InFolders.class, InDatabase.class, InCluster.class})
class Server {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /**
   * @throws Settings.WrongException if a setting makes no sense; nothing is started then
   */
  static ConfigurableApplicationContext start(String... args) {
    // What a build prepares fits every machine, whatever is set on the one that builds.
    boolean prepares = Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
    var settings = new Settings(prepares ? Map.of() : System.getenv());
    Capacity capacity = Capacity.of(settings);
    var server = new SpringApplication(Server.class);
    server.setMainApplicationClass(Descent.class);
    server.setDefaultProperties(settings.properties());
    server.addInitializers(
        context -> context.getBeanFactory().registerSingleton("capacity", capacity));
    boolean prepared = !prepares && settings.choosesNoParts() && isPrepared();
    SpringProperties.setProperty(AotDetector.AOT_ENABLED, Boolean.toString(prepared));
    return server.run(args);
  }

  /** Whether the build has put the parts together (Spring's ahead-of-time processing). */
  private static boolean isPrepared() {
    return ClassUtils.isPresent(
        Descent.class.getName() + "__ApplicationContextInitializer", Server.class.getClassLoader());
  }

  /** How many pages, sockets and requests visitors may have. */
  @Bean
  Access access(Capacity capacity) {
    return capacity.access();
  }

  /** The load that long work yields to. */
  @Bean
  Foreground foreground() {
    return new Foreground(Runtime.getRuntime().availableProcessors());
  }

  /** Computes races for browsers; one processor is left to the threads that answer requests. */
  @Bean
  Races races(Capacity capacity, Foreground foreground) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Races(capacity.answers(), capacity.queue(), Math.max(1, processors - 1), foreground);
  }

  /** Checks gradients for browsers. */
  @Bean
  GradientChecks gradientChecks(Capacity capacity, Races races) {
    return new GradientChecks(capacity.answers(), capacity.checks(), races);
  }

  /** Compares contenders for browsers. */
  @Bean
  Comparisons comparisons(Capacity capacity, Races races) {
    return new Comparisons(capacity.trainings(), capacity.comparisons(), races);
  }

  /** Measures the cost of a step for browsers. */
  @Bean
  StepCosts stepCosts(Races races) {
    return new StepCosts(races);
  }

  /** Draws experiments for pages that are about to be sent. */
  @Bean
  Pictures pictures(Races races) {
    return new Pictures(races);
  }

  /**
   * Computes long work for browsers; half of the processors are left to other work, as long as
   * there is any.
   */
  @Bean
  Jobs jobs(Capacity capacity, Foreground foreground) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Jobs(capacity.jobs(), Math.max(1, processors / 2), processors, foreground);
  }

  /** Computes the effect of dropout for browsers. */
  @Bean
  DropoutLab dropoutLab(Capacity capacity) {
    return new DropoutLab(capacity.trainings());
  }

  /** Trains networks for browsers, in turns on all processors. */
  @Bean
  Trainings trainings(Capacity capacity, Foreground foreground) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Trainings(capacity.trainings(), processors, foreground);
  }

  /** Computes traces for programs. */
  @Bean
  Traces traces(Races races, Trainings trainings, Jobs jobs) {
    return new Traces(races, trainings, jobs);
  }

  /** Explains experiments to browsers and programs. */
  @Bean
  Explanations explanations(Capacity capacity, Races races) {
    return new Explanations(races, capacity.trainings(), capacity.explanations());
  }

  /** Computes sweeps for programs. */
  @Bean
  Sweeps sweeps(Comparisons comparisons, Jobs jobs, ObjectProvider<CellHelpers> helpers) {
    return new Sweeps(comparisons, jobs, helpers.getIfAvailable(() -> CellHelpers.NONE));
  }

  /** Experiments under short ids. */
  @Bean
  Store store(Capacity capacity, LinkStore links, ObjectProvider<Allowance> shared) {
    Allowance allowance = shared.getIfAvailable();
    return allowance == null
        ? new Store(links, capacity.links())
        : new Store(links, capacity.links(), allowance);
  }

  /** Live classes. */
  @Bean
  Classes classes(Capacity capacity, ClassStore kept, ObjectProvider<ClassNews> news) {
    return new Classes(
        kept,
        news.getIfAvailable(() -> ClassNews.NONE),
        capacity.classes(),
        InstantSource.system());
  }

  /** Runs the choices of classes. */
  @Bean
  ClassTrials classTrials(Traces traces, Capacity capacity) {
    return new ClassTrials(traces, capacity.classes().choicesWaiting());
  }

  /**
   * Says where the playground is, as soon as it can be visited; then warms up what the first
   * visitors need, while they come.
   */
  @EventListener
  void open(ApplicationReadyEvent event) {
    String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
    System.out.println("Descent is open at http://localhost:" + port);
    Races races = event.getApplicationContext().getBean(Races.class);
    Thread.ofVirtual().name("warm-up").start(() -> warmUp(races));
  }

  private static void warmUp(Races races) {
    try {
      races.warmUp();
    } catch (BusyException e) {
      LOG.debug("Visitors warm the server up themselves", e);
    }
  }
}
