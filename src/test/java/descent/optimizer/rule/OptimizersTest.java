package descent.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import descent.catalogue.Entry;
import descent.optimizer.Optimizer;
import descent.optimizer.secondorder.Bfgs;
import descent.optimizer.secondorder.Lbfgs;
import descent.optimizer.secondorder.Newton;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptimizersTest {
  @Test
  void listsTheLecturesFirst() {
    String[] lecture = {
      "sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "newton", "bfgs", "lbfgs"
    };
    assertThat(Optimizers.entries().stream().filter(Entry::lecture).map(Entry::type))
        .containsExactly(lecture);
    assertThat(Optimizers.entries().stream().map(Entry::type))
        .doesNotHaveDuplicates()
        .startsWith(lecture)
        .contains("adadelta", "amsgrad", "nadam", "radam", "adamax", "adamw", "lion")
        .endsWith("custom");
    assertThat(Optimizers.entries())
        .allMatch(entry -> entry.reference() != null || entry.type().equals("custom"));
  }

  @Test
  void hasTheDefaultsOfThePublishedTable() {
    assertThat(standard("sgd")).isEqualTo(new Sgd());
    assertThat(standard("momentum")).isEqualTo(new Momentum(0.9));
    assertThat(standard("nesterov")).isEqualTo(new Nesterov(0.9));
    assertThat(standard("adagrad")).isEqualTo(new AdaGrad(1e-7));
    assertThat(standard("rmsprop")).isEqualTo(new RmsProp(0.9, 1e-7));
    assertThat(standard("adadelta")).isEqualTo(new AdaDelta(0.9, 1e-6));
    assertThat(standard("adam")).isEqualTo(new Adam(0.9, 0.999, 1e-8, true));
    assertThat(standard("amsgrad")).isEqualTo(new AmsGrad(0.9, 0.999, 1e-8));
    assertThat(standard("nadam")).isEqualTo(new Nadam(0.9, 0.999, 1e-8));
    assertThat(standard("radam")).isEqualTo(new RAdam(0.9, 0.999, 1e-8));
    assertThat(standard("adamax")).isEqualTo(new AdaMax(0.9, 0.999, 1e-8));
    assertThat(standard("adamw")).isEqualTo(new AdamW(0.9, 0.999, 1e-8, 0.01));
    assertThat(standard("lion")).isEqualTo(new Lion(0.9, 0.99, 0));
    assertThat(standard("newton")).isEqualTo(new Newton(0));
    assertThat(standard("bfgs")).isEqualTo(new Bfgs("strongWolfe"));
    assertThat(standard("lbfgs")).isEqualTo(new Lbfgs(10, "strongWolfe"));
  }

  @Test
  void startsAtAHundredthOrAtOne() {
    Set<String> fromOne = Set.of("adadelta", "newton", "bfgs", "lbfgs");
    for (Entry<Optimizer> entry : Optimizers.entries()) {
      assertThat(entry.standard().defaultLearningRate())
          .as(entry.type())
          .isEqualTo(fromOne.contains(entry.type()) ? 1 : 0.01);
      assertThat(entry.standard().entry()).isSameAs(entry);
    }
  }

  @Test
  void knowsNoOther() {
    assertThat(Optimizers.byType("Adam")).isEmpty();
  }

  private static Optimizer standard(String type) {
    return Optimizers.byType(type).orElseThrow().standard();
  }
}
