package io.omnimesh.contract.exporting;

import io.omnimesh.contract.exporting.ContractText.Row;
import io.omnimesh.contract.exporting.ContractText.Rule;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.odcs.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a contract as a Markdown page (GitHub's tables). */
final class MarkdownExport {
  /** Signs that Markdown or HTML would obey. */
  private static final Pattern SIGNS = Pattern.compile("[\\\\`*_\\[\\]<>|#~!&]");

  private final StringBuilder page = new StringBuilder();

  private MarkdownExport() {}

  static String of(DataContract contract) {
    MarkdownExport export = new MarkdownExport();
    export.head(contract);
    contract.schema().forEach(export::object);
    export.rest(contract);
    return export.page.toString();
  }

  private void head(DataContract contract) {
    page.append("# ").append(text(contract.name().orElse(contract.id()))).append("\n\n");
    table(
        List.of("Field", "Value"),
        List.of(
            List.of("Id", code(contract.id())),
            List.of("Version", text(contract.version())),
            List.of("Status", text(contract.status())),
            List.of("Domain", text(contract.domain().orElse(""))),
            List.of("Data product", text(contract.dataProduct().orElse(""))),
            List.of("Tags", text(String.join(", ", contract.tags())))));
    contract
        .description()
        .ifPresent(description -> {
          paragraph("Purpose", description.purpose());
          paragraph("Usage", description.usage());
          paragraph("Limitations", description.limitations());
        });
  }

  private void object(SchemaObject object) {
    page.append("## ").append(text(object.name())).append("\n\n");
    object.description().ifPresent(it -> page.append(text(it)).append("\n\n"));
    object
        .dataGranularityDescription()
        .ifPresent(it -> page.append("One row: ").append(text(it)).append("\n\n"));
    List<List<String>> rows = new ArrayList<>();
    for (Row row : ContractText.rows(object)) {
      SchemaProperty property = row.property();
      rows.add(
          List.of(
              code(row.path()),
              text(ContractText.type(property)),
              text(ContractText.keys(property)),
              text(property.classification().orElse("")),
              text(describe(property))));
    }
    table(List.of("Column", "Type", "Keys", "Classification", "Description"), rows);
    List<Rule> rules = ContractText.rules(object);
    if (!rules.isEmpty()) {
      page.append("### Quality of ").append(text(object.name())).append("\n\n");
      table(
          List.of("About", "Rule", "Severity", "Description"),
          rules.stream().map(this::rule).toList());
    }
  }

  private List<String> rule(Rule rule) {
    return List.of(
        code(rule.about()),
        text(ContractText.check(rule.rule())),
        text(rule.rule().severity().orElse("error")),
        text(rule.rule().description().or(() -> rule.rule().name()).orElse("")));
  }

  private static String describe(SchemaProperty property) {
    List<String> parts = new ArrayList<>();
    property.businessName().ifPresent(it -> parts.add(it + "."));
    property.description().ifPresent(parts::add);
    List<String> constraints = ContractText.constraints(property);
    if (!constraints.isEmpty()) {
      parts.add("(" + String.join("; ", constraints) + ")");
    }
    if (!property.examples().isEmpty()) {
      parts.add("Such as " + ContractText.values(property.examples()) + ".");
    }
    return String.join(" ", parts);
  }

  private void rest(DataContract contract) {
    section(
        "Service levels",
        List.of("Promise", "Value", "Element", "Description"),
        contract.slaProperties().stream()
            .map(sla ->
                List.of(
                    text(sla.property()),
                    text(ContractText.sla(sla)),
                    text(sla.element().orElse("")),
                    text(sla.description().orElse(""))))
            .toList());
    section(
        "Team" + contract.team().flatMap(Team::name).map(it -> ": " + text(it)).orElse(""),
        List.of("Who", "Role"),
        contract.team().map(Team::members).orElse(List.of()).stream()
            .map(member ->
                List.of(
                    text(member.name().orElse(member.username())), text(member.role().orElse(""))))
            .toList());
    section(
        "Support",
        List.of("Channel", "Address", "Description"),
        contract.support().stream()
            .map(it ->
                List.of(
                    text(it.channel()),
                    text(it.url().orElse("")),
                    text(it.description().orElse(""))))
            .toList());
    section(
        "Roles",
        List.of("Role", "Access", "Description"),
        contract.roles().stream()
            .map(it ->
                List.of(
                    text(it.role()),
                    text(it.access().orElse("")),
                    text(it.description().orElse(""))))
            .toList());
    section(
        "Servers",
        List.of("Server", "Type", "Environment", "Settings"),
        contract.servers().stream()
            .map(it ->
                List.of(
                    text(it.server()),
                    text(it.type()),
                    text(it.environment().orElse("")),
                    text(settings(it.settings()))))
            .toList());
  }

  private static String settings(Map<String, Object> settings) {
    return String.join(
        ", ", settings.entrySet().stream().map(it -> it.getKey() + " " + it.getValue()).toList());
  }

  private void section(String title, List<String> header, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      page.append("## ").append(title).append("\n\n");
      table(header, rows);
    }
  }

  private void paragraph(String title, Optional<String> text) {
    text.ifPresent(
        it -> page.append("**").append(title).append(".** ").append(text(it)).append("\n\n"));
  }

  private void table(List<String> header, List<List<String>> rows) {
    line(header);
    line(header.stream().map(it -> "---").toList());
    rows.forEach(this::line);
    page.append('\n');
  }

  private void line(List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** Text that stays text, in one line. */
  private static String text(String text) {
    return SIGNS.matcher(text.strip().replaceAll("\\s+", " ")).replaceAll("\\\\$0");
  }

  /** A name as code; where its signs would end the code, as text. */
  private static String code(String name) {
    return name.matches("[A-Za-z0-9_.\\[\\] :/-]+") ? "`" + name + "`" : text(name);
  }
}
