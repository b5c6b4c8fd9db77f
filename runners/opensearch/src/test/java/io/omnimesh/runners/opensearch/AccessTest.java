package io.omnimesh.runners.opensearch;

import static io.omnimesh.runners.opensearch.Access.Decision.ALLOWED;
import static io.omnimesh.runners.opensearch.Access.Decision.FORBIDDEN;
import static io.omnimesh.runners.opensearch.Access.Decision.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private final Access access = new Access("w-secret", "r-secret");

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "HEAD, /chats",
    "GET, /_nodes/http",
    "GET, /chats/_mappings",
    "GET, /chats/_search_shards",
    "POST, /chats/_search",
    "POST, /_search",
    "POST, /chats/_count",
    "POST, /_msearch",
    "POST, /_search/scroll",
    "DELETE, /_search/scroll",
    "DELETE, /_search/scroll/abc"
  })
  void theReaderLooksAndSearches(String method, String path) {
    assertThat(access.decide(method, path, basic("reader:r-secret"))).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /chats",
    "DELETE, /chats",
    "POST, /chats/_doc",
    "POST, /_bulk",
    "POST, /chats/_doc/_search",
    "POST, /_scripts/_search",
    "POST, /chats/_delete_by_query",
    "DELETE, /_search/scroll/_all",
    "GET, /_flush",
    "GET, /chats/_refresh/",
    "PUT, /_cluster/settings",
    "PATCH, /chats"
  })
  void theReaderChangesNothing(String method, String path) {
    assertThat(access.decide(method, path, basic("reader:r-secret"))).isEqualTo(FORBIDDEN);
  }

  @Test
  void theWriterDoesEverything() {
    assertThat(access.decide("DELETE", "/chats", basic("writer:w-secret"))).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reader:w-secret", "writer:r-secret", "reader:", "reader", ":r-secret", "x:y", ""})
  void whoeverIsNeitherDoesNothing(String credentials) {
    assertThat(access.decide("GET", "/", basic(credentials))).isEqualTo(UNAUTHENTICATED);
  }

  @Test
  void refusesAHeaderThatIsMissingDoubledOrNoBasicLogin() {
    String good = basic("writer:w-secret").getFirst();

    assertThat(access.decide("GET", "/", List.of())).isEqualTo(UNAUTHENTICATED);
    assertThat(access.decide("GET", "/", List.of(good, good))).isEqualTo(UNAUTHENTICATED);
    assertThat(access.decide("GET", "/", List.of("Bearer abc"))).isEqualTo(UNAUTHENTICATED);
    assertThat(access.decide("GET", "/", List.of("Basic %%%"))).isEqualTo(UNAUTHENTICATED);
  }

  @Test
  void refusesToStartWithAnEmptyPassword(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("reader"), "\n");
    Path filled = Files.writeString(folder.resolve("writer"), "w-secret\n");

    assertThatThrownBy(() -> Access.ofFiles(filled, empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(empty.toString());
  }

  private static List<String> basic(String credentials) {
    return List.of(
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }
}
