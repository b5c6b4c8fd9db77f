package io.omnimesh.stream.client;

import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What one user may do with everything whose name starts with a prefix.
 *
 * @param user the user's name
 * @param right what is allowed
 * @param prefix start of the names
 */
public record Grant(String user, Right right, String prefix) {
  /** What a user may be allowed. */
  public enum Right {
    /** Create topics and append to them. */
    WRITE_TOPICS,
    /** Read topics. */
    READ_TOPICS,
    /** Commit offsets as a consumer group. */
    USE_GROUPS,
    /** Append in transactions under a transactional id. */
    USE_TRANSACTIONS
  }

  ResourceType resource() {
    return switch (right) {
      case WRITE_TOPICS, READ_TOPICS -> ResourceType.TOPIC;
      case USE_GROUPS -> ResourceType.GROUP;
      case USE_TRANSACTIONS -> ResourceType.TRANSACTIONAL_ID;
    };
  }

  Set<AclOperation> operations() {
    return switch (right) {
      case WRITE_TOPICS -> Set.of(AclOperation.CREATE, AclOperation.WRITE, AclOperation.DESCRIBE);
      case READ_TOPICS, USE_GROUPS -> Set.of(AclOperation.READ, AclOperation.DESCRIBE);
      case USE_TRANSACTIONS -> Set.of(AclOperation.WRITE, AclOperation.DESCRIBE);
    };
  }
}
