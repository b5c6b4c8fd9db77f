package io.omnimesh.simulator.world.master;

import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes regions, warehouses and stores. */
final class PlaceMaker {
  private static final int[] WAREHOUSE_OF_REGION = {4, 4, 2, 3, 2, 1, 1, 3};
  private static final List<StoreFormat> FORMATS = List.of(StoreFormat.values());
  private static final double[] FORMAT_WEIGHTS = {0.05, 0.25, 0.40, 0.30};
  private static final double DEGREES_IN_REGION = 0.25;

  private final Streams streams;
  private final LocalDate start;
  private final List<TextTable.Row> regionRows = TextTable.read("regions.tsv");
  private final List<String> streets =
      TextTable.read("streets.tsv").stream().map(row -> row.text(0)).toList();
  private final List<Towns> towns = regionRows.stream().map(Towns::read).toList();

  /** The towns of a region. */
  private record Towns(List<String> names, Alias weights) {
    static Towns read(TextTable.Row row) {
      List<String> cells = row.list(5);
      return new Towns(
          cells.stream().map(cell -> cell.substring(0, cell.indexOf(':'))).toList(),
          new Alias(
              cells.stream()
                  .mapToDouble(cell -> Double.parseDouble(cell.substring(cell.indexOf(':') + 1)))
                  .toArray()));
    }
  }

  PlaceMaker(Streams streams, LocalDate start) {
    this.streams = streams;
    this.start = start;
  }

  List<Region> regions() {
    List<Region> regions = new ArrayList<>();
    for (TextTable.Row row : regionRows) {
      regions.add(
          new Region(
              regions.size() + 1,
              row.text(0),
              row.text(1),
              row.number(2),
              row.number(3),
              row.number(4)));
    }
    return regions;
  }

  static List<Warehouse> warehouses() {
    return List.of(
        new Warehouse(1, "W1", "Kilcock distribution centre", 7, "Kilcock", 53.40, -6.67, 38_000),
        new Warehouse(2, "W2", "Cork harbour depot", 5, "Little Island", 51.90, -8.35, 24_000),
        new Warehouse(3, "W3", "Portlaoise depot", 8, "Portlaoise", 53.03, -7.30, 18_000),
        new Warehouse(4, "W4", "Athenry depot", 2, "Athenry", 53.30, -8.75, 16_000));
  }

  List<Store> stores(int count) {
    Alias regions = new Alias(regionRows.stream().mapToDouble(row -> row.number(4)).toArray());
    Alias formats = new Alias(FORMAT_WEIGHTS);
    List<Store> stores = new ArrayList<>(count);
    for (int storeId = 1; storeId <= count; storeId++) {
      Rng rng = streams.stream(Purpose.STORES, storeId, 0);
      int region = regions.draw(rng);
      StoreFormat format = FORMATS.get(formats.draw(rng));
      stores.add(store(rng, storeId, region, format));
    }
    return stores;
  }

  private Store store(Rng rng, int storeId, int region, StoreFormat format) {
    Place place = place(rng, region);
    int area = area(rng, format);
    return new Store(
        storeId,
        String.format(Locale.ROOT, "S%04d", storeId),
        place.town() + ", " + place.street(),
        region + 1,
        format,
        rng.between(1, 160) + " " + place.street(),
        place.town(),
        place.postcode(),
        rounded(regionRows.get(region).number(2) + DEGREES_IN_REGION * rng.normal()),
        rounded(regionRows.get(region).number(3) + DEGREES_IN_REGION * rng.normal()),
        area,
        Math.max(2, area / 180),
        start.minusDays(rng.between(200, 9_000)),
        hours(format),
        WAREHOUSE_OF_REGION[region]);
  }

  private static int area(Rng rng, StoreFormat format) {
    double median =
        switch (format) {
          case HYPERMARKET -> 4_200;
          case SUPERMARKET -> 1_600;
          case NEIGHBOURHOOD -> 650;
          case EXPRESS -> 240;
        };
    return (int) Math.round(rng.lognormal(median, 0.22) / 10) * 10;
  }

  private static OpeningHours hours(StoreFormat format) {
    LocalTime open = LocalTime.of(format == StoreFormat.EXPRESS ? 7 : 8, 0);
    LocalTime close = LocalTime.of(format == StoreFormat.NEIGHBOURHOOD ? 21 : 22, 0);
    return new OpeningHours(
        open, close, open, LocalTime.of(21, 0), LocalTime.of(9, 0), LocalTime.of(20, 0));
  }

  /** A place to live or to trade in a region (numbered from zero). */
  Place place(Rng rng, int region) {
    Towns choice = towns.get(region);
    String town = choice.names().get(choice.weights().draw(rng));
    String street = streets.get(rng.nextInt(streets.size()));
    return new Place(street, town, eircode(rng, region, town));
  }

  /** Shaped as an Eircode: a routing key for the town, then four letters and digits. */
  private static String eircode(Rng rng, int region, String town) {
    String letters = "ACDEFHKNPRTVWXY";
    int key = Math.floorMod(town.hashCode(), 90) + 10;
    StringBuilder code = new StringBuilder();
    code.append(letters.charAt((region * 2) % letters.length())).append(key).append(' ');
    for (int i = 0; i < 4; i++) {
      int pick = rng.nextInt(letters.length() + 10);
      code.append(pick < 10 ? (char) ('0' + pick) : letters.charAt(pick - 10));
    }
    return code.toString();
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }

  /** Street, town and postcode. */
  record Place(String street, String town, String postcode) {}
}
