package descent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** A part in a room where nobody looks would be missing without a word. */
class ServerTest {
  private static final JavaClasses ALL =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("descent");

  private static boolean isIn(JavaClass part, List<String> rooms) {
    return rooms.stream().anyMatch(room -> (part.getPackageName() + ".").startsWith(room + "."));
  }

  @Test
  void springLooksWhereverThereIsAPart() {
    var rooms = List.of(Server.class.getAnnotation(SpringBootApplication.class).scanBasePackages());
    Set<String> imported =
        Stream.of(Server.class.getAnnotation(Import.class).value())
            .map(Class::getName)
            .collect(Collectors.toSet());
    List<JavaClass> parts =
        ALL.stream()
            .filter(part -> part.isMetaAnnotatedWith(Component.class) && !part.isAnnotation())
            .filter(part -> !part.isEquivalentTo(Server.class))
            .toList();
    assertThat(parts).hasSizeGreaterThan(30);
    assertThat(parts).allMatch(part -> isIn(part, rooms) || imported.contains(part.getName()));
  }

  @Test
  void vaadinLooksWhereverThereIsAViewOrALayout() {
    var rooms = List.of(Server.class.getAnnotation(EnableVaadin.class).value());
    List<JavaClass> views =
        ALL.stream()
            .filter(
                view ->
                    view.isAnnotatedWith(Route.class)
                        || view.isAssignableTo(RouterLayout.class)
                        || view.isAssignableTo(HasErrorParameter.class)
                        || view.isAssignableTo(AppShellConfigurator.class))
            .toList();
    assertThat(views).hasSizeGreaterThan(6);
    assertThat(views).allMatch(view -> isIn(view, rooms));
  }
}
