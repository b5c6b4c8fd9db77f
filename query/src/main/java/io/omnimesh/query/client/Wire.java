package io.omnimesh.query.client;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The HTTP side of one query: adds the token (to Trino alone, wherever a link may lead) and
 * remembers the last status, which the protocol's client hides in message texts.
 */
final class Wire implements Interceptor {
  private static final int DELETE_SECONDS_MAX = 5;

  private final URI server;
  private final Supplier<String> token;
  private final OkHttpClient http;
  private volatile int lastStatus;

  Wire(URI server, Supplier<String> token, OkHttpClient http) {
    this.server = server;
    this.token = token;
    this.http = http.newBuilder().addInterceptor(this).build();
  }

  /** A client of this query's own over the shared connections. */
  OkHttpClient http() {
    return http;
  }

  /** 0 where the last request was not answered. */
  int lastStatus() {
    return lastStatus;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Request.Builder ours = request.newBuilder().header("User-Agent", "omnimesh");
    if (request.url().host().equals(server.getHost()) && request.url().isHttps()) {
      ours.header("Authorization", "Bearer " + token.get());
    }
    // A cancel must come back soon, also where Trino hangs.
    Chain timed =
        request.method().equals("DELETE")
            ? chain.withReadTimeout(DELETE_SECONDS_MAX, TimeUnit.SECONDS)
            : chain;
    lastStatus = 0;
    Response response = timed.proceed(ours.build());
    lastStatus = response.code();
    return response;
  }
}
