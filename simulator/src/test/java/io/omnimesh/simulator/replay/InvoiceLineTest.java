package io.omnimesh.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.simulator.replay.InvoiceLine.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvoiceLineTest {
  private static InvoiceLine line(
      String invoice, String code, long quantity, double price, @Nullable Long customer) {
    return new InvoiceLine(
        1,
        1,
        invoice,
        code,
        "text",
        quantity,
        "2010-01-04 10:00:00",
        price,
        customer,
        "United Kingdom");
  }

  @Test
  void takesALineWithCustomerAndPriceForASale() {
    assertThat(line("489434", "85048", 12, 6.95, 13085L).verdict())
        .isEqualTo(new Verdict.Sale("sales"));
  }

  @Test
  void takesALineWithoutCustomerForAGuestsOrder() {
    assertThat(line("489434", "85048", 12, 6.95, null).verdict())
        .isEqualTo(new Verdict.Sale("sales to guests"));
  }

  @Test
  void takesACreditNoteForAReturn() {
    assertThat(line("C489449", "22087", -12, 2.95, 16321L).verdict())
        .isEqualTo(new Verdict.Return("returns"));
  }

  @Test
  void takesPostageAndBadDebtForCharges() {
    assertThat(line("489434", "POST", 1, 18, 13085L).verdict())
        .isEqualTo(new Verdict.Charge("charges", "postage"));
    assertThat(line("A506401", "B", 1, -53594.36, null).verdict())
        .isEqualTo(new Verdict.Charge("charges", "bad debt"));
  }

  @Test
  void takesMissingPiecesWithoutPriceForAStockAdjustment() {
    assertThat(line("489464", "21733", -96, 0, null).verdict())
        .isEqualTo(new Verdict.StockAdjustment("stock adjustments"));
  }

  @Test
  void repairsBlanksAndCaseOfAStockCode() {
    assertThat(line("489434", "47503j ", 1, 4.25, 13085L).sku()).isEqualTo("47503J");
  }

  @Test
  void putsWhatMakesNoSenseAsideWithTheReason() {
    assertThat(line("489434", "TEST001", 5, 4.5, 12346L).verdict())
        .isEqualTo(new Verdict.Reject("rejected: test article", "test article"));
    assertThat(line("C489434", "85048", 5, 4.5, 12346L).verdict())
        .isInstanceOf(Verdict.Reject.class);
    assertThat(line("489434", "85048", 5, -4.5, 12346L).verdict())
        .isInstanceOf(Verdict.Reject.class);
    assertThat(line("489434", "85048", 0, 4.5, 12346L).verdict())
        .isInstanceOf(Verdict.Reject.class);
    assertThat(line("489434", "85048", 1, Double.NaN, 12346L).verdict())
        .isInstanceOf(Verdict.Reject.class);
    assertThat(line("x", "85048", 1, 4.5, 12346L).verdict()).isInstanceOf(Verdict.Reject.class);
  }

  @Test
  void roundsMoneyOnceAndExactly() {
    assertThat(line("489434", "85048", 3, 1.005, 1L).amountPence()).isEqualTo(302);
    assertThat(line("489434", "85048", 12, 6.95, 1L).amountPence()).isEqualTo(8340);
  }
}
