package io.omnimesh.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.draft.ContractDraft;
import io.omnimesh.contract.draft.ObjectDraft;
import io.omnimesh.contract.draft.PropertyDraft;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.schema.AvroSchema;
import io.omnimesh.contract.schema.IcebergSchema;
import io.omnimesh.contract.schema.TableSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.apache.iceberg.SchemaParser;
import org.junit.jupiter.api.Test;

/**
 * Whatever we call harmless, Avro and Iceberg accept too.
 *
 * <p>Readers who are safe: Avro with the old schema reads what the new one writes. Writers who do
 * not break: Avro with the new schema reads what the old one wrote. Nothing breaks: Iceberg turns
 * the old table into the new one and reads the old files.
 */
class VerdictsAgreeWithTheFormatsTest {
  private static final int PAIRS = 4000;

  @Property(tries = PAIRS, seed = "20250611", shrinking = ShrinkingMode.OFF)
  void nothingIsCalledSafeThatIsNot(@ForAll("seeds") long seed) throws IOException {
    RandomContracts.Pair pair = RandomContracts.pair(seed);
    Diff diff = ContractDiff.compare(pair.before(), pair.after());
    assertFormatsAgree(diff, seed);

    boolean nothingBreaks = diff.breaking().isEmpty();
    atLeast("readers are safe", diff.readers() == Verdict.SAFE, 25);
    atLeast("writers go on", diff.writers() != Verdict.BREAKS, 40);
    atLeast("nothing breaks", nothingBreaks, 30);
    atLeast("nothing breaks, and something changed", nothingBreaks && isStructural(diff), 20);
  }

  /** Every type to every other, as a column, a field, an item and a value. */
  @Test
  void noChangeOfATypeIsCalledSafeThatIsNot() throws IOException {
    int goOn = 0;
    for (String old : RandomContracts.TYPES) {
      for (String young : RandomContracts.TYPES) {
        for (String place : List.of("%s", "row(a %s)", "array(%s)", "map(%s, integer)")) {
          Diff diff =
              ContractDiff.compare(column(place.formatted(old)), column(place.formatted(young)));
          assertFormatsAgree(diff, old.hashCode());
          goOn += diff.breaking().isEmpty() && !old.equals(young) ? 1 : 0;
        }
      }
    }
    assertThat(goOn).isGreaterThan(50);
  }

  private static DataContract column(String type) {
    return ContractDraft.of(ObjectDraft.of("t", PropertyDraft.of("c", type))).build();
  }

  private static void assertFormatsAgree(Diff diff, long seed) throws IOException {
    Schema before = avro(diff.before());
    Schema after = avro(diff.after());
    if (diff.readers() == Verdict.SAFE) {
      assertReads(before, after, seed, diff);
    }
    if (diff.writers() != Verdict.BREAKS) {
      assertReads(after, before, seed, diff);
    }
    if (diff.breaking().isEmpty()) {
      assertThat(IcebergEvolution.refusals(iceberg(diff.before()), iceberg(diff.after())))
          .as("%s", diff.changes())
          .isEmpty();
    }
  }

  /** The libraries' refusals are heard: pairs that both would refuse are among the random ones. */
  @Property(tries = 500, seed = "20250612", shrinking = ShrinkingMode.OFF)
  void theFormatsRefuseSomethingOfWhatWeCallBreaking(@ForAll("seeds") long seed) {
    RandomContracts.Pair pair = RandomContracts.pair(seed);
    Diff diff = ContractDiff.compare(pair.before(), pair.after());
    boolean avroRefuses =
        !reads(avro(pair.before()), avro(pair.after()))
            || !reads(avro(pair.after()), avro(pair.before()));
    boolean icebergRefuses =
        !IcebergEvolution.refusals(iceberg(pair.before()), iceberg(pair.after())).isEmpty();

    atLeast("Avro refuses", avroRefuses && !diff.breaking().isEmpty(), 15);
    atLeast("Iceberg refuses", icebergRefuses && !diff.breaking().isEmpty(), 15);
  }

  /** Spread evenly, unlike numbers by default, which cluster and repeat. */
  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  private static void atLeast(String label, boolean holds, int percent) {
    Statistics.label(label)
        .collect(holds)
        .coverage(coverage -> coverage.check(true).percentage(share -> share >= percent));
  }

  private static boolean isStructural(Diff diff) {
    return diff.changes().stream()
        .anyMatch(change ->
            change.kind() == ChangeKind.OPTIONAL_PROPERTY_ADDED
                || change.kind() == ChangeKind.TYPE_WIDENED
                || change.kind() == ChangeKind.PROPERTY_ORDER_CHANGED);
  }

  private static Schema avro(DataContract contract) {
    return new Schema.Parser().parse(AvroSchema.of("io.omnimesh", contract.schema().getFirst()));
  }

  private static org.apache.iceberg.Schema iceberg(DataContract contract) {
    return SchemaParser.fromJson(IcebergSchema.json(TableSchema.of(contract.schema().getFirst())));
  }

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  /** By Avro's checker, and by a value that is written and read. */
  private static void assertReads(Schema reader, Schema writer, long seed, Diff diff)
      throws IOException {
    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult())
        .as("%s", diff.changes())
        .extracting(SchemaCompatibility.SchemaCompatibilityResult::getCompatibility)
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    Object value = new RandomData(writer, 1, seed).iterator().next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(writer).write(value, encoder);
    encoder.flush();
    assertThat(
            new GenericDatumReader<>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null)))
        .as("%s", diff.changes())
        .isNotNull();
  }
}
