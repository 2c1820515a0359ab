package descent.classroom;

import descent.message.Message;
import descent.message.Translation;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Names that say nothing of who bears them, a colour and an animal, in one language. */
record Pseudonyms(Translation language, RandomGenerator random) {
  private static final Message COLOURS =
      Message.of(
          "class.colours",
          "Amber, Azure, Coral, Crimson, Golden, Green, Indigo, Ivory, Jade, Lilac, "
              + "Olive, Pearl, Ruby, Silver, Teal, Violet");
  private static final Message ANIMALS =
      Message.of(
          "class.animals",
          "Badger, Beaver, Crane, Dolphin, Eagle, Falcon, Finch, Fox, Gecko, Heron, "
              + "Ibex, Jay, Koala, Lark, Lynx, Marten, Newt, Otter, Owl, Panda, Puffin, Raven, "
              + "Robin, Seal, Stork, Swan, Tapir, Tern, Viper, Wolf, Wren, Yak");
  private static final int SEVERAL = 10_000;

  /**
   * @param language as in HTML; English where there are no texts in it
   */
  static Pseudonyms in(String language, RandomGenerator random) {
    return new Pseudonyms(Translation.of(Locale.of(language)), random);
  }

  /** One at random; a number follows where the plain ones are used up. */
  String draw(boolean plain) {
    String name =
        language.of(Message.of("class.pseudonym", "{0} {1}", oneOf(COLOURS), oneOf(ANIMALS)));
    return plain ? name : name + " " + random.nextInt(SEVERAL);
  }

  private String oneOf(Message list) {
    String[] words = language.of(list).split(", |、");
    return words[random.nextInt(words.length)];
  }
}
