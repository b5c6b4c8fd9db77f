package io.omnimesh.stream.client;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/** A Kafka cluster as its operator sees it: alive or not, users, rights. */
public final class KafkaCluster implements AutoCloseable {
  private static final int SCRAM_ITERATIONS = 4_096;

  private final KafkaAccess access;
  private final Duration timeout;
  private final Admin admin;

  /**
   * Connects at the first call.
   *
   * @param access a super user
   * @param timeout how long any answer may take
   */
  public KafkaCluster(KafkaAccess access, Duration timeout) {
    this.access = access;
    this.timeout = timeout;
    Map<String, Object> properties = access.properties();
    int millis = (int) timeout.toMillis();
    properties.put("request.timeout.ms", millis);
    properties.put("default.api.timeout.ms", millis);
    this.admin = Admin.create(properties);
  }

  /**
   * Asks for the brokers and the controller that leads them.
   *
   * @throws MeshException {@code UNAVAILABLE} where no broker or no controller answers
   */
  public void check() {
    var cluster = admin.describeCluster();
    if (await("list brokers", cluster.nodes()).isEmpty()
        || await("find the controller", cluster.controller()) == null) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE, access + " has no broker yet; see `mesh logs kafka`");
    }
  }

  /** Creates a user or gives it another password. */
  public void putUser(String user, String password) {
    UserScramCredentialAlteration change =
        new UserScramCredentialUpsertion(
            user,
            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, SCRAM_ITERATIONS),
            password);
    await("create user " + user, admin.alterUserScramCredentials(List.of(change)).all());
  }

  /** Allows what is not allowed yet. */
  public void allow(List<Grant> grants) {
    List<AclBinding> bindings =
        grants.stream()
            .flatMap(grant ->
                grant.operations().stream()
                    .map(operation ->
                        new AclBinding(
                            new ResourcePattern(
                                grant.resource(), grant.prefix(), PatternType.PREFIXED),
                            new AccessControlEntry(
                                "User:" + grant.user(), "*", operation, AclPermissionType.ALLOW))))
            .toList();
    await("grant rights", admin.createAcls(bindings).all());
  }

  @Override
  public void close() {
    admin.close(timeout);
  }

  private <T> T await(String what, KafkaFuture<T> future) {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Interrupted while waiting for " + access, e);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "Cannot %s: %s: %s; see `mesh logs kafka`".formatted(what, access, cause),
          cause);
    }
  }
}
