package descent.ui.functions;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import descent.experiment.Experiment;
import descent.ui.field.Lab;
import descent.ui.field.SeedField;
import descent.ui.field.Slider;
import descent.ui.field.Tagged;
import descent.ui.text.Phrases;

/**
 * Noise on the gradient, its seed, and many seeds at once: folded until noise is used, since it is
 * one of the lecture's points but not the first.
 */
public final class NoiseSettings extends NativeDetails {
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
