package descent.classroom;

import java.util.List;
import java.util.random.RandomGenerator;

/** Names that say nothing of who bears them, a colour and an animal, in one language. */
record Pseudonyms(
    List<String> colours, List<String> animals, String between, RandomGenerator random) {
  private static final List<String> COLOURS =
      List.of(
          "Amber", "Azure", "Coral", "Crimson", "Golden", "Green", "Indigo", "Ivory", "Jade",
          "Lilac", "Olive", "Pearl", "Ruby", "Silver", "Teal", "Violet");
  private static final List<String> ANIMALS =
      List.of(
          "Badger", "Beaver", "Crane", "Dolphin", "Eagle", "Falcon", "Finch", "Fox", "Gecko",
          "Heron", "Ibex", "Jay", "Koala", "Lark", "Lynx", "Marten", "Newt", "Otter", "Owl",
          "Panda", "Puffin", "Raven", "Robin", "Seal", "Stork", "Swan", "Tapir", "Tern", "Viper",
          "Wolf", "Wren", "Yak");
  private static final List<String> CHINESE_COLOURS =
      List.of(
          "琥珀色的", "天蓝色的", "珊瑚色的", "深红色的", "金色的", "绿色的", "靛蓝色的", "象牙色的", "玉色的", "丁香色的", "橄榄色的",
          "珍珠色的", "红宝石色的", "银色的", "青色的", "紫色的");
  private static final List<String> CHINESE_ANIMALS =
      List.of(
          "獾", "河狸", "鹤", "海豚", "鹰", "猎隼", "燕雀", "狐狸", "壁虎", "苍鹭", "羱羊", "松鸦", "考拉", "云雀", "猞猁",
          "貂", "蝾螈", "水獭", "猫头鹰", "熊猫", "海鹦", "渡鸦", "知更鸟", "海豹", "鹳", "天鹅", "貘", "燕鸥", "蝰蛇", "狼",
          "鹪鹩", "牦牛");
  private static final int SEVERAL = 10_000;

  /**
   * @param language as in HTML; English for all but Chinese
   */
  static Pseudonyms in(String language, RandomGenerator random) {
    return language.equals("zh")
        ? new Pseudonyms(CHINESE_COLOURS, CHINESE_ANIMALS, "", random)
        : new Pseudonyms(COLOURS, ANIMALS, " ", random);
  }

  /** One at random; a number follows where the plain ones are used up. */
  String draw(boolean plain) {
    String name =
        colours.get(random.nextInt(colours.size()))
            + between
            + animals.get(random.nextInt(animals.size()));
    return plain ? name : name + " " + random.nextInt(SEVERAL);
  }
}
