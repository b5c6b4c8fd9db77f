package io.omnimesh.embedded.artifact;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/**
 * Maven's own resolver under the user's settings: mirrors, proxies, credentials, local repository.
 * Downloads go to a temporary file and are renamed, so that no partial file is ever seen.
 */
final class MavenResolver implements Registry {
  private static final int CONCURRENT_DOWNLOADS_MAX = 6;
  private static final int CONNECT_TIMEOUT_MS = 15_000;
  private static final int SILENCE_TIMEOUT_MS = 60_000;

  private final Context context;
  private final DefaultRepositorySystemSession session;
  private final TransferProgress transfers;

  private MavenResolver(
      Context context, DefaultRepositorySystemSession session, TransferProgress transfers) {
    this.context = context;
    this.session = session;
    this.transfers = transfers;
  }

  static MavenResolver create(Path repository) {
    TransferProgress transfers = new TransferProgress();
    Context context =
        Runtimes.INSTANCE
            .getRuntime()
            .create(
                ContextOverrides.create()
                    .withUserSettings(true)
                    .withLocalRepositoryOverride(repository)
                    .build());
    DefaultRepositorySystemSession session =
        new DefaultRepositorySystemSession(context.repositorySystemSession());
    session.setTransferListener(transfers);
    // A failure of yesterday's network must not be remembered against today's.
    session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
    session.setConfigProperty("aether.connector.basic.threads", CONCURRENT_DOWNLOADS_MAX);
    session.setConfigProperty("aether.connector.connectTimeout", CONNECT_TIMEOUT_MS);
    session.setConfigProperty("aether.connector.requestTimeout", SILENCE_TIMEOUT_MS);
    return new MavenResolver(context, session, transfers);
  }

  @Override
  public void fetch(List<LockedFile> files, Progress progress) {
    List<ArtifactRequest> requests =
        files.stream()
            .map(file ->
                new ArtifactRequest(
                    artifact(file.coordinate()), context.remoteRepositories(), null))
            .toList();
    transfers.during(
        files,
        progress,
        () -> {
          try {
            context.repositorySystem().resolveArtifacts(session, requests);
          } catch (ArtifactResolutionException e) {
            throw unavailable(e.getResults(), e);
          }
        });
  }

  @Override
  public List<Resolved> closure(List<Coordinate> roots, List<String> excludes) {
    List<Exclusion> exclusions =
        excludes.stream().map(text -> exclusion(text.split(":", -1))).toList();
    Map<String, Resolved> files = new LinkedHashMap<>();
    CollectRequest collect = new CollectRequest();
    collect.setRepositories(context.remoteRepositories());
    for (Coordinate root : roots) {
      List<Exclusion> own =
          root.extension().equals("jar") ? exclusions : List.of(new Exclusion("*", "*", "*", "*"));
      collect.addDependency(new Dependency(artifact(root), JavaScopes.RUNTIME, false, own));
    }
    DependencyRequest request =
        new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
    try {
      for (ArtifactResult result :
          context.repositorySystem().resolveDependencies(session, request).getArtifactResults()) {
        Artifact artifact = result.getArtifact();
        Coordinate coordinate =
            new Coordinate(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getExtension(),
                artifact.getClassifier(),
                artifact.getVersion());
        files.putIfAbsent(coordinate.path(), new Resolved(coordinate, artifact.getFile().toPath()));
      }
    } catch (DependencyResolutionException e) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE, "The dependencies cannot be resolved: " + e.getMessage(), e);
    }
    return new ArrayList<>(files.values());
  }

  private static Exclusion exclusion(String[] fields) {
    if (fields.length != 2) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "An exclusion is written group:artifact; * stands for any");
    }
    return new Exclusion(fields[0], fields[1], "*", "*");
  }

  private MeshException unavailable(List<ArtifactResult> results, ArtifactResolutionException e) {
    List<String> missing = new ArrayList<>();
    Optional<Exception> reason = Optional.empty();
    for (ArtifactResult result : results) {
      if (!result.isResolved()) {
        missing.add(result.getRequest().getArtifact().toString());
        reason =
            reason.or(() ->
                result.getExceptions().stream()
                    .filter(each -> !(each instanceof ArtifactNotFoundException))
                    .findFirst());
      }
    }
    String more = missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : "";
    String mend =
        reason.isPresent()
            ? "check the network, or the proxy and mirror in ~/.m2/settings.xml; what was fetched"
                + " is kept, run the command again"
            : "the repository does not have it; set a mirror of Maven Central in"
                + " ~/.m2/settings.xml";
    return new MeshException(
        ErrorCode.UNAVAILABLE,
        "Artifact %s%s cannot be fetched from %s (%s); %s"
            .formatted(
                missing.isEmpty() ? "?" : missing.getFirst(),
                more,
                context.remoteRepositories().getFirst().getUrl(),
                rootMessage(reason.orElse(e)),
                mend),
        e);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  private static Artifact artifact(Coordinate coordinate) {
    return new DefaultArtifact(
        coordinate.group(),
        coordinate.artifact(),
        coordinate.classifier(),
        coordinate.extension(),
        coordinate.version());
  }

  @Override
  public void close() {
    context.close();
  }
}
