package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.lint.SchemaIndex.Part;
import io.omnimesh.contract.yaml.DidYouMean;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Versions, status words, dates, and the ports of products. */
final class HeadMeaning {
  private static final List<String> STATUS =
      List.of("proposed", "draft", "active", "deprecated", "retired");

  private final Report report;

  HeadMeaning(Report report) {
    this.report = report;
  }

  void contract(Mapping root) {
    version(root, Path.ROOT, "version");
    status(root);
    instant(root, "contractCreatedTs");
    team(root);
    if (OdcsExtras.text(root, "apiVersion").startsWith("v2.")) {
      report.warning(
          "version/older",
          root.find("apiVersion").orElseThrow(),
          Path.ROOT.child("apiVersion"),
          "version 2 of the standard has other fields; this file is read as version 3.1",
          "write 'apiVersion: v3.1.0'");
    }
  }

  void product(Mapping root) {
    version(root, Path.ROOT, "version");
    status(root);
    instant(root, "productCreatedTs");
    team(root);
    Part product = new Part(root, Path.ROOT);
    for (String key : List.of("inputPorts", "outputPorts")) {
      Set<String> seen = new HashSet<>();
      for (Part port : product.parts(key)) {
        version(port.mapping(), port.path(), "version");
        if (!seen.add(port.text("name") + ' ' + port.text("version"))) {
          report.error(
              "meaning/duplicate-name",
              port.mapping(),
              port.path(),
              "the port '"
                  + port.text("name")
                  + "' stands here again in version "
                  + port.text("version"),
              "rename one of the two, or give it its own version");
        }
      }
    }
    for (Part port : product.parts("outputPorts")) {
      if (port.mapping().find("contractId").isEmpty()) {
        report.warning(
            "meaning/no-contract",
            port.mapping(),
            port.path(),
            "the port '" + port.text("name") + "' names no contract, so it promises nothing",
            "add the line 'contractId: ...'");
      }
    }
  }

  private void version(Mapping mapping, Path path, String key) {
    String text = OdcsExtras.text(mapping, key);
    Node node = mapping.find(key).orElse(null);
    if (text.isEmpty() || node == null || isSemantic(text)) {
      return;
    }
    String mend = "write three numbers, such as 1.0.0";
    if (isSemantic(text + ".0") || isSemantic(text + ".0.0") || isSemantic(text.substring(1))) {
      report.warning(
          "meaning/version",
          node,
          path.child(key),
          "'" + text + "' is not a whole semantic version",
          mend);
    } else {
      report.error(
          "meaning/version",
          node,
          path.child(key),
          "'" + text + "' is not a version, so nobody can tell whether a change breaks readers",
          mend);
    }
  }

  /** Three numbers without leading zeros, and what semver.org lets follow. */
  private static boolean isSemantic(String text) {
    int end = text.length();
    for (int at = 0; at < end; at++) {
      if (text.charAt(at) == '-' || text.charAt(at) == '+') {
        end = at;
      }
    }
    int numbers = 0;
    int digits = 0;
    for (int at = 0; at <= end; at++) {
      char c = at == end ? '.' : text.charAt(at);
      if (c == '.') {
        if (digits == 0 || digits > 9 || (digits > 1 && text.charAt(at - digits) == '0')) {
          return false;
        }
        numbers++;
        digits = 0;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        return false;
      }
    }
    return numbers == 3;
  }

  private void status(Mapping root) {
    String status = OdcsExtras.text(root, "status");
    if (status.isEmpty() || STATUS.contains(status)) {
      return;
    }
    Node node = root.find("status").orElseThrow();
    String message =
        "'"
            + status
            + "' is not a status of the standard, so it does not change what the mesh does";
    String mend = DidYouMean.mend(status, STATUS);
    if (DidYouMean.nearest(status, STATUS).isPresent()) {
      report.warning("meaning/status", node, Path.ROOT.child("status"), message, mend);
    } else {
      report.info("meaning/status", node, Path.ROOT.child("status"), message, mend);
    }
  }

  private void instant(Mapping root, String key) {
    String text = OdcsExtras.text(root, key);
    if (text.isEmpty()) {
      return;
    }
    try {
      OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      report.warning(
          "meaning/date",
          root.find(key).orElseThrow(),
          Path.ROOT.child(key),
          "'" + text + "' is not an instant of ISO 8601",
          "write one such as 2026-01-31T08:00:00Z");
    }
  }

  private void team(Mapping root) {
    Node team = root.find("team").orElse(null);
    Path path = Path.ROOT.child("team");
    List<Part> members =
        team instanceof Mapping mapping
            ? new Part(mapping, path).parts("members")
            : SchemaIndex.parts(team, path);
    Set<String> names = new HashSet<>();
    members.forEach(member -> names.add(member.text("username")));
    for (Part member : members) {
      LocalDate in = date(member, "dateIn");
      LocalDate out = date(member, "dateOut");
      if (in != null && out != null && out.isBefore(in)) {
        report.warning(
            "meaning/date",
            member.mapping().find("dateOut").orElseThrow(),
            member.path().child("dateOut"),
            "the member left on " + out + ", before coming on " + in,
            "mend one of the two dates");
      }
      String successor = member.text("replacedByUsername");
      if (!successor.isEmpty() && !names.contains(successor)) {
        report.warning(
            "meaning/dangling",
            member.mapping().find("replacedByUsername").orElseThrow(),
            member.path().child("replacedByUsername"),
            "'" + successor + "' is not a member of the team",
            DidYouMean.mend(successor, names));
      }
    }
  }

  private @Nullable LocalDate date(Part member, String key) {
    Node node = member.mapping().find(key).orElse(null);
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      return null;
    }
    try {
      return LocalDate.parse(scalar.text());
    } catch (DateTimeException e) {
      report.warning(
          "meaning/date",
          node,
          member.path().child(key),
          "'" + scalar.text() + "' is not a day of ISO 8601",
          "write one such as 2026-01-31");
      return null;
    }
  }
}
