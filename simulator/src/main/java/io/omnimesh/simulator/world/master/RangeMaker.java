package io.omnimesh.simulator.world.master;

import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes departments, categories and products. */
final class RangeMaker {
  /** Spread of the logarithm of popularity within a category: few products sell most. */
  private static final double POPULARITY_SIGMA = 1.15;

  private static final double LAUNCHED_LATER = 0.06;
  private static final double DISCONTINUED = 0.05;
  private static final int LIFE_CYCLE_DAYS = 400;
  private static final int NAME_TRIES_MAX = 12;

  private final Streams streams;
  private final LocalDate start;
  private final List<TextTable.Row> rows = TextTable.read("categories.tsv");
  private final List<TextTable.Row> brandRows = TextTable.read("brands.tsv");
  private final Alias brands =
      new Alias(brandRows.stream().mapToDouble(row -> row.number(1)).toArray());
  private final VendorChoice vendors;

  /** Which vendor delivers a brand's products of a department. */
  interface VendorChoice {
    int vendorFor(int departmentId, String brand);
  }

  RangeMaker(Streams streams, LocalDate start, VendorChoice vendors) {
    this.streams = streams;
    this.start = start;
    this.vendors = vendors;
  }

  Range make(int productCount) {
    Map<String, Integer> departmentIds = new LinkedHashMap<>();
    List<Category> categories = new ArrayList<>();
    List<CategoryTraits> traits = new ArrayList<>();
    for (TextTable.Row row : rows) {
      int departmentId = departmentIds.computeIfAbsent(row.text(1), _ -> departmentIds.size() + 1);
      categories.add(new Category(categories.size() + 1, departmentId, row.text(2), row.text(0)));
      traits.add(
          new CategoryTraits(
              row.number(3),
              row.number(6),
              row.integer(9),
              row.number(10),
              row.number(11),
              row.number(12),
              row.number(13)));
    }
    int[] firstProduct = shareOut(productCount, traits);
    List<Product> products = new ArrayList<>(productCount);
    double[] popularity = new double[productCount];
    for (Category category : categories) {
      int first = firstProduct[category.categoryId() - 1];
      int count = firstProduct[category.categoryId()] - first;
      makePopularity(category.categoryId(), popularity, first - 1, count);
      products.addAll(makeProducts(category, first, count));
    }
    List<Department> departments = new ArrayList<>();
    departmentIds.forEach((name, id) -> departments.add(new Department(id, name)));
    return new Range(departments, categories, traits, products, popularity, firstProduct);
  }

  /** Products per category in proportion to the root of its share, at least one each. */
  private static int[] shareOut(int productCount, List<CategoryTraits> traits) {
    double total = 0;
    for (CategoryTraits trait : traits) {
      total += Math.sqrt(trait.share());
    }
    int[] first = new int[traits.size() + 1];
    first[0] = 1;
    double sum = 0;
    int spare = productCount - traits.size();
    for (int c = 0; c < traits.size(); c++) {
      sum += Math.sqrt(traits.get(c).share());
      first[c + 1] = 1 + (c + 1) + (int) Math.round(spare * sum / total);
    }
    return first;
  }

  private void makePopularity(int categoryId, double[] popularity, int from, int count) {
    Rng rng = streams.stream(Purpose.PRODUCTS, categoryId, -1);
    double[] weights = new double[count];
    double total = 0;
    for (int i = 0; i < count; i++) {
      weights[i] = rng.lognormal(1, POPULARITY_SIGMA);
      total += weights[i];
    }
    Arrays.sort(weights);
    for (int i = 0; i < count; i++) {
      popularity[from + i] = weights[count - 1 - i] / total;
    }
  }

  private List<Product> makeProducts(Category category, int firstId, int count) {
    TextTable.Row row = rows.get(category.categoryId() - 1);
    List<String> kinds = row.list(14);
    List<String> variants = row.list(15);
    Set<String> taken = new HashSet<>();
    List<Product> made = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int productId = firstId + i;
      made.add(makeProduct(category, row, productId, name(productId, kinds, variants, taken)));
    }
    return made;
  }

  /** What a product is called. */
  private record Label(String brand, String kind, String variant) {
    String name() {
      return brand + " " + kind + ", " + variant;
    }
  }

  /** A name that no other product of the category has, unless the words run out. */
  private Label name(int productId, List<String> kinds, List<String> variants, Set<String> taken) {
    Rng rng = streams.stream(Purpose.PRODUCTS, productId, 1);
    Label label = null;
    for (int tries = 0;
        label == null || (tries < NAME_TRIES_MAX && !taken.add(label.name()));
        tries++) {
      label =
          new Label(
              brandRows.get(brands.draw(rng)).text(0), oneOf(rng, kinds), oneOf(rng, variants));
    }
    return label;
  }

  private Product makeProduct(Category category, TextTable.Row row, int productId, Label label) {
    Rng rng = streams.stream(Purpose.PRODUCTS, productId, 0);
    int price = charm(rng.lognormal(row.number(4), row.number(5)));
    int cost = (int) Math.round(price * (0.52 + 0.2 * rng.nextDouble()));
    int shelfLife = row.integer(8);
    String prefix = category.slug().substring(0, 3).toUpperCase(Locale.ROOT);
    return new Product(
        productId,
        String.format(Locale.ROOT, "%s-%05d", prefix, productId),
        gtin(productId),
        label.name(),
        label.brand(),
        category.categoryId(),
        vendors.vendorFor(category.departmentId(), label.brand()),
        price,
        cost,
        row.integer(7),
        shelfLife < 0 ? null : Integer.valueOf(shelfLife),
        rng.oneOf(4, 6, 6, 8, 12),
        (int) Math.round(rng.lognormal(450, 0.7)),
        rng.chance(LAUNCHED_LATER)
            ? start.plusDays(rng.between(1, LIFE_CYCLE_DAYS))
            : start.minusDays(rng.between(100, 3_000)),
        discontinued(rng),
        attributes(rng, label.kind(), label.variant()));
  }

  private @Nullable LocalDate discontinued(Rng rng) {
    return rng.chance(DISCONTINUED)
        ? start.plusDays(LIFE_CYCLE_DAYS / 4 + rng.nextInt(LIFE_CYCLE_DAYS))
        : null;
  }

  private static Map<String, String> attributes(Rng rng, String kind, String variant) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("kind", kind);
    attributes.put("variant", variant);
    if (variant.contains("Organic")) {
      attributes.put("organic", "yes");
    }
    if (rng.chance(0.35)) {
      attributes.put("origin", rng.oneOf("IE", "IE", "IE", "GB", "ES", "NL", "FR", "PL", "DE"));
    }
    return attributes;
  }

  private static String oneOf(Rng rng, List<String> values) {
    return values.get(rng.nextInt(values.size()));
  }

  /** A price that ends in 9 or 5, as prices do; at least 29 cents. */
  static int charm(double cents) {
    int tens = (int) Math.max(3, Math.round(cents / 10));
    return tens * 10 - (tens % 3 == 0 ? 5 : 1);
  }

  /** Thirteen digits, prefix 20 to 29 is for use within a company (GS1), with check digit. */
  private static String gtin(int productId) {
    String digits = String.format(Locale.ROOT, "2%011d", 40_000_000_000L + productId * 7L);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
