package io.omnimesh.simulator.world.master;

import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes the true persons. */
final class PersonMaker {
  private static final String[] MAIL = {
    "gmail.example",
    "gmail.example",
    "outlook.example",
    "yahoo.example",
    "eir.example",
    "icloud.example",
    "hotmail.example"
  };

  private static final Pattern MARKS = Pattern.compile("\\p{M}");

  private final Streams streams;
  private final LocalDate start;
  private final PlaceMaker places;
  private final List<NamePool> pools;
  private final Alias pool;

  /** Names of one origin. */
  private record NamePool(List<String> women, List<String> men, List<String> surnames) {}

  PersonMaker(Streams streams, LocalDate start, PlaceMaker places) {
    this.streams = streams;
    this.start = start;
    this.places = places;
    List<TextTable.Row> rows = TextTable.read("names.tsv");
    this.pools =
        rows.stream().map(row -> new NamePool(row.list(2), row.list(3), row.list(4))).toList();
    this.pool = new Alias(rows.stream().mapToDouble(row -> row.number(1)).toArray());
  }

  List<Person> make(int count, List<Store> stores) {
    Alias storeWeights =
        new Alias(stores.stream().mapToDouble(Store::sellingAreaSquareMetres).toArray());
    List<Person> persons = new ArrayList<>(count);
    Rng rng = new Rng();
    for (int personId = 1; personId <= count; personId++) {
      streams.start(rng, Purpose.PERSONS, personId, 0);
      persons.add(person(rng, personId, stores.get(storeWeights.draw(rng))));
    }
    return persons;
  }

  private Person person(Rng rng, int personId, Store home) {
    NamePool names = pools.get(pool.draw(rng));
    String first = oneOf(rng, rng.chance(0.54) ? names.women() : names.men());
    // A few families mix origins.
    NamePool family = rng.chance(0.06) ? pools.get(pool.draw(rng)) : names;
    String last = oneOf(rng, family.surnames());
    LocalDate birth = start.minusDays(365L * 18 + (long) (365.25 * age(rng)));
    PlaceMaker.Place place = places.place(rng, home.regionId() - 1);
    return new Person(
        personId,
        first,
        last,
        birth,
        rng.between(1, 120) + " " + place.street(),
        place.town(),
        place.postcode(),
        home.regionId(),
        home.storeId(),
        rng.chance(0.93) ? phone(rng) : null,
        email(rng, first, last, birth.getYear()));
  }

  /** Years above eighteen: a hump around forty with a long tail. */
  private static double age(Rng rng) {
    return Math.min(78, 10 * rng.gamma(2.8));
  }

  private static String phone(Rng rng) {
    return "+3538"
        + rng.oneOf(3, 5, 5, 6, 7, 7, 9)
        + Integer.toString(rng.nextInt(9_000_000) + 1_000_000);
  }

  private static String email(Rng rng, String first, String last, int year) {
    String f = ascii(first);
    String l = ascii(last);
    String local =
        switch (rng.nextInt(5)) {
          case 0 -> f + "." + l;
          case 1 -> f + l + year % 100;
          case 2 -> f.charAt(0) + l + rng.nextInt(1_000);
          case 3 -> l + "." + f + rng.nextInt(100);
          default -> f + "_" + l + year;
        };
    return local + "@" + rng.oneOf(MAIL);
  }

  /** Lower case letters without accents. */
  static String ascii(String name) {
    String plain = withoutAccents(name);
    StringBuilder letters = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = Character.toLowerCase(plain.charAt(i));
      if (c >= 'a' && c <= 'z') {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  /** The name as systems without accents write it. */
  static String withoutAccents(String name) {
    if (name.chars().allMatch(c -> c < 128)) {
      return name;
    }
    return MARKS
        .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
        .replaceAll("")
        .replace('ł', 'l')
        .replace('Ł', 'L')
        .replace('ø', 'o')
        .replace("ß", "ss")
        .replace('’', '\'');
  }

  private static String oneOf(Rng rng, List<String> values) {
    return values.get(rng.nextInt(values.size()));
  }
}
