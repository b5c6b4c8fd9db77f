package io.omnimesh.catalog.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an identity may be allowed to do; a token and a route name permissions by {@link #id}. */
public enum Permission {
  DOMAINS_READ("domains:read"),
  SOURCES_READ("sources:read"),
  /** Opens a connection to a source and reads one row of it. */
  SOURCES_TEST("sources:test"),
  /** Adds and removes sources. */
  SOURCES_WRITE("sources:write"),
  /** Reads data products, contracts, plans, results of checks, lineage. */
  PRODUCTS_READ("products:read"),
  /** Applies plans, refreshes and checks products, changes contract files. */
  PRODUCTS_WRITE("products:write"),
  /** Runs SQL as oneself; what the SQL may read is decided by the query engine's access rules. */
  QUERY_RUN("query:run"),
  STATUS_READ("status:read"),
  METRICS_READ("metrics:read");

  private static final Map<String, Permission> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(Permission::id, Function.identity()));

  private final String id;

  Permission(String id) {
    this.id = id;
  }

  /** The name in tokens and in the API description. */
  public String id() {
    return id;
  }

  public static Optional<Permission> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** Every permission: what the owner of an installation holds. */
  public static Set<Permission> all() {
    return Collections.unmodifiableSet(EnumSet.allOf(Permission.class));
  }

  @Override
  public String toString() {
    return id;
  }
}
