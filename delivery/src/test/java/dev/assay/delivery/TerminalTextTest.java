package dev.assay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TerminalTextTest {
  @Test
  void controlAndFormatCharactersAreShownAsCodes() {
    assertThat(TerminalText.clean("a\u001b[31mb\u0085c\u202ed\u2028e\ud800f\u00adg"))
        .isEqualTo("a\\u001b[31mb\\u0085c\\u202ed\\u2028e\\ud800f\\u00adg");
  }

  @Test
  void ordinaryTextStaysAsItIs() {
    assertThat(TerminalText.clean("ünïcödé 漢字 🙂")).isEqualTo("ünïcödé 漢字 🙂");
  }

  @Test
  void wideCharactersTakeTwoColumnsAndMarksNone() {
    assertThat(TerminalText.width("漢字")).isEqualTo(4);
    assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
    assertThat(TerminalText.width("🙂")).isEqualTo(2);
  }

  /// Whatever the text, no line is too wide and no character is lost.
  @Test
  void wrappingNeverExceedsTheWidthNorLosesText() {
    var random = new Random(20261123);
    for (int round = 0; round < 2_000; round++) {
      String text = words(random);
      int width = 4 + random.nextInt(60);
      int indent = random.nextInt(2);
      List<String> lines = TerminalText.wrap(text, width, indent);
      assertThat(lines)
          .as("round %d: \"%s\" in %d columns", round, text, width)
          .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(width));
      assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }
  }

  private static String words(Random random) {
    var text = new StringBuilder();
    String letters = "ab漢🙂é  ";
    int length = random.nextInt(120);
    for (int i = 0; i < length; i++) {
      int[] points = letters.codePoints().toArray();
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
