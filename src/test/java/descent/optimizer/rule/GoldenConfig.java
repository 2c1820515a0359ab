package descent.optimizer.rule;

import descent.optimizer.Optimizer;
import descent.schedule.Constant;
import descent.schedule.InverseTime;
import descent.schedule.Schedule;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One of our optimizers set so that it follows a configuration of the golden trajectories.
 *
 * @param penalty of {@code penalty/2*|w|^2}, added to the function: PyTorch's weight decay
 * @param lookBack how many velocities behind our w the point is that the trajectory shows
 */
record GoldenConfig(Optimizer optimizer, Schedule schedule, double penalty, double lookBack) {
  /** Empty where no optimizer of ours has this rule. */
  static Optional<GoldenConfig> of(String rule, JsonNode settings, double rate) {
    return Optional.ofNullable(new Reader(rule, settings, rate).read());
  }

  private record Reader(String rule, JsonNode settings, double rate) {
    GoldenConfig read() {
      if (has("dampening")
          || has("initial_accumulator_value")
          || has("centered")
          || (rule.startsWith("rmsprop") && has("momentum"))
          || (rule.equals("sgd_torch") && has("momentum") && has("lr_k"))) {
        return null;
      }
      return switch (rule) {
        case "sgd_torch" -> coupled(sgd());
        case "cs_momentum" -> plain(new Momentum(get("momentum", 0.9)));
        case "cs_nesterov" -> plain(new Nesterov(get("momentum", 0.9)));
        case "nesterov_lookahead" -> {
          double momentum = get("momentum", 0.9);
          yield new GoldenConfig(new Nesterov(momentum), schedule(rate), 0, momentum);
        }
        case "ema_momentum" -> {
          double momentum = get("momentum", 0.9);
          yield new GoldenConfig(new Momentum(momentum), schedule(rate * (1 - momentum)), 0, 0);
        }
        case "adagrad_torch" -> coupled(new AdaGrad(get("eps", 1e-10)));
        case "adagrad_eps_out" -> plain(new AdaGrad(get("eps", 1e-8)));
        case "rmsprop_torch" -> coupled(new RmsProp(get("alpha", 0.99), get("eps", 1e-8)));
        case "rmsprop_eps_out" -> plain(new RmsProp(get("rho", 0.9), get("eps", 1e-8)));
        case "adadelta_torch" -> coupled(new AdaDelta(get("rho", 0.9), get("eps", 1e-6)));
        case "adam_torch" ->
            coupled(
                has("amsgrad")
                    ? new AmsGrad(beta1(), beta2(0.999), epsilon())
                    : new Adam(beta1(), beta2(0.999), epsilon(), true));
        case "cs_adam" -> plain(new Adam(beta1(), beta2(0.999), epsilon(), true));
        case "cs_adam_nobc" -> plain(new Adam(beta1(), beta2(0.999), epsilon(), false));
        case "adamw_torch" ->
            has("amsgrad")
                ? null
                : plain(new AdamW(beta1(), beta2(0.999), epsilon(), get("weight_decay", 0.01)));
        case "adamw_paper" ->
            plain(new AdamW(beta1(), beta2(0.999), epsilon(), get("weight_decay", 0) / rate));
        case "nadam_torch2" -> coupled(new Nadam(beta1(), beta2(0.999), epsilon()));
        case "radam_torch" -> coupled(new RAdam(beta1(), beta2(0.999), epsilon()));
        case "adamax_torch" -> coupled(new AdaMax(beta1(), beta2(0.999), epsilon()));
        case "adamax_paper" -> plain(new AdaMax(beta1(), beta2(0.999), 0));
        case "lion" -> plain(new Lion(beta1(), beta2(0.99), get("weight_decay", 0)));
        default -> null;
      };
    }

    private Optimizer sgd() {
      if (!has("momentum")) {
        return new Sgd();
      }
      double momentum = get("momentum", 0);
      return has("nesterov") ? new Nesterov(momentum) : new Momentum(momentum);
    }

    private GoldenConfig coupled(Optimizer optimizer) {
      return new GoldenConfig(optimizer, schedule(rate), get("weight_decay", 0), 0);
    }

    private GoldenConfig plain(Optimizer optimizer) {
      return new GoldenConfig(optimizer, schedule(rate), 0, 0);
    }

    private Schedule schedule(double rate) {
      double decay = get("lr_k", get("lr_decay", 0));
      return decay == 0 ? new Constant(rate) : new InverseTime(rate, decay);
    }

    private double epsilon() {
      return get("eps", 1e-8);
    }

    private double beta1() {
      return has("betas") ? settings.get("betas").get(0).asDouble() : 0.9;
    }

    private double beta2(double otherwise) {
      return has("betas") ? settings.get("betas").get(1).asDouble() : otherwise;
    }

    private boolean has(String name) {
      return settings.has(name);
    }

    private double get(String name, double otherwise) {
      return has(name) ? settings.get(name).asDouble() : otherwise;
    }
  }
}
