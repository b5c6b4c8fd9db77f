package io.omnimesh.contract.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleInferenceTest {
  private static final String[] NAMES = {"Emma de Vries", "Lucas Smith", "Sofia Rossi", "Jan Bos"};
  private static final String[] IBANS = {
    "NL91 ABNA 0417 1643 00", "DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19"
  };
  private static final String[] CARDS = {
    "4111 1111 1111 1111", "5500005555555559", "340000000000009", "30000000000004"
  };

  @Test
  void drafsAContractOfACsvFile() {
    String csv =
        "\uFEFForder_id;Customer E-Mail;placed;total;status;gift;code;Invoice Date;note\r\n"
            + IntStream.range(0, 60)
                .mapToObj(i ->
                    "%d;c%d@shop.test;2026-01-%02d 10:00:00;%d.50;%s;%s;%05d;%d/%d/2026;%s"
                        .formatted(
                            1000 + i,
                            i,
                            1 + i % 28,
                            i,
                            i % 3 == 0 ? "new" : "paid",
                            i % 2 == 0,
                            i,
                            1 + i % 28,
                            1 + i % 12,
                            i == 7 ? "\"a; \"\"b\"\"\nc\"" : ""))
                .collect(Collectors.joining("\r\n"));

    DataContract contract = CsvImport.read("orders.csv", "orders", csv, ImportHead.NONE);
    SchemaObject orders = contract.object("orders").orElseThrow();

    assertThat(orders.primaryKey()).extracting(SchemaProperty::name).containsExactly("order_id");
    SchemaProperty mail = orders.property("customer_e_mail").orElseThrow();
    assertThat(mail.physicalName()).contains("Customer E-Mail");
    assertThat(mail.classification()).contains("personal");
    assertThat(mail.examples()).isEmpty();
    assertThat(mail.customProperties()).anyMatch(custom -> custom.property().equals("suggested"));
    assertThat(type(orders, "placed")).isEqualTo(LogicalType.TIMESTAMP);
    assertThat(orders.property("total").orElseThrow().physicalType()).contains("decimal(18,2)");
    assertThat(orders.property("status").orElseThrow().quality()).hasSize(1);
    assertThat(type(orders, "gift")).isEqualTo(LogicalType.BOOLEAN);
    assertThat(type(orders, "code")).isEqualTo(LogicalType.STRING);
    SchemaProperty invoiced = orders.property("invoice_date").orElseThrow();
    assertThat(invoiced.logicalTypeOptions().format()).contains("d/M/yyyy");
    assertThat(orders.property("note").orElseThrow().required()).isFalse();
    assertThat(orders.property("note").orElseThrow().examples()).containsExactly("a; \"b\"\nc");
    Judges.assertPasses(contract);
  }

  @Test
  void findsAKeyOfTwoColumns() {
    List<SampleColumn> columns =
        List.of(
            SampleColumn.of("order_id", ColumnType.Plain.BIGINT),
            SampleColumn.of("line_no", ColumnType.Plain.INTEGER),
            SampleColumn.of("qty", ColumnType.Plain.INTEGER));
    List<List<Object>> rows =
        IntStream.range(0, 40).mapToObj(i -> Arrays.<Object>asList(i / 4, i % 4, 1)).toList();

    DataContract contract =
        SampleInference.infer("order_lines", "table", columns, rows.iterator(), ImportHead.NONE);

    assertThat(contract.schema().getFirst().primaryKey())
        .extracting(SchemaProperty::name)
        .containsExactly("order_id", "line_no");
    Judges.assertPasses(contract);
  }

  @Test
  void saysLittleAboutFewRows() {
    DataContract contract = CsvImport.read("a.csv", "a", "id,b\n1,x\n2,x\n", ImportHead.NONE);

    assertThat(contract.schema().getFirst().primaryKey()).isEmpty();
    assertThat(contract.schema().getFirst().properties()).noneMatch(SchemaProperty::required);
    Judges.assertPasses(contract);
  }

  @Test
  void findsPersonalDataByValues() {
    assertThat(personal("a@b.test", "c.d@e.test", "x")).contains("e-mail");
    assertThat(personal("+31 20 794 0000", "(212) 555-0198 x12", "020 7946 0958"))
        .contains("phone");
    assertThat(personal(IBANS)).contains("IBANs");
    assertThat(personal(CARDS)).contains("card numbers");
    assertThat(personal("192.168.0.1", "10.0.0.255", "2001:db8::1")).contains("IP");
    assertThat(personal("SW1A 1AA", "EC1A 1BB", "1012 AB")).contains("postcodes");
    assertThat(personal("12 Main Street", "Hauptstraße 5", "Rue de Rivoli 10"))
        .contains("addresses");
    assertThat(personal(NAMES)).contains("names");
  }

  @Test
  void leavesOtherValuesAlone() {
    assertThat(personal("85123A", "22423", "71053")).isEmpty();
    assertThat(personal("5012345678900", "4006381333931", "9780201379624")).isEmpty();
    assertThat(personal("2026-01-02", "2026-01-03", "2026-02-04")).isEmpty();
    assertThat(personal("10:15:30", "11:00:00", "12:00:00")).isEmpty();
    assertThat(personal("Red Mug", "Blue Plate", "Large Spoon")).isEmpty();
    assertThat(personal("1.0.0", "1.2.0", "2.0.0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "customer_email, STRING, true",
    "phoneNumber, INTEGER, true",
    "dateOfBirth, DATE, true",
    "shipping_address, STRING, true",
    "postcode, STRING, true",
    "customer_name, STRING, true",
    "clientIp, STRING, true",
    "email_opened, BOOLEAN, false",
    "email_template_id, INTEGER, false",
    "product_name, STRING, false",
    "store_postcode, STRING, false",
    "trip, STRING, false",
    "campaign_name, STRING, false",
    "placed_at, TIMESTAMP, false",
  })
  void judgesNames(String name, LogicalType type, boolean personal) {
    assertThat(PersonalData.byName(name, type).isPresent()).isEqualTo(personal);
  }

  @Test
  void refusesRowsThatAreLongerThanTheHeader() {
    assertThatThrownBy(() -> CsvImport.read("a.csv", "a", "a,b\n1,2\n1,2,3\n", ImportHead.NONE))
        .hasMessageStartingWith("a.csv:3:1: this row has 3 values, the header has 2");
  }

  private static LogicalType type(SchemaObject object, String name) {
    return object.property(name).orElseThrow().logicalType().orElseThrow();
  }

  private static String personal(String... values) {
    return PersonalData.byValues(List.of(values)).orElse("");
  }
}
