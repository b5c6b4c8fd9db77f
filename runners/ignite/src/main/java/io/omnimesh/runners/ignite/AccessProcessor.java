package io.omnimesh.runners.ignite;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.internal.GridKernalContext;
import org.apache.ignite.internal.processors.GridProcessorAdapter;
import org.apache.ignite.internal.processors.authentication.IgniteAccessControlException;
import org.apache.ignite.internal.processors.security.GridSecurityProcessor;
import org.apache.ignite.internal.processors.security.SecurityContext;
import org.apache.ignite.plugin.security.AuthenticationContext;
import org.apache.ignite.plugin.security.SecurityCredentials;
import org.apache.ignite.plugin.security.SecurityException;
import org.apache.ignite.plugin.security.SecurityPermission;
import org.apache.ignite.plugin.security.SecuritySubject;
import org.apache.ignite.plugin.security.SecuritySubjectType;
import org.jspecify.annotations.Nullable;

/**
 * Logs clients in by the passwords of the installation and holds each to its {@link Role}. Ignite's
 * built-in authentication knows no rights: there every user may drop every table.
 */
final class AccessProcessor extends GridProcessorAdapter implements GridSecurityProcessor {
  private final Passwords passwords;
  private final Map<UUID, Subject> clients = new ConcurrentHashMap<>();

  AccessProcessor(GridKernalContext context, Passwords passwords) {
    super(context);
    this.passwords = passwords;
  }

  /** The only node there is; no other can join, as none is looked for. */
  @Override
  public SecurityContext authenticateNode(ClusterNode node, SecurityCredentials credentials) {
    return new Subject(node.id(), SecuritySubjectType.REMOTE_NODE, Role.ADMIN, null);
  }

  @Override
  public SecurityContext authenticate(AuthenticationContext request) throws IgniteCheckedException {
    SecurityCredentials credentials = request.credentials();
    if (credentials == null) {
      throw new IgniteAccessControlException("Log in with a user name and a password");
    }
    Role role =
        passwords
            .match(credentials)
            .orElseThrow(
                () -> new IgniteAccessControlException("The user name or password is incorrect"));
    UUID id = UUID.randomUUID();
    Subject subject = new Subject(id, request.subjectType(), role, request.address());
    clients.put(id, subject);
    return subject;
  }

  @Override
  public void authorize(
      @Nullable String name, SecurityPermission permission, SecurityContext context) {
    Role role = context.subject() instanceof Subject subject ? subject.role() : null;
    if (role == null || !role.may(permission)) {
      throw new SecurityException(
          "User "
              + context.subject().login()
              + " lacks the permission "
              + permission
              + (name == null ? "" : " on " + name));
    }
  }

  @Override
  public @Nullable SecurityContext securityContext(UUID id) {
    return clients.get(id);
  }

  @Override
  public @Nullable SecuritySubject authenticatedSubject(UUID id) {
    return clients.get(id);
  }

  @Override
  public Collection<SecuritySubject> authenticatedSubjects() {
    return List.copyOf(clients.values());
  }

  @Override
  public void onSessionExpired(UUID id) {
    clients.remove(id);
  }

  @Override
  public boolean isGlobalNodeAuthentication() {
    return false;
  }

  @Override
  @SuppressWarnings("deprecation") // The interface still demands it.
  public boolean enabled() {
    return true;
  }
}
