package io.omnimesh.runners.ignite;

import java.util.Locale;
import org.apache.ignite.plugin.security.SecurityPermission;

/** The users of the node and what each may do. */
enum Role {
  /** Everything, the node itself included. */
  ADMIN,
  /** Creates, fills and drops tables. */
  WRITER,
  /** Selects. */
  READER;

  String login() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean may(SecurityPermission permission) {
    return switch (this) {
      case ADMIN -> true;
      case WRITER ->
          switch (permission) {
            case CACHE_READ,
                CACHE_PUT,
                CACHE_REMOVE,
                CACHE_CREATE,
                CACHE_DESTROY,
                ADMIN_METADATA_OPS ->
                true;
            default -> false;
          };
      case READER -> permission == SecurityPermission.CACHE_READ;
    };
  }
}
