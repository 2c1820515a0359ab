package descent.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** The frameworks to which experiments can be exported. */
public enum Framework {
  PYTORCH("pytorch", "PyTorch"),
  /** Keras 3 over TensorFlow. */
  KERAS("keras", "Keras"),
  /** Optax, with JAX under it. */
  OPTAX("optax", "Optax");

  private final String type;
  private final String title;

  Framework(String type, String title) {
    this.type = type;
    this.title = title;
  }

  /** The name in commands and addresses. */
  public String type() {
    return type;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The framework of a name in commands and addresses. */
  public static Optional<Framework> named(String type) {
    return Arrays.stream(values()).filter(framework -> framework.type.equals(type)).findFirst();
  }
}
