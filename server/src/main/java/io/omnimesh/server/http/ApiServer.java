package io.omnimesh.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.omnimesh.catalog.access.Identity;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The HTTP server: serves routes and nothing else. Every request gets an id, the security headers,
 * a decision about access, an observer, and a problem as its answer where it fails.
 */
public final class ApiServer {
  static final long BODY_BYTES_MAX = 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int URI_BYTES_MAX = 8 * 1024;
  private static final Duration IDLE_MAX = Duration.ofSeconds(60);

  /** The page is plain HTML with its style inside; everything else loads nothing at all. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none';"
          + " form-action 'none'";

  private final Javalin javalin;
  private final List<Route> routes;
  private final Gate gate;
  private final Observer observer;
  private final RandomGenerator random;
  private final AtomicBoolean draining = new AtomicBoolean();

  /** Counts requests that are being answered; the first party is the server itself. */
  private final Phaser answering = new Phaser(1);

  /** Sees each request; wraps its work, for metrics and traces. */
  public interface Observer {
    /**
     * Runs the work of a request.
     *
     * @param headers reads a request header, null where it is not there
     * @param work the work; never throws
     * @param status the status of the answer, once the work is done
     */
    void around(
        Route route, Function<String, String> headers, Runnable work, StatusSupplier status);
  }

  /** The HTTP status of an answer. */
  @FunctionalInterface
  public interface StatusSupplier {
    int status();
  }

  /**
   * Limits of one caller and of one address without a token.
   *
   * @param perSecond requests that refill each second
   * @param burst requests at once
   */
  public record RateLimit(int perSecond, int burst) {}

  public ApiServer(
      List<Route> routes,
      Function<String, Identity> verifier,
      RateLimit callers,
      RateLimit strangers,
      Observer observer,
      Clock clock,
      RandomGenerator random) {
    this.routes = List.copyOf(routes);
    this.gate =
        new Gate(
            verifier,
            new RateLimiter(callers.perSecond(), callers.burst(), clock),
            new RateLimiter(strangers.perSecond(), strangers.burst(), clock));
    this.observer = observer;
    this.random = random;
    this.javalin = Javalin.create(this::configure);
  }

  /** Every route that is served; there is no other way to serve one. */
  public List<Route> routes() {
    return routes;
  }

  public ApiServer start(String host, int port) {
    javalin.start(host, port);
    return this;
  }

  public int port() {
    return javalin.port();
  }

  /** Whether new work is refused because the server is about to end. */
  public boolean draining() {
    return draining.get();
  }

  /** Refuses new work, waits for what is being answered, then closes. */
  public void stop(Duration grace) {
    if (!draining.compareAndSet(false, true)) {
      return;
    }
    int phase = answering.arrive();
    try {
      answering.awaitAdvanceInterruptibly(phase, grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("Requests were still being answered after {}", grace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = BODY_BYTES_MAX;
    config.http.prefer405over404 = true;
    config.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      http.setRequestHeaderSize(URI_BYTES_MAX);
      http.setIdleTimeout(IDLE_MAX.toMillis());
    });
    config.routes.before(this::begin);
    for (Route route : routes) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(route.method().name()),
          route.path(),
          context -> serve(context, route));
    }
    config.routes.exception(
        HttpResponseException.class, (failure, context) -> Problems.answer(context, failure));
    config.routes.exception(
        Exception.class, (failure, context) -> Problems.answer(context, failure));
    config.routes.after(context -> MDC.clear());
  }

  private void begin(Context context) {
    MDC.put("request", RequestIds.assign(context, random));
    context
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Content-Security-Policy", CONTENT_POLICY)
        .header("Cache-Control", "no-store");
  }

  private void serve(Context context, Route route) {
    answering.register();
    try {
      observer.around(
          route, context::header, () -> answer(context, route), () -> context.status().getCode());
    } finally {
      answering.arriveAndDeregister();
    }
  }

  private void answer(Context context, Route route) {
    try {
      if (draining.get() && route.access() instanceof Access.Needs) {
        context.header("Connection", "close");
        throw new MeshException(ErrorCode.UNAVAILABLE, "The server is shutting down; try again");
      }
      Identity caller = gate.admit(context, route.access());
      if (caller != null) {
        MDC.put("subject", caller.subject());
      }
      route.handler().handle(new Exchange(context, caller));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Problems.answer(context, e);
    } catch (Exception e) {
      Problems.answer(context, e);
    }
  }
}
