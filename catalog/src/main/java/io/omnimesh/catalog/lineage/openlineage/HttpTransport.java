package io.omnimesh.catalog.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Posts each event, again where the other side does not answer or says that it may later. */
final class HttpTransport implements Transport {
  private static final int ANSWER_CHARACTERS_MAX = 300;

  private final ToHttp settings;
  private final HttpClient client;

  HttpTransport(ToHttp settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public void send(ObjectNode event) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.timeout())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event.toString()));
    settings.apiKey().ifPresent(key -> builder.header("Authorization", "Bearer " + key));
    HttpRequest request = builder.build();
    MeshException failure = null;
    for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
      if (failure != null) {
        pause(attempt);
      }
      failure = attempt(request);
      if (failure == null) {
        return;
      }
      if (failure.code() == ErrorCode.INVALID_INPUT) {
        throw failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private @Nullable MeshException attempt(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      if (status / 100 == 2) {
        return null;
      }
      String body = response.body().strip();
      String answer = body.substring(0, Math.min(body.length(), ANSWER_CHARACTERS_MAX));
      boolean mayRetry = status >= 500 || status == 408 || status == 429;
      return new MeshException(
          mayRetry ? ErrorCode.UNAVAILABLE : ErrorCode.INVALID_INPUT,
          "Lineage was refused by "
              + settings.url()
              + " with status "
              + status
              + (answer.isEmpty() ? "" : ": " + answer)
              + (mayRetry ? "; it is tried again" : "; check its address and key"));
    } catch (HttpTimeoutException e) {
      return failure(ErrorCode.TIMEOUT, " within " + settings.timeout(), e);
    } catch (IOException e) {
      return failure(ErrorCode.UNAVAILABLE, ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Sending lineage was interrupted", e);
    }
  }

  private MeshException failure(ErrorCode code, String why, Exception cause) {
    return new MeshException(
        code,
        "Lineage cannot be sent, "
            + settings.url()
            + " does not answer"
            + why
            + "; check its address, and that it runs",
        cause);
  }

  private void pause(int attempt) {
    Duration pause = settings.pause().multipliedBy(1L << (attempt - 2));
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Sending lineage was interrupted", e);
    }
  }
}
