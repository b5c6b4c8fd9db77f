package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.Role;
import io.omnimesh.contract.odcs.Server;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Compares who may do what, and where. */
final class AccessComparison {
  /** What each word allows; what is not here cannot be compared. */
  private static final Map<String, Integer> ACCESS =
      Map.of("none", 0, "read", 1, "write", 2, "readwrite", 2, "read-write", 2, "admin", 3);

  private AccessComparison() {}

  static void roles(String path, List<Role> before, List<Role> after, Changes changes) {
    Matches<Role> matches =
        Matches.of(
            before,
            after,
            Matches.id(Role::id),
            Matches.name(Role::id, role -> Optional.of(role.role())));
    for (Role old : matches.removed()) {
      changes.removed(
          ChangeKind.ROLE_REMOVED,
          path + "." + old.role(),
          access(old),
          "drops role " + old.role());
    }
    for (Role young : matches.added()) {
      changes.added(
          ChangeKind.ROLE_ADDED,
          path + "." + young.role(),
          access(young),
          "adds role " + young.role());
    }
    matches.pairs().forEach(pair -> role(path, pair.before(), pair.after(), changes));
  }

  private static String access(Role role) {
    return role.access().orElse("read");
  }

  private static void role(String path, Role before, Role after, Changes changes) {
    String place = path + "." + after.role();
    if (!before.role().equals(after.role())) {
      changes.removed(
          ChangeKind.ROLE_REMOVED,
          path + "." + before.role(),
          access(before),
          "drops role " + before.role() + " in favour of " + after.role());
    }
    String old = access(before).toLowerCase(Locale.ROOT);
    String young = access(after).toLowerCase(Locale.ROOT);
    if (!old.equals(young)) {
      Integer oldRank = ACCESS.get(old);
      Integer youngRank = ACCESS.get(young);
      boolean extended = oldRank != null && youngRank != null && oldRank <= youngRank;
      changes.changed(
          extended ? ChangeKind.ROLE_ACCESS_EXTENDED : ChangeKind.ROLE_ACCESS_REDUCED,
          place,
          old,
          young,
          "changes what role " + after.role() + " may do from " + old + " to " + young);
    }
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        place,
        List.of(
            before.id(),
            before.description(),
            before.firstLevelApprovers(),
            before.secondLevelApprovers(),
            before.customProperties()),
        List.of(
            after.id(),
            after.description(),
            after.firstLevelApprovers(),
            after.secondLevelApprovers(),
            after.customProperties()),
        "the documentation of role " + after.role());
  }

  static void servers(List<Server> before, List<Server> after, Changes changes) {
    Matches<Server> matches =
        Matches.of(
            before,
            after,
            Matches.id(Server::id),
            Matches.name(Server::id, server -> Optional.of(server.server())));
    for (Server old : matches.removed()) {
      changes.removed(
          ChangeKind.SERVER_REMOVED,
          "servers." + old.server(),
          old.type(),
          "drops server " + old.server());
    }
    for (Server young : matches.added()) {
      changes.added(
          ChangeKind.SERVER_ADDED,
          "servers." + young.server(),
          young.type(),
          "adds server " + young.server());
    }
    matches.pairs().forEach(pair -> server(pair.before(), pair.after(), changes));
  }

  private static void server(Server before, Server after, Changes changes) {
    String path = "servers." + after.server();
    boolean moved =
        !before.server().equals(after.server())
            || !before.type().equals(after.type())
            || !before.environment().equals(after.environment())
            || !before.settings().equals(after.settings());
    if (moved) {
      changes.changed(
          ChangeKind.SERVER_MOVED,
          path,
          address(before, after),
          address(after, before),
          "moves server " + after.server() + " to " + address(after, before));
    }
    roles(path + ".roles", before.roles(), after.roles(), changes);
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        path,
        List.of(before.id(), before.description(), before.customProperties()),
        List.of(after.id(), after.description(), after.customProperties()),
        "the documentation of server " + after.server());
  }

  /** What one of the two says differently. */
  private static String address(Server server, Server other) {
    StringBuilder text = new StringBuilder(server.type());
    if (!server.server().equals(other.server())) {
      text.append(" server ").append(server.server());
    }
    if (!server.environment().equals(other.environment())) {
      text.append(" environment ").append(server.environment().orElse("none"));
    }
    TreeSet<String> names = new TreeSet<>(server.settings().keySet());
    names.addAll(other.settings().keySet());
    for (String name : names) {
      Object value = server.settings().get(name);
      if (!Objects.equals(value, other.settings().get(name))) {
        text.append(' ').append(name).append(' ').append(value == null ? "none" : value);
      }
    }
    return text.toString();
  }
}
