package descent.catalogue;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One choice of a catalogue, such as Adam among the optimizers, with its parameters, formula and
 * references.
 *
 * @param type the name in JSON
 * @param title the name for people
 * @param summary what it does, in one English sentence
 * @param parameters in the order of the record's components
 * @param reference the paper
 * @param names what PyTorch, Keras and Optax call it
 * @param lecture whether the lecture teaches it; the rest are listed under More
 * @param create makes it from checked values
 */
public record Entry<T>(
    String type,
    String title,
    String summary,
    List<Parameter> parameters,
    @Nullable Reference reference,
    Names names,
    boolean lecture,
    Function<Values, ? extends T> create) {
  public Entry {
    parameters = List.copyOf(parameters);
  }

  /**
   * The thing itself with every parameter at its default, a text at its example.
   *
   * @throws IllegalStateException if a parameter has none
   */
  public T standard() {
    Map<String, Object> values = new HashMap<>();
    for (Parameter parameter : parameters) {
      Object value =
          parameter instanceof Parameter.Text text ? text.example() : parameter.defaultValue();
      if (value == null) {
        throw new IllegalStateException(type + " needs a value of " + parameter.name());
      }
      values.put(parameter.name(), value);
    }
    return create.apply(new Values(values));
  }

  /** A paper: authors, title, year, and where to read it. */
  public record Reference(String authors, String title, int year, String address) {}

  /**
   * Its names in the frameworks, such as {@code torch.optim.Adam}; null where a framework has none.
   */
  public record Names(@Nullable String pytorch, @Nullable String keras, @Nullable String optax) {
    public static final Names NONE = new Names(null, null, null);
  }

  /** Checked values by parameter name; every parameter has one. */
  public record Values(Map<String, Object> byName) {
    /** Java reads the components of a record anew whenever it is asked. */
    private static final ClassValue<RecordComponent[]> COMPONENTS =
        new ClassValue<>() {
          @Override
          protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
          }
        };

    public Values {
      byName = Map.copyOf(byName);
    }

    /** The values of a record's components by their names. */
    public static Values of(Record made) {
      Map<String, Object> values = new HashMap<>();
      try {
        for (RecordComponent component : COMPONENTS.get(made.getClass())) {
          values.put(component.getName(), component.getAccessor().invoke(made));
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("not a public record: " + made, e);
      }
      return new Values(values);
    }

    public double real(String name) {
      return (Double) get(name);
    }

    public int whole(String name) {
      return (Integer) get(name);
    }

    public boolean flag(String name) {
      return (Boolean) get(name);
    }

    public String text(String name) {
      return (String) get(name);
    }

    /** Some texts in their order. */
    public List<String> texts(String name) {
      return ((List<?>) get(name)).stream().map(String.class::cast).toList();
    }

    private Object get(String name) {
      Object value = byName.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no value for " + name);
      }
      return value;
    }
  }
}
