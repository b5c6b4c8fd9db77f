package io.omnimesh.contract.yaml;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Writes mappings, lists and texts as a YAML document that {@link YamlReader} reads back. */
public final class YamlWriter {
  private static final int LINE_WIDTH = 100;

  /** An exponent beyond this stays one, lest a small number fill the page with zeros. */
  private static final int PLAIN_DIGITS_MAX = 40;

  /**
   * Texts that some reader would take for a null, a boolean, a number or a date: by the rules of
   * YAML 1.1, which most other tools still read, and of 1.2.
   */
  private static final Pattern NOT_A_TEXT =
      Pattern.compile(
          "~|=|<<|(?i:null|true|false|yes|no|on|off|y|n)"
              + "|[-+]?(?:0[xX][0-9a-fA-F_]+|0[oObB][0-7_]+|\\.(?i:inf)"
              + "|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
              + "|\\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?)|\\.(?i:nan)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?");

  private YamlWriter() {}

  /** The document of a mapping whose values are texts, numbers, booleans, lists and mappings. */
  public static String write(Map<String, ? extends @Nullable Object> tree) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(LINE_WIDTH)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setDereferenceAliases(true)
            .build();
    return new Dump(settings, new Representer(settings)).dumpToString(tree);
  }

  private static ScalarStyle style(String text) {
    if (NOT_A_TEXT.matcher(text).matches()) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    // Where a block would lose something (spaces at a line's end), the emitter quotes by itself.
    return text.strip().indexOf('\n') >= 0 ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
  }

  private static final class Representer extends StandardRepresenter {
    Representer(DumpSettings settings) {
      super(settings);
      representers.put(
          String.class, value -> representScalar(Tag.STR, (String) value, style((String) value)));
      representers.put(BigDecimal.class, value -> number((BigDecimal) value));
    }

    private Node number(BigDecimal value) {
      boolean plain = Math.abs((long) value.precision() - value.scale()) <= PLAIN_DIGITS_MAX;
      String text = plain ? value.toPlainString() : value.toString();
      boolean whole = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
      return representScalar(whole ? Tag.INT : Tag.FLOAT, text, ScalarStyle.PLAIN);
    }
  }
}
