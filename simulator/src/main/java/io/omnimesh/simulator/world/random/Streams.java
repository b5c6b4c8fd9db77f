package io.omnimesh.simulator.world.random;

/**
 * The source of all randomness of a world: one stream per (seed, purpose, first key, second key),
 * found by hashing. Whoever needs randomness for a store on a day asks for that stream; nobody
 * else's draws can disturb it. Immutable.
 */
public final class Streams {
  static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long seed;

  public Streams(long seed) {
    this.seed = mix(seed + GOLDEN);
  }

  /** What a stream is for. Names may be added anywhere: the key is the name, not its place. */
  public enum Purpose {
    STORES,
    VENDORS,
    PRODUCTS,
    PERSONS,
    IDENTITIES,
    SHOPPERS,
    TASTES,
    REPERTOIRE,
    RANGE,
    WEATHER,
    PROMOTIONS,
    PRICES,
    FACTORS,
    VISITS,
    POS,
    TRAFFIC,
    SUPPLY,
    ONLINE,
    APP,
    ORDER,
    SERVICE;

    private final long key = mix(hash(name()));

    private static long hash(String name) {
      long hash = 0;
      for (int i = 0; i < name.length(); i++) {
        hash = hash * 31 + name.charAt(i);
      }
      return hash;
    }
  }

  /** A new generator at the beginning of a stream. */
  public Rng stream(Purpose purpose, long first, long second) {
    Rng rng = new Rng();
    start(rng, purpose, first, second);
    return rng;
  }

  /** Sets a generator to the beginning of a stream. */
  public void start(Rng rng, Purpose purpose, long first, long second) {
    rng.reset(key(purpose, first, second));
  }

  /** One uniform number in [0, 1) without a generator. */
  public double unit(Purpose purpose, long first, long second) {
    return (key(purpose, first, second) >>> 11) * 0x1.0p-53;
  }

  private long key(Purpose purpose, long first, long second) {
    long key = mix(seed ^ purpose.key);
    key = mix(key + GOLDEN * (first + 1));
    return mix(key ^ mix(second * GOLDEN + 0x632be59bd9b4e019L));
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }
}
