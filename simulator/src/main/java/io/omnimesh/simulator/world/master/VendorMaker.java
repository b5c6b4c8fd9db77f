package io.omnimesh.simulator.world.master;

import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes vendors: six for each of the departments that a range may have. */
final class VendorMaker implements RangeMaker.VendorChoice {
  private static final int PER_DEPARTMENT = 6;
  private static final int DEPARTMENTS = 20;
  private static final String[] FIRST = {
    "Atlantic", "Celtic", "Shannon", "Boyne", "Burren", "Glen", "Slieve", "Connacht", "Muskerry",
    "Åland", "Rhône", "Vistula", "Elbe", "Duero", "Flandria", "Kerry Head", "Liffey", "Corrib",
    "Wicklow", "Skerries"
  };
  private static final String[] SECOND = {
    "Foods",
    "Trading",
    "Produce",
    "Imports",
    "Brands",
    "Supply",
    "Wholesale",
    "Partners",
    "Goods",
    "Distribution"
  };
  private static final String[] LEGAL = {"Ltd", "DAC", "GmbH", "S.à r.l.", "Sp. z o.o.", "S.L."};
  private static final String[] COUNTRY = {"IE", "IE", "DE", "FR", "PL", "ES"};
  private static final int[] LEAD_TIME = {3, 4, 9, 10, 12, 14};

  private final Streams streams;

  VendorMaker(Streams streams) {
    this.streams = streams;
  }

  List<Vendor> make() {
    List<Vendor> vendors = new ArrayList<>();
    for (int i = 0; i < DEPARTMENTS * PER_DEPARTMENT; i++) {
      int vendorId = i + 1;
      Rng rng = streams.stream(Purpose.VENDORS, vendorId, 0);
      int land = rng.chance(0.5) ? rng.nextInt(2) : rng.nextInt(LEGAL.length);
      String first = FIRST[i % FIRST.length];
      String second = SECOND[(i / FIRST.length + i) % SECOND.length];
      String slug = (first + second).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      vendors.add(
          new Vendor(
              vendorId,
              String.format(Locale.ROOT, "V%04d", vendorId),
              first + " " + second + " " + LEGAL[land],
              COUNTRY[land],
              "orders@" + slug + vendorId + ".example",
              Math.max(2, LEAD_TIME[land] + rng.between(-2, 3)),
              rng.oneOf(14, 30, 30, 45, 60)));
    }
    return vendors;
  }

  @Override
  public int vendorFor(int departmentId, String brand) {
    int choice =
        (int) (streams.unit(Purpose.VENDORS, brand.hashCode(), departmentId) * PER_DEPARTMENT);
    return ((departmentId - 1) % DEPARTMENTS) * PER_DEPARTMENT + choice + 1;
  }
}
