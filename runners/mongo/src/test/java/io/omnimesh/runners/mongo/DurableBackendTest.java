package io.omnimesh.runners.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableBackendTest {
  @TempDir private Path folder;

  @Test
  void anAcknowledgedDocumentIsInTheFileWhileTheServerStillRuns() throws IOException {
    Path file = folder.resolve("documents");
    Path asFoundAfterAKill = folder.resolve("copy");
    MongoServer server = serve(file);
    try (MongoClient client = MongoClients.create(server.getConnectionString())) {
      MongoCollection<Document> products = products(client);
      products.insertOne(new Document("_id", "S1").append("price", 1));
      products.updateOne(new Document("_id", "S1"), new Document("$set", new Document("price", 2)));

      Files.copy(file, asFoundAfterAKill);
    } finally {
      server.shutdownNow();
    }

    assertThat(documents(asFoundAfterAKill))
        .containsExactly(new Document("_id", "S1").append("price", 2));
  }

  @Test
  void concurrentWritersLoseNothing() throws IOException {
    Path file = folder.resolve("documents");
    Path asFoundAfterAKill = folder.resolve("copy");
    MongoServer server = serve(file);
    try (MongoClient client = MongoClients.create(server.getConnectionString())) {
      MongoCollection<Document> products = products(client);
      IntStream.range(0, 400)
          .parallel()
          .forEach(number -> products.insertOne(new Document("_id", number)));

      Files.copy(file, asFoundAfterAKill);
    } finally {
      server.shutdownNow();
    }

    assertThat(documents(asFoundAfterAKill)).hasSize(400);
  }

  @Test
  void staysWholeWhenTheFileIsCompacted() {
    Path file = folder.resolve("documents");
    MVStore store = MongoRunner.open(file);
    DurableBackend backend = new DurableBackend(store);
    MongoServer server = new MongoServer(backend);
    server.bind();
    try (MongoClient client = MongoClients.create(server.getConnectionString())) {
      MongoCollection<Document> products = products(client);
      products.insertOne(new Document("_id", "S1").append("text", "x"));
      backend.compact();

      assertThat(products.find().first()).isNotNull();
      assertThat(store.hasUnsavedChanges()).isFalse();
    } finally {
      server.shutdownNow();
    }
  }

  private static MongoServer serve(Path file) {
    MongoServer server = new MongoServer(new DurableBackend(MongoRunner.open(file)));
    server.bind();
    return server;
  }

  private static List<Document> documents(Path file) {
    MongoServer server = serve(file);
    try (MongoClient client = MongoClients.create(server.getConnectionString())) {
      return products(client).find().into(new java.util.ArrayList<>());
    } finally {
      server.shutdownNow();
    }
  }

  private static MongoCollection<Document> products(MongoClient client) {
    return client.getDatabase("ecommerce_catalogue").getCollection("products");
  }
}
