package io.omnimesh.contract.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes mappings, lists and texts as a YAML document that {@link YamlReader} reads back. */
public final class YamlWriter {
  private static final int LINE_WIDTH = 100;

  private YamlWriter() {}

  /** The document of a mapping whose values are texts, lists and mappings. */
  public static String write(Map<String, Object> tree) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(LINE_WIDTH)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setDereferenceAliases(true)
            .build();
    return new Dump(settings).dumpToString(tree);
  }
}
