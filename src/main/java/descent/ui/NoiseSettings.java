package descent.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import descent.experiment.Experiment;

/**
 * Noise on the gradient, its seed, and many seeds at once: folded until noise is used, since it is
 * one of the lecture's points but not the first.
 */
final class NoiseSettings extends NativeDetails {
  private static final long serialVersionUID = 1;
  private final Slider noise;
  private final SeedField seed;

  NoiseSettings(Phrases phrases, Lab lab) {
    addClassNames("more", "noise");
    setSummaryText(phrases.of("functions.noiseAndSeeds"));
    noise = new Slider(phrases.of("functions.noise"), "/problem/gradientNoise", "linear", 0, 10);
    noise.setDescription(phrases.of("functions.noiseMeaning"));
    seed = new SeedField(phrases, lab);
    var form = new Div(noise, seed, new Tagged("descent-fan"));
    form.addClassName("more-form");
    setContent(form);
  }

  void show(Experiment experiment) {
    double level = experiment.function().gradientNoise();
    noise.setValue(level);
    seed.show(experiment);
    if (level > 0) {
      setOpen(true);
    }
  }
}
