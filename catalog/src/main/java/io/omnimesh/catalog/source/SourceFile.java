package io.omnimesh.catalog.source;

import io.omnimesh.contract.yaml.DidYouMean;
import io.omnimesh.contract.yaml.Words;
import io.omnimesh.contract.yaml.YamlFields;
import io.omnimesh.contract.yaml.YamlNode;
import io.omnimesh.contract.yaml.YamlReader;
import io.omnimesh.contract.yaml.YamlWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file form of a {@link Source}: {@code kind: Source}. JSON of the same shape is read too. */
public final class SourceFile {
  /** Catalog names that Trino keeps for itself. */
  private static final Set<String> RESERVED = Set.of("system", "information_schema");

  /** The catalog of the products, and the only domain that may define it. */
  private static final String MESH = "mesh";

  private static final String PLATFORM = "platform";

  private SourceFile() {}

  /**
   * Reads a definition.
   *
   * @param file how refusals name the file
   * @param text its content
   * @throws io.omnimesh.contract.error.MeshException {@code INVALID_INPUT} with file, line, column,
   *     what is wrong and the mend
   */
  public static Source read(String file, String text) {
    YamlFields fields = new YamlFields(YamlReader.read(file, text), "a source");
    Words.head(fields, "Source");
    YamlNode.Text nameText = fields.text("name");
    String domain = Words.name(fields.text("domain"), "the domain");
    String name = name(nameText, domain);
    String title = fields.text("title").text();
    String description = fields.text("description").text().strip();
    SourceSystem system = system(fields.text("system"));
    SourceConnection connection = connection(system, fields);
    SortedMap<String, String> options =
        fields
            .findFields("options", "the options of " + system.id())
            .map(inner -> options(system, inner))
            .orElseGet(TreeMap::new);
    List<TableDefinition> tables = TableReader.read(connection, fields);
    List<String> parts = fields.list("parts", Words::part);
    fields.end();
    return new Source(name, domain, title, description, connection, options, tables, parts);
  }

  /** The definition as a file; {@link #read} of it gives the same definition. */
  public static String write(Source source) {
    return YamlWriter.write(SourceTree.of(source));
  }

  private static String name(YamlNode.Text text, String domain) {
    String name = Words.name(text, "the source's name");
    if (RESERVED.contains(name) || (name.equals(MESH) && !domain.equals(PLATFORM))) {
      throw text.place()
          .refuse("the name '" + name + "' is kept for the mesh itself", "choose another name");
    }
    return name;
  }

  private static SourceSystem system(YamlNode.Text text) {
    Optional<SourceSystem> system = SourceSystem.find(text.text());
    if (system.isEmpty()) {
      throw text.place()
          .refuse(
              "'" + text.text() + "' is not a system that the mesh can read",
              DidYouMean.mend(text.text(), SourceSystem.ids()));
    }
    return system.get();
  }

  private static SourceConnection connection(SourceSystem system, YamlFields fields) {
    if (system == SourceSystem.TPCDS) {
      return new SourceConnection.Tpcds();
    }
    return ConnectionReader.read(
        system, fields.fields("connection", "the connection of " + system.id()));
  }

  private static SortedMap<String, String> options(SourceSystem system, YamlFields fields) {
    SortedMap<String, String> options = new TreeMap<>();
    for (SourceOption option : system.options()) {
      Optional<YamlNode.Text> text = fields.findText(option.name());
      if (text.isPresent()) {
        if (!option.values().accept(text.get().text())) {
          throw text.get()
              .place()
              .refuse(
                  "'" + text.get().text() + "' is not a value of the option " + option.name(),
                  "write " + option.values().form());
        }
        options.put(option.name(), text.get().text());
      }
    }
    fields.end();
    return options;
  }
}
