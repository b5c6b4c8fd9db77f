package io.omnimesh.bench;

import io.omnimesh.contract.check.EventCheck;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.ContractFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures with JMH how long the gateway's check of one event of 15 fields takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class EventCheckBench {
  private static final int EVENTS = 1024;
  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: bench
      version: 1.0.0
      status: active
      schema:
        - name: orders
          properties:
            - {name: order_id, logicalType: string, required: true, primaryKey: true, logicalTypeOptions: {pattern: "^O-[0-9]{8}$"}}
            - {name: customer_id, logicalType: integer, required: true, logicalTypeOptions: {minimum: 1}}
            - {name: ordered_at, logicalType: timestamp, required: true, logicalTypeOptions: {minimum: "2020-01-01T00:00:00Z"}}
            - {name: channel, logicalType: string, required: true, logicalTypeOptions: {enum: [web, app, store, phone]}}
            - {name: country, logicalType: string, required: true, logicalTypeOptions: {pattern: "^[A-Z]{2}$"}}
            - {name: currency, logicalType: string, required: true, logicalTypeOptions: {minLength: 3, maxLength: 3}}
            - {name: total, logicalType: number, physicalType: "decimal(14,2)", required: true, logicalTypeOptions: {minimum: 0}}
            - {name: tax_rate, logicalType: number, required: true, logicalTypeOptions: {minimum: 0, maximum: 1}}
            - {name: items, logicalType: integer, required: true, logicalTypeOptions: {minimum: 1, maximum: 500}}
            - {name: gift, logicalType: boolean, required: true}
            - {name: delivery_date, logicalType: date, required: true}
            - name: email
              logicalType: string
              classification: personal
              logicalTypeOptions: {maxLength: 254, pattern: "^[^@ ]+@[^@ ]+$"}
            - name: status
              logicalType: string
              quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [open, paid, packed, sent]}}]
            - name: coupon
              logicalType: string
              quality: [{metric: missingValues, mustBe: 0, arguments: {missingValues: ["", N/A]}}]
            - {name: store_id, logicalType: integer, logicalTypeOptions: {minimum: 1, maximum: 100000}}
      """;

  private final EventCheck check = check();
  private final List<Map<String, @Nullable Object>> events = events();
  private int next;

  private static EventCheck check() {
    byte[] bytes = CONTRACT.getBytes(StandardCharsets.UTF_8);
    return EventCheck.of(
        ContractFile.read("bench.yaml", bytes).contract().orElseThrow().schema().getFirst());
  }

  private static List<Map<String, @Nullable Object>> events() {
    List<Map<String, @Nullable Object>> events = new ArrayList<>();
    String[] channels = {"web", "app", "store", "phone"};
    String[] statuses = {"open", "paid", "packed", "sent"};
    for (int i = 0; i < EVENTS; i++) {
      Map<String, @Nullable Object> event = new LinkedHashMap<>();
      event.put("order_id", String.format("O-%08d", i));
      event.put("customer_id", 1_000_000 + i);
      event.put("ordered_at", String.format("2026-11-%02dT10:%02d:30.123Z", 1 + i % 28, i % 60));
      event.put("channel", channels[i % channels.length]);
      event.put("country", i % 2 == 0 ? "DE" : "PL");
      event.put("currency", "EUR");
      event.put("total", i * 1.25);
      event.put("tax_rate", 0.19);
      event.put("items", 1 + i % 20);
      event.put("gift", i % 3 == 0);
      event.put("delivery_date", String.format("2026-12-%02d", 1 + i % 28));
      event.put("email", "customer" + i + "@example.org");
      event.put("status", statuses[i % statuses.length]);
      event.put("coupon", "WELCOME" + i % 10);
      event.put("store_id", i % 2 == 0 ? null : (Object) (1 + i % 700));
      events.add(event);
    }
    return events;
  }

  /** One valid event, another each time. */
  @Benchmark
  public boolean validEvent() {
    next = (next + 1) % EVENTS;
    return check.accepts(events.get(next));
  }

  /** Runs JMH in a JVM of its own; takes a quarter of a minute. */
  public static List<Figure> run() {
    EventCheckBench bench = new EventCheckBench();
    if (!bench.events.stream().allMatch(bench.check::accepts)) {
      throw new MeshException(ErrorCode.INTERNAL, "The benchmark's events break their contract");
    }
    try {
      RunResult result =
          new Runner(
                  new OptionsBuilder()
                      .include(EventCheckBench.class.getName() + ".validEvent")
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .runSingle();
      List<Double> micros = new ArrayList<>();
      result
          .getBenchmarkResults()
          .forEach(fork ->
              fork.getIterationResults()
                  .forEach(iteration -> micros.add(iteration.getPrimaryResult().getScore())));
      return List.of(
          new Figure(
              "contract check of a 15-field event in the gateway", "us", micros, "<= 2 us", ""));
    } catch (RunnerException e) {
      throw new MeshException(ErrorCode.INTERNAL, "JMH failed: " + e.getMessage(), e);
    }
  }
}
