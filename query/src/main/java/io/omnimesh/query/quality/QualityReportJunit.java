package io.omnimesh.query.quality;

import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.quality.Verdict;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes reports as JUnit XML, which build servers show: a suite for each report and a test case
 * for each rule. A broken warning passes with its reason in the output; a rule that nobody
 * evaluates is skipped.
 */
public final class QualityReportJunit {
  private QualityReportJunit() {}

  /** The XML document. */
  public static String of(List<QualityReport> reports) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (QualityReport report : reports) {
        suite(xml, report);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString();
  }

  private static void suite(XMLStreamWriter xml, QualityReport report) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", report.product() + " " + report.version());
    xml.writeAttribute("timestamp", report.startedAt().toString());
    xml.writeAttribute("time", Double.toString(report.took().toMillis() / 1e3));
    xml.writeAttribute("tests", Integer.toString(report.results().size()));
    xml.writeAttribute("failures", Long.toString(report.count(Verdict.FAILED)));
    xml.writeAttribute("errors", Long.toString(report.count(Verdict.ERROR)));
    xml.writeAttribute("skipped", Long.toString(report.count(Verdict.NOT_EVALUATED)));
    for (RuleResult result : report.results()) {
      testCase(xml, result);
    }
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, RuleResult result) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean(result.rule().element()));
    xml.writeAttribute("name", clean(result.rule().id()));
    switch (result.verdict()) {
      case PASSED -> {}
      case FAILED -> problem(xml, "failure", result);
      case ERROR -> problem(xml, "error", result);
      case NOT_EVALUATED -> {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", clean(result.reason()));
      }
      case WARNING -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(clean(details(result)));
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private static void problem(XMLStreamWriter xml, String element, RuleResult result)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", clean(result.reason()));
    xml.writeCharacters(clean(details(result)));
    xml.writeEndElement();
  }

  private static String details(RuleResult result) {
    StringBuilder text =
        new StringBuilder(result.rule().text()).append('\n').append(result.reason());
    result.samples().forEach(row -> text.append('\n').append(row));
    return text.toString();
  }

  /** XML 1.0 knows no control characters; data may have some. */
  private static String clean(String text) {
    return text.codePoints()
        .map(c ->
            c == '\t'
                    || c == '\n'
                    || (c >= ' ' && (c < 0xD800 || c > 0xDFFF) && c < 0xFFFE)
                    || c > 0xFFFF
                ? c
                : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
