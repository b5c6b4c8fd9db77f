package io.omnimesh.contract.importing;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.importing.DdlTable.Column;
import io.omnimesh.contract.importing.DdlTable.Reference;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.Relationship;
import io.omnimesh.contract.odcs.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Drafts a contract of the tables that SQL defines, in the words of Trino, PostgreSQL or MySQL:
 * types, keys, references, checks, enumerations and comments.
 */
public final class SqlImport {
  /** Definitions are written by people or dumped without rows. */
  public static final int CHARACTERS_MAX = 4 * 1024 * 1024;

  private final DdlReader.Result ddl;

  private SqlImport(DdlReader.Result ddl) {
    this.ddl = ddl;
  }

  /**
   * The draft of a file's tables.
   *
   * @param file how refusals name the file
   * @throws MeshException {@code INVALID_INPUT} where it defines none, with line and column where a
   *     definition cannot be read
   */
  public static DataContract read(String file, String sql, ImportHead head) {
    if (sql.length() > CHARACTERS_MAX) {
      throw new MeshException(
          ErrorCode.LIMIT_EXCEEDED,
          file + " is longer than " + CHARACTERS_MAX + " characters; leave its rows out");
    }
    DdlReader.Result ddl = DdlReader.read(file, sql);
    if (ddl.tables().isEmpty()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          file + " defines no table; write CREATE TABLE with names and types of the columns");
    }
    SqlImport reader = new SqlImport(ddl);
    return ContractDraft.of(head, ddl.tables().stream().map(reader::object).toList());
  }

  private SchemaObject object(DdlTable table) {
    Map<String, PropertyDraft> drafts = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (Column column : table.columns.values()) {
      String name = Names.free(Names.plain(column.name), taken);
      taken.add(name);
      drafts.put(DdlReader.key(column.name), draft(name, column));
    }
    positions(table, drafts);
    List<Relationship> relationships = references(table, drafts);
    List<QualityRule> rules = rules(table, drafts);
    drafts.values().forEach(PersonalData::suggestByName);
    return ContractDraft.object(
        table.name,
        "table",
        table.comment,
        drafts.values().stream().map(PropertyDraft::build).toList(),
        relationships,
        rules,
        List.of());
  }

  private PropertyDraft draft(String name, Column column) {
    PropertyDraft draft = new PropertyDraft(name, column.name).description(column.comment);
    List<String> values =
        column.type.name().equals("enum")
            ? column.type.arguments()
            : ddl.enums().getOrDefault(DdlReader.key(column.type.name()), List.of());
    if (!values.isEmpty()) {
      draft.shape(ColumnShape.unknown().physical("varchar"));
      draft.rule(RuleDrafts.validValues(name + "_values", values));
    } else {
      draft.shape(SqlTypes.shape(column.type, ddl.dialect()));
    }
    if (column.required) {
      draft.required();
    }
    if (column.unique) {
      draft.unique();
    }
    return draft;
  }

  private static void positions(DdlTable table, Map<String, PropertyDraft> drafts) {
    for (int i = 0; i < table.primaryKey.size(); i++) {
      PropertyDraft draft = drafts.get(DdlReader.key(table.primaryKey.get(i)));
      if (draft != null) {
        draft.key(i + 1);
      }
    }
    int position = 1;
    for (String column : new LinkedHashSet<>(table.partition)) {
      PropertyDraft draft = drafts.get(DdlReader.key(column));
      if (draft != null) {
        draft.partition(position++);
      }
    }
  }

  /** A reference to a table outside of the file is kept as the house's own word. */
  private List<Relationship> references(DdlTable table, Map<String, PropertyDraft> drafts) {
    List<Relationship> together = new ArrayList<>();
    for (Reference reference : table.references) {
      List<String> targets = targets(reference);
      Optional<DdlTable> known =
          table(reference.table()).filter(it -> isKnown(it, targets, reference.columns().size()));
      List<PropertyDraft> from =
          reference.columns().stream()
              .map(column -> drafts.get(DdlReader.key(column)))
              .filter(Objects::nonNull)
              .toList();
      if (from.isEmpty()) {
        continue;
      }
      if (known.isEmpty()) {
        String text = reference.table() + (targets.isEmpty() ? "" : "." + targets.getFirst());
        from.getFirst().custom("references", text, Optional.empty());
      } else if (from.size() == 1) {
        from.getFirst().reference(end(known.get(), targets.getFirst()));
      } else {
        together.add(
            new Relationship(
                "foreignKey",
                from.stream().map(it -> Names.plain(table.name) + "." + it.name()).toList(),
                targets.stream().map(it -> end(known.get(), it)).toList(),
                List.of()));
      }
    }
    return together;
  }

  private static boolean isKnown(DdlTable table, List<String> targets, int columns) {
    return targets.size() == columns
        && targets.stream().allMatch(it -> table.column(it).isPresent());
  }

  private List<String> targets(Reference reference) {
    return reference.targets().isEmpty()
        ? table(reference.table()).map(it -> List.copyOf(it.primaryKey)).orElse(List.of())
        : reference.targets();
  }

  private Optional<DdlTable> table(String name) {
    return ddl.tables().stream().filter(it -> it.name.equalsIgnoreCase(name)).findFirst();
  }

  private static String end(DdlTable table, String column) {
    return Names.plain(table.name)
        + "."
        + Names.plain(table.column(column).map(it -> it.name).orElse(column));
  }

  private List<QualityRule> rules(DdlTable table, Map<String, PropertyDraft> drafts) {
    CheckReader reader = new CheckReader(drafts);
    String prefix = Names.plain(table.name);
    List<QualityRule> rules = new ArrayList<>();
    for (List<SqlToken> check : table.checks) {
      if (!reader.apply(check)) {
        rules.add(
            RuleDrafts.text(
                prefix + "_check_" + (rules.size() + 1), "CHECK (" + ddl.written(check) + ")"));
      }
    }
    for (List<String> together : table.uniqueTogether) {
      List<String> names =
          together.stream()
              .map(column -> drafts.get(DdlReader.key(column)))
              .filter(Objects::nonNull)
              .map(PropertyDraft::name)
              .toList();
      if (names.size() == together.size()) {
        rules.add(RuleDrafts.noDuplicates(prefix + "_unique_" + (rules.size() + 1), names));
      }
    }
    return rules;
  }
}
