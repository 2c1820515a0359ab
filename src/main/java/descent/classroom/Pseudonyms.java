package descent.classroom;

import java.util.random.RandomGenerator;

/** Names that say nothing of who bears them. */
final class Pseudonyms {
  private static final String[] COLOURS = {
    "Amber", "Azure", "Coral", "Crimson", "Golden", "Green", "Indigo", "Ivory", "Jade", "Lilac",
    "Olive", "Pearl", "Ruby", "Silver", "Teal", "Violet"
  };
  private static final String[] ANIMALS = {
    "Badger", "Beaver", "Crane", "Dolphin", "Eagle", "Falcon", "Finch", "Fox", "Gecko", "Heron",
    "Ibex", "Jay", "Koala", "Lark", "Lynx", "Marten", "Newt", "Otter", "Owl", "Panda", "Puffin",
    "Raven", "Robin", "Seal", "Stork", "Swan", "Tapir", "Tern", "Viper", "Wolf", "Wren", "Yak"
  };
  private static final int SEVERAL = 10_000;

  private Pseudonyms() {}

  /** One at random; a number follows where the plain ones are used up. */
  static String draw(RandomGenerator random, boolean plain) {
    String name =
        COLOURS[random.nextInt(COLOURS.length)] + " " + ANIMALS[random.nextInt(ANIMALS.length)];
    return plain ? name : name + " " + random.nextInt(SEVERAL);
  }
}
