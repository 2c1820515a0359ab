package descent;

import descent.classroom.ClassFolder;
import descent.classroom.ClassStore;
import descent.share.LinkFolder;
import descent.share.LinkStore;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Links and classes lie in folders, unless {@code DATABASE_URL} names a database. */
@Configuration
@ConditionalOnProperty(name = "descent.database", havingValue = "none", matchIfMissing = true)
class InFolders {
  @Bean
  LinkStore links(@Value("${descent.experiments}") Path folder) {
    return new TimedLinks(new LinkFolder(folder));
  }

  @Bean
  ClassStore kept(@Value("${descent.classes}") Path folder) {
    return new ClassFolder(folder);
  }
}
