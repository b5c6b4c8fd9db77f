package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.source.Endpoint;
import io.omnimesh.catalog.source.KafkaMessages;
import io.omnimesh.catalog.source.Setting;
import io.omnimesh.catalog.source.SourceConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where a source listens, references resolved.
 *
 * @param host a name or an address
 * @param port from 1 to 65535
 */
record Address(String host, int port) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** All addresses of a connection; empty for a file or a generator. */
  static List<Address> of(SourceConnection connection, UnaryOperator<String> resolver) {
    return switch (connection) {
      case SourceConnection.PostgreSql it -> List.of(of(it.endpoint(), resolver));
      case SourceConnection.MariaDb it -> List.of(of(it.endpoint(), resolver));
      case SourceConnection.MySql it -> List.of(of(it.endpoint(), resolver));
      case SourceConnection.MongoDb it -> List.of(of(it.endpoint(), resolver));
      case SourceConnection.Redis it -> List.of(of(it.endpoint(), resolver));
      case SourceConnection.OpenSearch it -> List.of(of(it.endpoint(), resolver));
      case SourceConnection.Ignite it -> List.of(of(it.endpoint(), resolver));
      case SourceConnection.IcebergJdbc it -> List.of(of(it.endpoint(), resolver));
      case SourceConnection.Cassandra it -> all(it.contactPoints(), resolver);
      case SourceConnection.Kafka it -> {
        List<Address> all = new ArrayList<>(all(it.brokers(), resolver));
        if (it.messages() instanceof KafkaMessages.Avro avro) {
          all.add(ofUrl(avro.registry(), resolver));
        }
        yield all;
      }
      case SourceConnection.Prometheus it -> List.of(ofUrl(it.url(), resolver));
      case SourceConnection.HiveOnS3 it -> List.of(ofUrl(it.location().endpoint(), resolver));
      case SourceConnection.DeltaLakeOnS3 it -> List.of(ofUrl(it.location().endpoint(), resolver));
      case SourceConnection.DuckDb it -> List.of();
      case SourceConnection.Tpcds it -> List.of();
    };
  }

  private static List<Address> all(List<Endpoint> endpoints, UnaryOperator<String> resolver) {
    return endpoints.stream().map(endpoint -> of(endpoint, resolver)).toList();
  }

  private static Address of(Endpoint endpoint, UnaryOperator<String> resolver) {
    return new Address(
        resolver.apply(endpoint.host().text()),
        Integer.parseInt(resolver.apply(endpoint.port().text())));
  }

  private static Address ofUrl(Setting url, UnaryOperator<String> resolver) {
    URI uri = URI.create(resolver.apply(url.text()));
    int port = uri.getPort();
    if (port < 0) {
      port = "https".equals(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }
    return new Address(uri.getHost(), port);
  }

  @Override
  public String toString() {
    return host + ':' + port;
  }
}
