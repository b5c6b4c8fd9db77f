package io.omnimesh.runners.opensearch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a request may pass. Two users: {@code writer} may do everything, {@code reader}
 * may look and search. Whoever is neither may do nothing.
 */
final class Access {
  /** What becomes of a request. */
  enum Decision {
    ALLOWED,
    UNAUTHENTICATED,
    FORBIDDEN
  }

  private static final String SCHEME = "Basic ";

  /** Ends of a path that only read, although the request carries its question in a body. */
  private static final Set<String> SEARCHES = Set.of("_search", "_count", "_mget", "_msearch");

  /** Ends of a path that change something, although they answer to GET. */
  private static final Set<String> ACTING_ENDS = Set.of("_flush", "_refresh");

  private final byte[] writer;
  private final byte[] reader;

  Access(String writerPassword, String readerPassword) {
    writer = credentials("writer", writerPassword);
    reader = credentials("reader", readerPassword);
  }

  /** Reads the two passwords from their files. */
  static Access ofFiles(Path writerFile, Path readerFile) throws IOException {
    return new Access(password(writerFile), password(readerFile));
  }

  private static String password(Path file) throws IOException {
    String password = Files.readString(file).strip();
    if (password.isEmpty()) {
      throw new IOException("The password file " + file + " is empty; run mesh reset opensearch");
    }
    return password;
  }

  private static byte[] credentials(String user, String password) {
    return (user + ":" + password).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Decides on one request.
   *
   * @param method the HTTP method, upper case
   * @param path the path as it came, without the query
   * @param authorization the values of the header of that name; anything but one is refused
   */
  Decision decide(String method, String path, List<String> authorization) {
    if (authorization.size() != 1) {
      return Decision.UNAUTHENTICATED;
    }
    byte[] given = decode(authorization.getFirst());
    // Both comparisons always run and take the same time whatever is given, so that the answer's
    // delay tells nothing about a password.
    boolean isWriter = MessageDigest.isEqual(writer, given);
    boolean isReader = MessageDigest.isEqual(reader, given);
    if (isWriter) {
      return Decision.ALLOWED;
    }
    if (isReader) {
      return readsOnly(method, path) ? Decision.ALLOWED : Decision.FORBIDDEN;
    }
    return Decision.UNAUTHENTICATED;
  }

  private static byte[] decode(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static boolean readsOnly(String method, String path) {
    List<String> segments = Arrays.stream(path.split("/")).filter(s -> !s.isEmpty()).toList();
    return switch (method) {
      case "GET", "HEAD" -> segments.isEmpty() || !ACTING_ENDS.contains(segments.getLast());
      case "POST" -> isSearch(segments) || isScroll(segments);
      case "DELETE" -> isScroll(segments);
      default -> false;
    };
  }

  /** {@code /_search} or {@code /index/_search}; {@code /_scripts/_search} is no search. */
  private static boolean isSearch(List<String> segments) {
    return switch (segments.size()) {
      case 1 -> SEARCHES.contains(segments.getFirst());
      case 2 -> !segments.getFirst().startsWith("_") && SEARCHES.contains(segments.getLast());
      default -> false;
    };
  }

  /** {@code /_search/scroll} and {@code /_search/scroll/id}, but not all scrolls of everybody. */
  private static boolean isScroll(List<String> segments) {
    return (segments.size() == 2 || segments.size() == 3)
        && segments.get(0).equals("_search")
        && segments.get(1).equals("scroll")
        && !segments.getLast().equals("_all");
  }
}
