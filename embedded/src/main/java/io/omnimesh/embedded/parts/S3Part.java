package io.omnimesh.embedded.parts;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** S3Proxy over a folder: the files that vendors and carriers drop. */
final class S3Part implements Part {
  private static final String NAME = "s3";
  private static final String BUCKET = "/retail";
  private static final int CONFLICT = 409;

  private final Loopback loopback;
  private final Clock clock;

  S3Part(Loopback loopback, Clock clock) {
    this.loopback = loopback;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "S3 object store: files of vendors and carriers, Hive and Delta Lake tables";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(29001));
  }

  @Override
  public List<String> secrets() {
    return List.of("access_key", "secret_key");
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 384;
  }

  @Override
  public Launch prepare(PartContext context) throws IOException {
    Path objects = MeshHome.createPrivate(context.data().resolve("objects"));
    Path settings =
        Folders.writePrivate(
            context.config().resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            s3proxy.ignore-unknown-headers=true
            s3proxy.jetty.max-threads=16
            jclouds.provider=filesystem-nio2
            jclouds.filesystem.basedir=%s
            """
                .formatted(
                    context.port(),
                    context.secret("access_key"),
                    context.secret("secret_key"),
                    objects));
    return JvmCommand.small(context, NAME)
        .heapMiB(128)
        .option("-XX:MaxDirectMemorySize=64m")
        .property("LOG_LEVEL", "warn")
        .property("logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener")
        .classPath(context.jars(NAME))
        .main("org.gaul.s3proxy.Main")
        .argument("--properties")
        .argument(settings)
        .launch();
  }

  private S3Signer signer(PartContext context) {
    return new S3Signer(context.secret("access_key"), context.secret("secret_key"), clock);
  }

  /** Lists the buckets, which reads the data folder. */
  @Override
  public void probe(PartContext context) throws IOException, InterruptedException {
    loopback.succeed(signer(context).sign("GET", context.port(), "/"));
  }

  @Override
  public void provision(PartContext context) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        loopback.send(signer(context).sign("PUT", context.port(), BUCKET));
    if (answer.statusCode() / 100 != 2 && answer.statusCode() != CONFLICT) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "S3 refused to create the bucket " + BUCKET + ": " + answer.body());
    }
  }
}
