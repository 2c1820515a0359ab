package descent.dataset.table;

import descent.message.InvalidInputException;
import descent.message.Message;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bytes of a file as text. They are UTF-8, with or without a mark, or UTF-16 with its mark;
 * others are refused until somebody says what they are. No byte is ever replaced.
 *
 * @param text without its mark
 * @param encoding the name that the IANA gives to it
 */
public record CsvText(String text, String encoding) {
  /** What files of numbers that are not UTF-8 are written in, by Windows and by Excel mostly. */
  private static final List<String> LIKELY =
      List.of("GB18030", "windows-1252", "Big5", "Shift_JIS", "EUC-KR", "windows-1251");

  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_SAMPLE = 24;
  private static final int MOST_SAMPLES = 3;

  /** A way to read the bytes, and words that show whether it is the right one. */
  public record Proposal(String encoding, List<String> words) {
    public Proposal {
      words = List.copyOf(words);
    }
  }

  /** The bytes are not UTF-8: somebody has to say what they are. */
  public static final class UnknownEncodingException extends InvalidInputException {
    private static final long serialVersionUID = 1;
    private final transient List<Proposal> proposals;

    UnknownEncodingException(int line, List<Proposal> proposals) {
      super(
          proposals.isEmpty()
              ? Message.of(
                  "csv.notText",
                  "line {0} holds bytes that no text has; this is not a CSV file",
                  line)
              : Message.of(
                  "csv.encoding",
                  "line {0} is not text in UTF-8; say which encoding this file has: {1}",
                  line,
                  proposals.stream()
                      .map(UnknownEncodingException::told)
                      .collect(Collectors.joining("; "))));
      this.proposals = List.copyOf(proposals);
    }

    private static String told(Proposal proposal) {
      return proposal.encoding() + " (" + String.join(" ", proposal.words()) + ")";
    }

    /** What it may be, the likeliest first. */
    public List<Proposal> proposals() {
      return proposals;
    }
  }

  /**
   * Reads a file whose encoding nobody has told.
   *
   * @throws UnknownEncodingException if it is not UTF-8 and has no mark
   */
  public static CsvText of(byte[] bytes) {
    if (begins(bytes, 0xfe, 0xff) || begins(bytes, 0xff, 0xfe)) {
      return decode(bytes, StandardCharsets.UTF_16)
          .map(text -> new CsvText(text, "UTF-16"))
          .orElseThrow(() -> wrong(StandardCharsets.UTF_16.name()));
    }
    Optional<String> text = decode(bytes, StandardCharsets.UTF_8);
    boolean binary = hasZeros(bytes);
    List<Proposal> proposals = text.isEmpty() || binary ? proposals(bytes) : List.of();
    if (text.isEmpty() || !proposals.isEmpty()) {
      throw new UnknownEncodingException(text.isEmpty() ? badLine(bytes) : 1, proposals);
    }
    if (binary) {
      throw CsvLine.wrong(
          "csv.binary",
          "this is not text: it has bytes of 0; a CSV is saved as UTF-8, or as UTF-16 with its"
              + " mark");
    }
    return new CsvText(withoutMark(text.get()), "UTF-8");
  }

  /**
   * Reads a file in an encoding that somebody has confirmed.
   *
   * @param encoding a name of it, such as gbk
   * @throws InvalidInputException if there is no such encoding, or the bytes are not in it
   */
  public static CsvText of(byte[] bytes, String encoding) {
    Charset charset = charset(encoding);
    return decode(bytes, charset)
        .map(text -> new CsvText(withoutMark(text), charset.name()))
        .orElseThrow(() -> wrong(charset.name()));
  }

  /** Ways in which all bytes are characters, the likeliest first. */
  public static List<Proposal> proposals(byte[] bytes) {
    if (hasZeros(bytes)) {
      // A mark of UTF-16 is missing, or this is no text.
      return Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
          .flatMap(charset -> decode(bytes, charset).map(text -> unmarked(charset, text)).stream())
          .filter(proposal -> !proposal.words().isEmpty())
          .toList();
    }
    boolean chinese = decode(bytes, Charset.forName("GB2312")).isPresent();
    Stream<String> names = LIKELY.stream();
    if (!chinese) {
      // In GB18030 a letter with an accent and the letter after it are often a rare ideograph.
      names =
          Stream.concat(
              LIKELY.stream().skip(1).limit(1),
              LIKELY.stream().filter(n -> !n.equals(LIKELY.get(1))));
    }
    return names
        .flatMap(
            name ->
                decode(bytes, Charset.forName(name))
                    .map(text -> new Proposal(name, words(text)))
                    .stream())
        .filter(proposal -> !proposal.words().isEmpty())
        .toList();
  }

  private static boolean hasZeros(byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  /** What a table is in UTF-16: digits and separators mostly, which it is in one order alone. */
  private static Proposal unmarked(Charset charset, String text) {
    long plain = text.chars().filter(c -> c > 0 && c < 0x80).count();
    boolean lines = text.indexOf('\0') < 0 && text.indexOf('\n') >= 0 && 2 * plain > text.length();
    return new Proposal(charset.name(), lines ? words(text, word -> !word.isEmpty()) : List.of());
  }

  /** The first words that are more than ASCII, each once. */
  private static List<String> words(String text) {
    return words(text, word -> word.chars().anyMatch(c -> c >= 0x80));
  }

  private static List<String> words(String text, Predicate<String> telling) {
    return Stream.of(text.split("[\\s,;\"]+"))
        .filter(telling)
        .distinct()
        .limit(MOST_SAMPLES)
        .map(
            word ->
                word.length() <= LONGEST_SAMPLE ? word : word.substring(0, LONGEST_SAMPLE) + "…")
        .map(word -> word.replaceAll("\\p{Cntrl}", "·"))
        .toList();
  }

  private static Charset charset(String name) {
    String known = name.strip();
    try {
      // What browsers and spreadsheets call ANSI or Latin-1 has the letters of Windows in it.
      return Charset.forName(known.equalsIgnoreCase("gb2312") ? "GBK" : known);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw CsvLine.wrong(
          "csv.noEncoding",
          "there is no encoding {0}; try one of {1}",
          known.length() <= LONGEST_NAME ? known : known.substring(0, LONGEST_NAME) + "…",
          "UTF-8, UTF-16, " + String.join(", ", LIKELY));
    }
  }

  private static InvalidInputException wrong(String encoding) {
    return CsvLine.wrong("csv.notIn", "the bytes of this file are not text in {0}", encoding);
  }

  private static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The first line, from 1, that is not UTF-8. */
  private static int badLine(byte[] bytes) {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (decode(java.util.Arrays.copyOfRange(bytes, begin, i), StandardCharsets.UTF_8)
            .isEmpty()) {
          return line;
        }
        line++;
        begin = i + 1;
      }
    }
    return line;
  }

  private static boolean begins(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
