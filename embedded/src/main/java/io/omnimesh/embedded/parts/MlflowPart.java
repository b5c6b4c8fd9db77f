package io.omnimesh.embedded.parts;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * MLflow: runs, metrics and models, kept in PostgreSQL; artifacts in the part's data folder. One
 * process that serves MLflow's own application with several threads: the command {@code mlflow
 * server} would add a parent and a master that only watch, which the launcher does anyway.
 */
final class MlflowPart implements Part {
  private static final String NAME = "mlflow";
  private static final String SESSION_KEY = "session";
  private static final int THREADS = 8;

  private final Loopback loopback;

  MlflowPart(Loopback loopback) {
    this.loopback = loopback;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "MLflow: runs, metrics and the model registry";
  }

  @Override
  public Set<String> needs() {
    return Set.of("postgresql");
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(25000));
  }

  @Override
  public List<String> secrets() {
    return List.of(SESSION_KEY);
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 768;
  }

  @Override
  public Launch prepare(PartContext context) throws Exception {
    Path artifacts = MeshHome.createPrivate(context.data().resolve("artifacts"));
    String address = "127.0.0.1:" + context.port();
    return new Launch(
        List.of(
            context.unpacked(NAME).resolve("bin/python").toString(),
            "-m",
            "waitress",
            "--listen=" + address,
            "--threads=" + THREADS,
            "--ident=",
            "mlflow.server:app"),
        Map.ofEntries(
            // What `mlflow server` hands to the processes that it starts.
            Map.entry("_MLFLOW_SERVER_FILE_STORE", store(context)),
            Map.entry("_MLFLOW_SERVER_REGISTRY_STORE", store(context)),
            Map.entry("_MLFLOW_SERVER_ARTIFACT_ROOT", "mlflow-artifacts:/"),
            Map.entry("_MLFLOW_SERVER_ARTIFACT_DESTINATION", artifacts.toUri().toString()),
            Map.entry("_MLFLOW_SERVER_SERVE_ARTIFACTS", "true"),
            Map.entry("MLFLOW_FLASK_SERVER_SECRET_KEY", context.secret(SESSION_KEY)),
            Map.entry("MLFLOW_SERVER_ALLOWED_HOSTS", address + ",localhost:" + context.port()),
            Map.entry("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false"),
            Map.entry("MLFLOW_SQLALCHEMYSTORE_POOL_SIZE", Integer.toString(THREADS)),
            Map.entry("MLFLOW_DISABLE_TELEMETRY", "true"),
            Map.entry("MALLOC_ARENA_MAX", "2"),
            Map.entry("PYTHONDONTWRITEBYTECODE", "1"),
            Map.entry("PYTHONUNBUFFERED", "1")),
        context.data());
  }

  private static String store(PartContext context) {
    return "postgresql+psycopg2://mlflow:%s@127.0.0.1:%d/mlflow"
        .formatted(context.secret("postgresql", "mlflow"), context.port("postgresql", Port.MAIN));
  }

  /** Reads the default experiment, which MLflow makes in its database when it first starts. */
  @Override
  public void probe(PartContext context) throws Exception {
    loopback.succeed(
        Loopback.request(context.port(), "/api/2.0/mlflow/experiments/get?experiment_id=0")
            .GET()
            .build());
  }
}
