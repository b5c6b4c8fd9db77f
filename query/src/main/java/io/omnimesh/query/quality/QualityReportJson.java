package io.omnimesh.query.quality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.rule.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes reports for machines. */
public final class QualityReportJson {
  private static final JsonFactory JSON = new JsonFactory();

  private QualityReportJson() {}

  /** A JSON array with an object for each report. */
  public static String of(List<QualityReport> reports) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartArray();
      for (QualityReport report : reports) {
        write(json, report);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  /** Writes one report as an object; the caller closes the generator. */
  public static void write(JsonGenerator json, QualityReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("product", report.product());
    json.writeStringField("table", report.table());
    json.writeStringField("version", report.version());
    json.writeBooleanField("good", report.isGood());
    json.writeStringField("startedAt", report.startedAt().toString());
    json.writeNumberField("tookMillis", report.took().toMillis());
    json.writeNumberField("bytesScanned", report.bytesScanned());
    json.writeArrayFieldStart("results");
    for (RuleResult result : report.results()) {
      write(json, result);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, RuleResult result) throws IOException {
    Rule rule = result.rule();
    json.writeStartObject();
    json.writeStringField("rule", rule.id());
    if (rule.name().isPresent()) {
      json.writeStringField("name", rule.name().get());
    }
    json.writeStringField("element", rule.element());
    json.writeStringField("kind", rule.kind().word());
    json.writeBooleanField("implied", rule.kind().isImplied());
    json.writeStringField("text", rule.text());
    if (rule.dimension().isPresent()) {
      json.writeStringField("dimension", rule.dimension().get());
    }
    json.writeStringField("severity", rule.severity().word());
    json.writeStringField("verdict", result.verdict().word());
    if (result.measure().isPresent()) {
      json.writeNumberField("measure", result.measure().get());
    }
    if (result.threshold().isPresent()) {
      json.writeStringField("threshold", result.threshold().get());
    }
    if (!result.reason().isEmpty()) {
      json.writeStringField("reason", result.reason());
    }
    if (result.rowsChecked().isPresent()) {
      json.writeNumberField("rowsChecked", result.rowsChecked().getAsLong());
    }
    json.writeArrayFieldStart("samples");
    for (Map<String, @Nullable String> row : result.samples()) {
      json.writeStartObject();
      for (Map.Entry<String, @Nullable String> value : row.entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
