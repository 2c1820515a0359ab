package descent;

import descent.classroom.ClassStore;
import descent.database.ClassTable;
import descent.database.Database;
import descent.database.DatabaseAddress;
import descent.database.LinkTable;
import descent.share.LinkStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Links and classes lie in the database that {@code DATABASE_URL} names. */
@Configuration
@ConditionalOnProperty("descent.database")
class InDatabase {
  @Bean
  Database database(@Value("${descent.database}") String address) {
    return new Database(DatabaseAddress.read(address));
  }

  @Bean
  LinkStore links(Database database) {
    return new TimedLinks(new LinkTable(database));
  }

  @Bean
  ClassStore kept(Database database) {
    return new ClassTable(database);
  }
}
