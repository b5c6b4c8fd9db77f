package io.omnimesh.server.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Sends traces over OTLP/HTTP where an endpoint is set, and does nothing where none is. */
public final class Traces implements AutoCloseable {
  private static final Duration FLUSH_MAX = Duration.ofSeconds(3);

  private final OpenTelemetry telemetry;
  private final Runnable shutdown;

  private Traces(OpenTelemetry telemetry, Runnable shutdown) {
    this.telemetry = telemetry;
    this.shutdown = shutdown;
  }

  /**
   * Traces to a collector.
   *
   * @param endpoint {@code http://host:4318/v1/traces}; empty for none
   */
  public static Traces to(Optional<URI> endpoint) {
    if (endpoint.isEmpty()) {
      return new Traces(OpenTelemetry.noop(), () -> {});
    }
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault()
                    .merge(
                        Resource.create(
                            Attributes.of(AttributeKey.stringKey("service.name"), "omnimesh"))))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder()
                            .setEndpoint(endpoint.get().toString())
                            .setTimeout(FLUSH_MAX)
                            .build())
                    .build())
            .build();
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(provider)
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    return new Traces(sdk, sdk::close);
  }

  OpenTelemetry telemetry() {
    return telemetry;
  }

  @Override
  public void close() {
    shutdown.run();
  }
}
