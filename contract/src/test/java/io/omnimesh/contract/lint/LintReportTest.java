package io.omnimesh.contract.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnimesh.contract.lint.report.LintReport;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class LintReportTest {
  private static final List<LintResult> RESULTS =
      List.of(
          ContractLint.check(
              "a b/ü.yaml",
              "id: \"<x> & \\u0007\"\nid: y\nstatus: actve\n".getBytes(StandardCharsets.UTF_8)),
          ContractLint.check(
              "good.yaml",
              "apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n"
                  .getBytes(StandardCharsets.UTF_8)));

  @Test
  void writesAFindingALine() {
    String text = LintReport.text(RESULTS);
    assertThat(text)
        .contains("a b/ü.yaml:2:1: error: the key 'id' stands here again, first at line 1; keep")
        .endsWith("2 files: 4 errors, 1 warning\n");
  }

  @Test
  void writesJsonWithPlaceRuleAndMend() throws Exception {
    JsonNode json = Official.JSON.readTree(LintReport.json(RESULTS));
    assertThat(json.get("errors").intValue()).isEqualTo(4);
    assertThat(json.get("findings")).hasSize(5);
    assertThat(json.get("findings").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "file", "line", "column", "severity", "rule", "pointer", "message", "mend");
  }

  @Test
  void writesSarifWithLevelsAndPlaces() throws Exception {
    JsonNode run = Official.JSON.readTree(LintReport.sarif(RESULTS)).get("runs").get(0);
    JsonNode result = run.get("results").get(0);
    assertThat(run.at("/tool/driver/name").textValue()).isEqualTo("mesh lint");
    assertThat(result.get("level").textValue()).isEqualTo("error");
    JsonNode physical = result.at("/locations/0/physicalLocation");
    assertThat(physical.at("/artifactLocation/uri").textValue()).isEqualTo("a%20b/%C3%BC.yaml");
    assertThat(physical.at("/region/startLine").intValue()).isEqualTo(1);
  }

  @Test
  void writesJunitWithAFailureForEachBadFile() throws Exception {
    Element suite =
        (Element)
            DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(LintReport.junit(RESULTS))))
                .getDocumentElement()
                .getElementsByTagName("testsuite")
                .item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
  }
}
