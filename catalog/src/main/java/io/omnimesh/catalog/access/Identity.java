package io.omnimesh.catalog.access;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person or program that was authenticated.
 *
 * @param subject the name, which is also the user in the query engine
 * @param permissions what it may do; nothing else is allowed
 */
public record Identity(String subject, Set<Permission> permissions) {
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,127}");

  public Identity {
    if (!SUBJECT.matcher(subject).matches()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Subject '"
              + subject
              + "' is not a user name; use 1 to 128 letters, digits, '.', '_', '@' and '-',"
              + " beginning with a letter or digit");
    }
    permissions = Set.copyOf(permissions);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
