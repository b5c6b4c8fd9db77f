package io.omnimesh.server.observe;

import io.omnimesh.server.http.ApiServer;
import io.omnimesh.server.http.Route;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Measures, traces and logs each request. A caller's trace (W3C {@code traceparent}) goes on. */
public final class RequestObserver implements ApiServer.Observer {
  private static final Logger LOG = LoggerFactory.getLogger(RequestObserver.class);

  private static final TextMapGetter<Function<String, @Nullable String>> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
          return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(
            @Nullable Function<String, @Nullable String> headers, String name) {
          return headers == null ? null : headers.apply(name);
        }
      };

  private final Metrics metrics;
  private final Traces traces;
  private final Tracer tracer;

  public RequestObserver(Metrics metrics, Traces traces) {
    this.metrics = metrics;
    this.traces = traces;
    this.tracer = traces.telemetry().getTracer("omnimesh-server");
  }

  @Override
  public void around(
      Route route,
      Function<String, @Nullable String> headers,
      Runnable work,
      ApiServer.StatusSupplier status) {
    long start = System.nanoTime();
    Context parent =
        traces
            .telemetry()
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.current(), headers, HEADERS);
    Span span =
        tracer
            .spanBuilder(route.method() + " " + route.path())
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", route.method().name())
            .setAttribute("http.route", route.path())
            .startSpan();
    try (Scope _ = span.makeCurrent()) {
      if (span.getSpanContext().isValid()) {
        MDC.put("trace", span.getSpanContext().getTraceId());
      }
      work.run();
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      int code = status.status();
      span.setAttribute("http.response.status_code", code);
      if (code >= 500) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
      metrics.request(route, code, took);
      LOG.atInfo()
          .addKeyValue("method", route.method())
          .addKeyValue("route", route.path())
          .addKeyValue("status", code)
          .addKeyValue("millis", took.toMillis())
          .log("{} {} {}", route.method(), route.path(), code);
    }
  }
}
