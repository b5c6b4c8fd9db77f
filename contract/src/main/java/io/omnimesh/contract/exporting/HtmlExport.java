package io.omnimesh.contract.exporting;

import static io.omnimesh.contract.exporting.HtmlText.escaped;
import static io.omnimesh.contract.exporting.HtmlText.link;

import io.omnimesh.contract.exporting.ContractText.Row;
import io.omnimesh.contract.exporting.ContractText.Rule;
import io.omnimesh.contract.odcs.AuthoritativeDefinition;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.Role;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.odcs.Server;
import io.omnimesh.contract.odcs.Team;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a contract as one HTML page that needs nothing else: no script, no other file. It follows
 * the reader's choice of light or dark.
 */
final class HtmlExport {
  private static final Set<String> KNOWN_STATUS = Set.of("active", "deprecated", "retired");
  private static final String STYLE = style();

  private final StringBuilder page = new StringBuilder();

  private HtmlExport() {}

  static String of(DataContract contract) {
    HtmlExport export = new HtmlExport();
    export.head(contract);
    export.about(contract);
    contract.schema().forEach(export::object);
    export.promises(contract);
    export.people(contract);
    export.page.append("</main>\n</body>\n</html>\n");
    return export.page.toString();
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(HtmlExport.class.getResourceAsStream("contract.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head(DataContract contract) {
    String title = escaped(contract.name().orElse(contract.id()));
    String status = contract.status().toLowerCase(Locale.ROOT);
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'unsafe-inline'\">\n<title>")
        .append(title)
        .append(" – data contract</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n")
        .append("<a class=\"skip\" href=\"#content\">Skip to the contract</a>\n<header>\n<h1>")
        .append(title)
        .append("</h1>\n<p><span class=\"badge ")
        .append(KNOWN_STATUS.contains(status) ? status : "muted")
        .append("\">")
        .append(escaped(contract.status()))
        .append("</span><span class=\"badge\">version ")
        .append(escaped(contract.version()))
        .append("</span></p>\n</header>\n<main id=\"content\">\n");
  }

  private void about(DataContract contract) {
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put("Id", "<code>" + escaped(contract.id()) + "</code>");
    text(terms, "Domain", contract.domain());
    text(terms, "Data product", contract.dataProduct());
    text(terms, "Tenant", contract.tenant());
    if (!contract.tags().isEmpty()) {
      terms.put("Tags", escaped(String.join(", ", contract.tags())));
    }
    contract
        .description()
        .ifPresent(description -> {
          text(terms, "Purpose", description.purpose());
          text(terms, "Usage", description.usage());
          text(terms, "Limitations", description.limitations());
          definitions(terms, description.authoritativeDefinitions());
        });
    definitions(terms, contract.authoritativeDefinitions());
    contract
        .price()
        .ifPresent(price ->
            terms.put(
                "Price",
                escaped(
                    price.priceAmount().map(it -> it.toPlainString() + " ").orElse("")
                        + price.priceCurrency().orElse("")
                        + price.priceUnit().map(it -> " for one " + it).orElse(""))));
    page.append("<dl>\n");
    terms.forEach((term, html) ->
        page.append("<dt>")
            .append(escaped(term))
            .append("</dt><dd>")
            .append(html)
            .append("</dd>\n"));
    page.append("</dl>\n");
  }

  private static void text(Map<String, String> terms, String term, Optional<String> value) {
    value.ifPresent(text -> terms.put(term, lines(text)));
  }

  private static void definitions(
      Map<String, String> terms, List<AuthoritativeDefinition> definitions) {
    for (AuthoritativeDefinition definition : definitions) {
      terms.merge(definition.type(), link(definition.url()), (a, b) -> a + "<br>" + b);
    }
  }

  private void object(SchemaObject object) {
    page.append("<section>\n<h2>").append(escaped(object.name())).append("</h2>\n");
    object.description().ifPresent(text -> page.append("<p>").append(lines(text)).append("</p>\n"));
    object
        .dataGranularityDescription()
        .ifPresent(text -> page.append("<p>One row: ").append(lines(text)).append("</p>\n"));
    List<List<String>> rows = new ArrayList<>();
    for (Row row : ContractText.rows(object)) {
      SchemaProperty property = row.property();
      rows.add(
          List.of(
              "<code>"
                  + escaped(row.path())
                  + "</code>"
                  + property
                      .businessName()
                      .map(it -> "<br><span class=\"muted\">" + escaped(it) + "</span>")
                      .orElse(""),
              "<code>" + escaped(ContractText.type(property)) + "</code>",
              escaped(ContractText.keys(property)),
              classification(property),
              description(property)));
    }
    table(
        "Columns of " + object.name(),
        List.of("Column", "Type", "Keys", "Classification", "Description"),
        rows);
    List<Rule> rules = ContractText.rules(object);
    if (!rules.isEmpty()) {
      page.append("<h3>Quality</h3>\n");
      table(
          "Quality rules of " + object.name(),
          List.of("About", "Rule", "Severity", "Description"),
          rules.stream().map(HtmlExport::rule).toList());
    }
    page.append("</section>\n");
  }

  private static List<String> rule(Rule rule) {
    return List.of(
        "<code>" + escaped(rule.about()) + "</code>",
        "<code>" + escaped(ContractText.check(rule.rule())) + "</code>",
        escaped(rule.rule().severity().orElse("error")),
        lines(rule.rule().description().or(() -> rule.rule().name()).orElse("")));
  }

  private static String classification(SchemaProperty property) {
    return property
        .classification()
        .map(word -> {
          boolean open = word.equalsIgnoreCase("public") || word.equalsIgnoreCase("internal");
          return open ? escaped(word) : "<span class=\"personal\">" + escaped(word) + "</span>";
        })
        .orElse("");
  }

  private static String description(SchemaProperty property) {
    StringBuilder html =
        new StringBuilder(property.description().map(HtmlExport::lines).orElse(""));
    List<String> more = new ArrayList<>(ContractText.constraints(property));
    if (!property.examples().isEmpty()) {
      more.add("such as " + ContractText.values(property.examples()));
    }
    if (!more.isEmpty()) {
      html.append("<ul class=\"plain\">");
      more.forEach(text -> html.append("<li>").append(escaped(text)).append("</li>"));
      html.append("</ul>");
    }
    return html.toString();
  }

  private void promises(DataContract contract) {
    section(
        "Service levels",
        List.of("Promise", "Value", "Element", "Description"),
        contract.slaProperties().stream()
            .map(sla ->
                List.of(
                    escaped(sla.property()),
                    escaped(ContractText.sla(sla)),
                    escaped(sla.element().orElse("")),
                    lines(sla.description().orElse(""))))
            .toList());
    section(
        "Servers",
        List.of("Server", "Type", "Environment", "Settings", "Description"),
        contract.servers().stream().map(HtmlExport::server).toList());
    section(
        "Roles",
        List.of("Role", "Access", "Approvers", "Description"),
        contract.roles().stream()
            .map(role ->
                List.of(
                    escaped(role.role()),
                    escaped(role.access().orElse("")),
                    escaped(approvers(role)),
                    lines(role.description().orElse(""))))
            .toList());
  }

  private static String approvers(Role role) {
    return Stream.of(role.firstLevelApprovers(), role.secondLevelApprovers())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", then "));
  }

  private static List<String> server(Server server) {
    List<String> settings =
        server.settings().entrySet().stream()
            .map(entry -> escaped(entry.getKey() + " " + entry.getValue()))
            .toList();
    return List.of(
        escaped(server.server()),
        escaped(server.type()),
        escaped(server.environment().orElse("")),
        String.join("<br>", settings),
        lines(server.description().orElse("")));
  }

  private void people(DataContract contract) {
    section(
        contract.team().flatMap(Team::name).map(name -> "Team " + name).orElse("Team"),
        List.of("Who", "Role", "Since", "Description"),
        contract.team().map(Team::members).orElse(List.of()).stream()
            .map(member ->
                List.of(
                    escaped(member.name().map(it -> it + ", ").orElse("") + member.username()),
                    escaped(member.role().orElse("")),
                    escaped(member.dateIn().orElse("")),
                    lines(member.description().orElse(""))))
            .toList());
    section(
        "Support",
        List.of("Channel", "Address", "Scope", "Description"),
        contract.support().stream()
            .map(channel ->
                List.of(
                    escaped(channel.channel()),
                    channel.url().map(HtmlText::link).orElse(""),
                    escaped(channel.scope().orElse("")),
                    lines(channel.description().orElse(""))))
            .toList());
  }

  private void section(String title, List<String> header, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    page.append("<section>\n<h2>").append(escaped(title)).append("</h2>\n");
    table(title, header, rows);
    page.append("</section>\n");
  }

  /** The first cell of a row is its header; a wide table is scrolled by the keyboard, too. */
  private void table(String caption, List<String> header, List<List<String>> rows) {
    page.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
        .append(escaped(caption))
        .append("\">\n<table>\n<caption>")
        .append(escaped(caption))
        .append("</caption>\n<thead><tr>");
    header.forEach(cell -> page.append("<th scope=\"col\">").append(escaped(cell)).append("</th>"));
    page.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      page.append("<tr><th scope=\"row\">").append(row.getFirst()).append("</th>");
      row.subList(1, row.size()).forEach(cell -> page.append("<td>").append(cell).append("</td>"));
      page.append("</tr>\n");
    }
    page.append("</tbody>\n</table>\n</div>\n");
  }

  private static String lines(String text) {
    return escaped(text.strip()).replace("\n", "<br>");
  }
}
