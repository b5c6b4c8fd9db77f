package io.omnimesh.runners.ignite;

import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.UUID;
import org.apache.ignite.internal.processors.security.SecurityContext;
import org.apache.ignite.plugin.security.SecuritySubject;
import org.apache.ignite.plugin.security.SecuritySubjectType;
import org.jspecify.annotations.Nullable;

/**
 * Someone who logged in: a client's connection, or the node itself.
 *
 * @param id of the connection or node
 * @param address where it came from; null for the node itself
 */
record Subject(UUID id, SecuritySubjectType type, Role role, @Nullable InetSocketAddress address)
    implements SecuritySubject, SecurityContext, Serializable {

  @Override
  public SecuritySubject subject() {
    return this;
  }

  @Override
  public Object login() {
    return role.login();
  }
}
