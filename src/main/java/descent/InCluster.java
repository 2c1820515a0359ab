package descent;

import descent.classroom.ClassNews;
import descent.cluster.Cluster;
import descent.cluster.MemberAddress;
import descent.live.Lobby;
import descent.live.Neighbours;
import descent.live.job.CellHelpers;
import descent.live.job.Sweeps;
import descent.share.Allowance;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What this server shares with the others that {@code CLUSTER} names. */
@Configuration
@ConditionalOnProperty("descent.cluster")
class InCluster {
  @Bean
  Cluster cluster(@Value("${descent.cluster}") String members) throws IOException {
    return new Cluster(MemberAddress.readAll(members));
  }

  @Bean
  ClassNews classNews(Cluster cluster) {
    return cluster.news();
  }

  @Bean
  Allowance allowance(Cluster cluster, Capacity capacity) {
    return cluster.allowance(capacity.links());
  }

  @Bean
  Lobby lobby(Cluster cluster) {
    return cluster.lobby();
  }

  @Bean
  Neighbours neighbours(Cluster cluster) {
    return cluster.neighbours();
  }

  @Bean
  CellHelpers cellHelpers(Cluster cluster) {
    return cluster.helpers();
  }

  /** Helps others as soon as it can. */
  @EventListener
  void open(ApplicationReadyEvent event) {
    var context = event.getApplicationContext();
    context.getBean(Cluster.class).help(context.getBean(Sweeps.class));
  }
}
