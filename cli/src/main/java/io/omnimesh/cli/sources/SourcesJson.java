package io.omnimesh.cli.sources;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.query.catalogs.SourceReport;
import io.omnimesh.query.catalogs.SourceStatus;
import java.util.List;
import java.util.Locale;

/** Sources and reports as JSON for programs; the names are stable. */
final class SourcesJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SourcesJson() {}

  static String statuses(List<SourceStatus> statuses) {
    ArrayNode all = JSON.createArrayNode();
    for (SourceStatus status : statuses) {
      Source source = status.source();
      ObjectNode one =
          all.addObject()
              .put("name", source.name())
              .put("domain", source.domain())
              .put("title", source.title())
              .put("description", source.description())
              .put("system", source.connection().system().id())
              .put("state", word(status.state()));
      source.parts().forEach(one.putArray("parts")::add);
    }
    return all.toPrettyString();
  }

  static String reports(List<SourceReport> reports) {
    ArrayNode all = JSON.createArrayNode();
    for (SourceReport report : reports) {
      ObjectNode one =
          all.addObject()
              .put("name", report.source())
              .put("domain", report.domain())
              .put("system", report.system())
              .put("verdict", word(report.verdict()))
              .put("note", report.note());
      ArrayNode steps = one.putArray("steps");
      for (SourceReport.Step step : report.steps()) {
        steps
            .addObject()
            .put("name", step.name())
            .put("outcome", word(step.outcome()))
            .put("millis", step.took().toMillis())
            .put("detail", step.detail());
      }
    }
    return all.toPrettyString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
